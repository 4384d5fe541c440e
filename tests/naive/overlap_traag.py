# SPDX-License-Identifier: EUPL-1.2
"""Overlapping products the slow way: each one beside every one before it, from the rule's text.

Shares no code with `hefboom.ijw.regels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

NOOIT = date(9999, 12, 31)


def overlappende(rij: Sequence[Any]) -> list[int | None]:
    """Per product the number of an earlier one with a day in common, the longest-running one."""
    gevonden: list[int | None] = []
    for plek, dit in enumerate(rij):
        nummers = [
            nummer
            for nummer, ander in enumerate(rij[:plek], 1)
            if telt(dit) and telt(ander) and stapelt(dit, ander) and raken(dit, ander)
        ]
        nummers.sort(key=lambda nummer: rij[nummer - 1].get("Einddatum", NOOIT), reverse=True)
        gevonden.append(nummers[0] if nummers else None)
    return gevonden


def telt(product: Any) -> bool:
    """Not one that was withdrawn."""
    weg = product.get("RedenWijziging") in ("01", "13")
    return not (weg and product["Ingangsdatum"] == product.get("Einddatum"))


def stapelt(een: Any, ander: Any) -> bool:
    """Same code, else same category, else any product at all."""
    if "Product" not in een or "Product" not in ander:
        return True
    a, b = een["Product"], ander["Product"]
    if "Code" in a and "Code" in b:
        return bool(a == b)
    return bool(a["Categorie"] == b["Categorie"])


def raken(een: Any, ander: Any) -> bool:
    """Do they share a day? Both ends count."""
    return bool(
        een["Ingangsdatum"] <= ander.get("Einddatum", NOOIT)
        and ander["Ingangsdatum"] <= een.get("Einddatum", NOOIT)
    )
