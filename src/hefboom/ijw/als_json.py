# SPDX-License-Identifier: EUPL-1.2
"""A message as plain JSON and back, without loss: dates as text, amounts as whole numbers.

Holds whole BSNs, like the message itself: for the owner of the file, never for a log.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from math import isfinite
from typing import Any

from hefboom.ijw.bericht import Bericht, header_van, kop_uit
from hefboom.ijw.standaard import NIEUWSTE, RELEASES, Klasse, NietTeSchrijven, Type, release
from hefboom.kernel import Bsn, verhuld

#: far above any number in iJw; Python itself refuses to write out very long ones
GROOTSTE_GETAL = 10**20


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
    nummer = _naam(data, "release", NIEUWSTE)
    if nummer not in RELEASES:
        raise NietTeSchrijven(
            f"Release {verhuld(nummer, 40)} ken ik niet; wel {', '.join(RELEASES)}."
        )
    naam = _naam(data, "bericht", "JW305")
    soort = release(nummer).soorten.get(naam)
    if soort is None:
        raise NietTeSchrijven(f"Bericht {verhuld(naam, 40)} bestaat niet in iJw {nummer}.")
    inhoud = data["inhoud"]
    if not isinstance(inhoud, Mapping):
        raise NietTeSchrijven(f"inhoud: hier horen elementen, geen {_soort(inhoud)}.")
    if "Header" in inhoud:
        raise NietTeSchrijven("inhoud/Header hoort hier niet; de kop staat bij header.")
    boom = _klasse(soort.wortel, {"Header": data["header"], **inhoud}, "")
    header = boom.pop("Header")
    for veld in soort.header.velden:
        if veld.verplicht and veld.naam not in header:
            raise NietTeSchrijven(f"Header/{veld.naam} ontbreekt.")
    try:
        kop = kop_uit(header, soort)
    except KeyError as fout:
        raise NietTeSchrijven(f"In de header ontbreekt {fout.args[0]}.") from None
    return Bericht(soort.soort, nummer, kop, boom)


def _naam(data: Mapping[str, Any], wat: str, zoals: str) -> str:
    naam = data.get(wat, zoals)
    if not isinstance(naam, str):
        raise NietTeSchrijven(f'{wat}: hier hoort tekst, zoals "{zoals}", geen {_soort(naam)}.')
    return naam


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
        plek = pad.rstrip("/")
        raise NietTeSchrijven(f"{plek}: hier horen elementen, geen {_soort(waarden)}.")
    gelezen: dict[str, Any] = {}
    for naam, waarde in waarden.items():
        veld = klasse.op_naam.get(naam)
        if veld is None:
            raise NietTeSchrijven(f"{pad}{verhuld(str(naam), 60)} hoort hier niet.")
        if veld.herhaalt != isinstance(waarde, list):
            soort = "een rij" if veld.herhaalt else "één waarde"
            raise NietTeSchrijven(f"{pad}{naam}: hier hoort {soort}, geen {_soort(waarde)}.")
        rij = []
        for nummer, item in enumerate(waarde if veld.herhaalt else [waarde], 1):
            plek = f"{pad}{naam}[{nummer}]" if veld.herhaalt else f"{pad}{naam}"
            if veld.klasse is not None:
                rij.append(_klasse(veld.klasse, item, plek + "/"))
            else:
                rij.append(_waarde(veld.waardetype, item, plek))
        gelezen[naam] = tuple(rij) if veld.herhaalt else rij[0]
    return gelezen


def _waarde(vorm: Type, item: object, plek: str) -> Any:
    """A value as its type reads it: a text, or a whole number as the text of its digits."""
    if isinstance(item, bool) or not isinstance(item, str | int):
        weg = "; laat een element zonder waarde weg" if item is None else ""
        raise NietTeSchrijven(f"{plek}: hier hoort {_hoort(vorm)}, geen {_soort(item)}{weg}.")
    if isinstance(item, int) and abs(item) >= GROOTSTE_GETAL:
        raise NietTeSchrijven(f"{plek}: hier hoort {_hoort(vorm)}; dit getal is veel te groot.")
    gevonden = vorm.lees(str(item))
    if gevonden is None:
        raise NietTeSchrijven(f"{plek}: hier hoort {vorm.verklaar(str(item))[1]}.")
    return gevonden


def _hoort(vorm: Type) -> str:
    """What a type asks, of a value that is not even a text."""
    return "tekst" if vorm.soort == "tekst" else vorm.verklaar("?")[1]


def _soort(waarde: object) -> str:
    """A value of JSON, in words."""
    if waarde is None:
        return "null"
    if isinstance(waarde, bool):
        return "true of false"
    if isinstance(waarde, float):
        return "kommagetal" if isfinite(waarde) else "NaN of Infinity"
    if isinstance(waarde, int):
        return "getal"
    if isinstance(waarde, str):
        return "losse waarde"
    return "groep elementen" if isinstance(waarde, Mapping) else "rij"
