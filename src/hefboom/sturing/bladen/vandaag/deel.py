# SPDX-License-Identifier: EUPL-1.2
"""The figures and pictures on the first page of each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hefboom.kernel import Inzage, Rol
from hefboom.measures import CATALOGUS
from hefboom.scherm import Bezoek, Cijfer
from hefboom.scherm.grafieken import Beeld
from hefboom.sturing.blik import Blik, blik_van
from hefboom.sturing.namen import Namen
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.normen import normregel, startnormen
from hefboom.sturing.onderdelen.segmenten import geldbeeld
from hefboom.sturing.onderdelen.trechterbeeld import trechterbeeld
from hefboom.sturing.onderdelen.verloop import kaart, punten, richting, verloop
from hefboom.sturing.pagina import namen_voor

CIJFERS: dict[Rol, tuple[str, ...]] = {
    Rol.CONTRACTMANAGER: ("jeugdigen", "binnen_norm", "wachttijd", "volgens_plan"),
    Rol.FINANCIEN: ("bestedingen", "budget", "geweigerd_bedrag", "geweigerd_aandeel"),
    Rol.BELEID: ("jeugdigen", "jeugdigen_per_100", "uitgaven", "binnen_norm"),
    Rol.LOKAAL_TEAM: ("lopende_trajecten", "nieuwe_trajecten", "wachttijd", "boven_norm"),
    Rol.AANBIEDER: ("jeugdigen", "uitgaven", "binnen_norm", "geweigerd_bedrag"),
}


def wie(inzage: Inzage) -> bool:
    """Whose first page has this part?"""
    return inzage.rol in CIJFERS


def inhoud(bezoek: Bezoek) -> dict[str, Any]:
    """Heading, figures and pictures of this reader."""
    blik = blik_van(bezoek)
    namen = namen_voor(blik)
    return {
        "kop": _kop(blik, namen),
        "cijfers": [_cijfer(blik, namen, code, blik.eigen) for code in CIJFERS[blik.inzage.rol]],
        "beelden": [beeld for beeld in _beelden(blik, namen) if beeld is not None],
    }


def _cijfer(blik: Blik, namen: Namen, code: str, waar: Mapping[str, str]) -> Cijfer:
    if "maand" not in CATALOGUS[code].dimensies:
        return maak(blik, code, waar)
    norm = normregel(startnormen(blik, namen)) if code == "wachttijd" else ""
    return kaart(blik, code, waar, norm=norm)


def _kop(blik: Blik, namen: Namen) -> str:
    inzage = blik.inzage
    if inzage.aanbieder:
        wie = namen.naam("aanbieder", str(inzage.aanbieder))
    else:
        wie = namen.naam("gemeente", str(inzage.gemeente)) if inzage.gemeente else "De regio"
    return f"{wie} in {blik.periode_tekst}"


def _beelden(blik: Blik, namen: Namen) -> Iterator[Beeld | None]:
    rol, waar = blik.inzage.rol, blik.eigen
    if rol is Rol.FINANCIEN:
        yield geldbeeld(blik, namen)
        return
    if rol is Rol.BELEID:
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
    if rol is Rol.CONTRACTMANAGER:
        yield trechterbeeld(blik, namen, "binnen_norm")
