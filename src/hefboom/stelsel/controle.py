# SPDX-License-Identifier: EUPL-1.2
"""Proves that a region's decisions fit together, on every day they hold.

Each subject says itself what must hold of it. Nothing changes between two change days
(`Besluiten.wisseldagen`), so a proof on those days is a proof for all; the tests walk every day
as a slow twin. Loading already refused what is malformed; here is what only shows when the
decisions are laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom.stelsel.onderwerp import REGISTER, Besluiten, Bewering


@dataclass(frozen=True, slots=True)
class Bewijs:
    """One thing that was proved or not: the claim, how much was looked at, and the faults."""

    stelling: str
    bekeken: str
    fouten: tuple[str, ...]


def beweringen() -> Iterator[Bewering]:
    """What must hold of every region, subject by subject."""
    for inschrijving in REGISTER.values():
        yield from inschrijving.bewijzen


def controleer(besluiten: Besluiten) -> tuple[Bewijs, ...]:
    """Every proof for one region, all faults at once; a region holds when none has faults."""
    return tuple(
        Bewijs(bewering.zin, bewering.bekeken(besluiten), tuple(bewering.zoek(besluiten)))
        for bewering in beweringen()
    )
