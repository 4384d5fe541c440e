# SPDX-License-Identifier: EUPL-1.2
"""A message as plain JSON and back, without loss: dates as text, amounts as whole numbers.

Holds whole BSNs, like the message itself: for the owner of the file, never for a log.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from hefboom.ijw.bericht import Bericht, header_van, kop_uit
from hefboom.ijw.standaard import NIEUWSTE, RELEASES, Klasse, NietTeSchrijven, release
from hefboom.kernel import Bsn


def naar_json(bericht: Bericht) -> dict[str, Any]:
    """Everything in the message, in values `json.dumps` knows."""
    return {
        "bericht": bericht.soort,
        "release": bericht.release,
        "header": _kaal(header_van(bericht.kop)),
        "inhoud": _kaal(bericht.inhoud),
    }


def uit_json(data: object) -> Bericht:
    """The message `naar_json` described; order and completeness are left to `schrijf`.

    Raises `NietTeSchrijven` naming the element that does not fit.
    """
    if not isinstance(data, Mapping) or not {"bericht", "header", "inhoud"} <= data.keys():
        raise NietTeSchrijven("Dit is geen bericht: het heeft geen bericht, header en inhoud.")
    nummer = data.get("release", NIEUWSTE)
    if nummer not in RELEASES:
        raise NietTeSchrijven(f"Release {nummer} ken ik niet; wel {', '.join(RELEASES)}.")
    soort = release(nummer).soorten.get(data["bericht"])
    if soort is None:
        raise NietTeSchrijven(f"Bericht {data['bericht']} bestaat niet in iJw {nummer}.")
    boom = _klasse(soort.wortel, {"Header": data["header"], **data["inhoud"]}, "")
    header = boom.pop("Header")
    for veld in soort.header.velden:
        if veld.verplicht and veld.naam not in header:
            raise NietTeSchrijven(f"Header/{veld.naam} ontbreekt.")
    try:
        kop = kop_uit(header, soort)
    except KeyError as fout:
        raise NietTeSchrijven(f"In de header ontbreekt {fout.args[0]}.") from None
    return Bericht(soort.soort, nummer, kop, boom)


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, Mapping):
        return {naam: _kaal(onder) for naam, onder in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [_kaal(onder) for onder in waarde]
    if isinstance(waarde, Bsn):
        return waarde.cijfers
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    return waarde


def _klasse(klasse: Klasse, waarden: object, pad: str) -> dict[str, Any]:
    if not isinstance(waarden, Mapping):
        raise NietTeSchrijven(f"{pad.rstrip('/')}: hier horen elementen, geen losse waarde.")
    gelezen: dict[str, Any] = {}
    for naam, waarde in waarden.items():
        veld = klasse.op_naam.get(naam)
        if veld is None:
            raise NietTeSchrijven(f"{pad}{naam} hoort hier niet.")
        if veld.herhaalt != isinstance(waarde, list):
            soort = "een rij" if veld.herhaalt else "één waarde"
            raise NietTeSchrijven(f"{pad}{naam}: hier hoort {soort}.")
        rij = []
        for nummer, item in enumerate(waarde if veld.herhaalt else [waarde], 1):
            plek = f"{pad}{naam}[{nummer}]" if veld.herhaalt else f"{pad}{naam}"
            if veld.klasse is not None:
                rij.append(_klasse(veld.klasse, item, plek + "/"))
                continue
            type_ = veld.type
            assert type_ is not None
            tekst = str(item) if isinstance(item, int) and not isinstance(item, bool) else item
            gevonden = type_.lees(tekst) if isinstance(tekst, str) else None
            if gevonden is None:
                verwacht = type_.verklaar(tekst if isinstance(tekst, str) else "")[1]
                raise NietTeSchrijven(f"{plek}: hier hoort {verwacht}.")
            rij.append(gevonden)  # type: ignore[arg-type]
        gelezen[naam] = tuple(rij) if veld.herhaalt else rij[0]
    return gelezen
