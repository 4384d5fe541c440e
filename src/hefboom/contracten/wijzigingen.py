# SPDX-License-Identifier: EUPL-1.2
"""A change to the register as it is kept with a proposal, and as a reader sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from hefboom.contracten.formulier import BLADEN, Registerrij, velden
from hefboom.contracten.stand import Registerwijziging
from hefboom.kernel import Cents, datum, euro


def als_json(wijzigingen: Sequence[Registerwijziging]) -> list[dict[str, Any]]:
    """Each change with its sheet, and the row as it was and becomes."""
    return [
        {"blad": een.rij.BLAD, "was": _rij(een.was), "wordt": _rij(een.wordt)}
        for een in wijzigingen
    ]


def uit_json(inhoud: Sequence[dict[str, Any]]) -> list[Registerwijziging]:
    """The changes that were kept."""
    return [
        Registerwijziging(_terug(een["blad"], een["was"]), _terug(een["blad"], een["wordt"]))
        for een in inhoud
    ]


def _rij(rij: Registerrij | None) -> dict[str, Any] | None:
    if rij is None:
        return None
    waarden = {een.name: getattr(rij, een.name) for een in fields(rij)}
    return {
        naam: str(waarde) if isinstance(waarde, date | Decimal) else waarde
        for naam, waarde in waarden.items()
    }


def _terug(blad: str, waarden: dict[str, Any] | None) -> Registerrij | None:
    if waarden is None:
        return None
    soort = BLADEN[blad]
    uit = dict(waarden)
    for naam, veld in velden(soort).items():
        if veld.soort == "dag" and uit[naam] is not None:
            uit[naam] = date.fromisoformat(uit[naam])
        elif veld.soort == "procent":
            uit[naam] = Decimal(uit[naam])
    return soort(**uit)


def in_woorden(rij: Registerrij, naam: str) -> str:
    """A value of a row as a reader sees it."""
    veld, waarde = velden(type(rij))[naam], getattr(rij, naam)
    match waarde:
        case None | "":
            return "–"
        case date():
            return datum(waarde)
        case int() if veld.soort == "euro":
            return euro(Cents(waarde))
    return str(veld.keuzes.get(waarde, waarde))


def anders(een: Registerwijziging) -> list[tuple[str, str, str]]:
    """What differs: heading, as it was, as it becomes; of a new row all that is filled in."""
    rij = een.rij
    uit = []
    for naam, veld in velden(type(rij)).items():
        was = "–" if een.was is None else in_woorden(een.was, naam)
        wordt = "–" if een.wordt is None else in_woorden(een.wordt, naam)
        if was != wordt:
            uit.append((veld.kop, was, wordt))
    return uit
