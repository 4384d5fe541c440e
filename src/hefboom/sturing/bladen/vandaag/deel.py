# SPDX-License-Identifier: EUPL-1.2
"""The figures and pictures on the first page of each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hefboom.inzage import Inzage, Startblad
from hefboom.measures import CATALOGUS
from hefboom.scherm import Bezoek, Cijfer
from hefboom.scherm.grafieken import Beeld
from hefboom.sturing.blik import Blik, blik_van
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.grens import wachtkaart
from hefboom.sturing.onderdelen.segmenten import geldbeeld
from hefboom.sturing.onderdelen.trechterbeeld import trechterbeeld
from hefboom.sturing.onderdelen.verloop import kaart, punten, richting, verloop
from hefboom.sturing.pagina import andere_partijen, namen_voor

CIJFERS: dict[Startblad, tuple[str, ...]] = {
    Startblad.KWALITEIT: ("jeugdigen", "binnen_norm", "wachttijd", "volgens_plan"),
    Startblad.GELD: ("bestedingen", "budget", "openstaand_bedrag", "geweigerd_aandeel"),
    Startblad.BELEID: ("jeugdigen", "jeugdigen_per_100", "uitgaven", "binnen_norm"),
    Startblad.CASUS: ("lopende_trajecten", "nieuwe_trajecten", "wachttijd", "boven_norm"),
    Startblad.LEVEREN: ("jeugdigen", "uitgaven", "binnen_norm", "openstaand_bedrag"),
}


def wie(inzage: Inzage) -> bool:
    """Whose first page has this part?"""
    return bool(_starts(inzage))


def _starts(inzage: Inzage) -> list[Startblad]:
    """What this reader's first page is about, of several roles each."""
    return [start for start in inzage.starts if start in CIJFERS]


def inhoud(bezoek: Bezoek) -> dict[str, Any]:
    """Heading, figures and pictures of this reader."""
    blik = blik_van(bezoek)
    namen, starts = namen_voor(blik), _starts(blik.inzage)
    codes = dict.fromkeys(code for start in starts for code in CIJFERS[start])
    return {
        "kop": _kop(blik, namen),
        "anderen": andere_partijen(blik, namen),
        "cijfers": [_cijfer(blik, namen, code, blik.eigen) for code in codes],
        "beelden": [beeld for beeld in _beelden(blik, namen, starts[0]) if beeld is not None],
    }


def _cijfer(blik: Blik, namen: Naamboek, code: str, waar: Mapping[str, str]) -> Cijfer:
    if "maand" not in CATALOGUS[code].dimensies:
        return maak(blik, code, waar)
    return wachtkaart(blik, namen, waar) if code == "wachttijd" else kaart(blik, code, waar)


def _kop(blik: Blik, namen: Naamboek) -> str:
    wie = namen.naam(*blik.partij) if blik.partij else "De regio"
    return f"{wie} in {blik.periode_tekst}"


def _beelden(blik: Blik, namen: Naamboek, start: Startblad) -> Iterator[Beeld | None]:
    waar = blik.eigen
    if start is Startblad.GELD:
        yield geldbeeld(blik, namen)
        return
    if start is Startblad.BELEID:
        naam = namen.naam("gemeente", waar["gemeente"])
        yield verloop(
            blik,
            "jeugdigen_per_100",
            f"Jeugdigen in zorg per 100: de lijn van {naam} "
            f"{richting(punten(blik, 'jeugdigen_per_100', waar))}.",
            [(naam, waar, True), ("Regio", {}, False)],
        )
        return
    yield verloop(
        blik,
        "jeugdigen",
        f"Het aantal jeugdigen per maand {richting(punten(blik, 'jeugdigen', waar))}.",
        [(_kop(blik, namen), waar, True)],
    )
    if start is Startblad.KWALITEIT:
        yield trechterbeeld(blik, namen, "binnen_norm")
