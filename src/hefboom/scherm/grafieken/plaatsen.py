# SPDX-License-Identifier: EUPL-1.2
"""Where names stand in a picture, so that no text is printed over another or over a dot. Pure.

Sizes in pixels of the drawing, from the upper left corner. Readers' own fonts differ, so each text
gets the room of a wide one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

TEKENBREEDTE, REGELHOOGTE = 8.0, 16.0
Kant = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Vak:
    """A box."""

    links: float
    boven: float
    rechts: float
    onder: float

    def raakt(self, ander: Vak) -> bool:
        """Do these boxes share any room?"""
        naast = self.rechts <= ander.links or ander.rechts <= self.links
        return not (naast or self.onder <= ander.boven or ander.onder <= self.boven)

    def binnen(self, ander: Vak) -> bool:
        """Does this box lie in the other?"""
        return (
            ander.links <= self.links
            and self.rechts <= ander.rechts
            and ander.boven <= self.boven
            and self.onder <= ander.onder
        )


@dataclass(frozen=True, slots=True)
class Naamplek:
    """Where a name stands beside its dot: shifted by so much, and which side of it is there."""

    dx: float
    dy: float
    kant: Kant
    vak: Vak


def bij_punten(
    namen: Sequence[tuple[float, float, str]], bezet: Sequence[Vak], ruimte: Vak
) -> list[Naamplek | None]:
    """A place for each `(x, y, name)`, the first first; None where there is no room left."""
    vol, uit = list(bezet), list[Naamplek | None]()
    for x, y, naam in namen:
        plek = next(
            (
                plek
                for plek in _plekken(x, y, len(naam) * TEKENBREEDTE)
                if plek.vak.binnen(ruimte) and not any(plek.vak.raakt(ander) for ander in vol)
            ),
            None,
        )
        if plek is not None:
            vol.append(plek.vak)
        uit.append(plek)
    return uit


def _plekken(x: float, y: float, breed: float) -> list[Naamplek]:
    half = REGELHOOGTE / 2
    uit = []
    for dy in (0.0, -14.0, 14.0, -24.0, 24.0):
        rij = (y + dy - half, y + dy + half)
        uit.append(Naamplek(9, dy, "left", Vak(x + 9, rij[0], x + 9 + breed, rij[1])))
        uit.append(Naamplek(-9, dy, "right", Vak(x - 9 - breed, rij[0], x - 9, rij[1])))
        if dy:
            uit.append(Naamplek(0, dy, "center", Vak(x - breed / 2, rij[0], x + breed / 2, rij[1])))
    return uit


def onder_elkaar(hoogten: Sequence[float], hoogst: float) -> list[float]:
    """Heights near those asked for, in their order, a line of text apart, within 0 and `hoogst`.

    >>> onder_elkaar([50, 52, 10], 200)
    [43.0, 59.0, 10.0]
    """
    return naast_elkaar(hoogten, hoogst, REGELHOOGTE)


def naast_elkaar(hoogten: Sequence[float], hoogst: float, stap: float) -> list[float]:
    """Places near those asked for, in their order, `stap` apart, within 0 and `hoogst`."""
    orde = sorted(range(len(hoogten)), key=lambda i: hoogten[i])
    groepen: list[tuple[float, list[int]]] = []
    for i in orde:
        groepen.append((float(hoogten[i]), [i]))
        while len(groepen) > 1 and _botst(groepen[-2], groepen[-1], stap):
            (_, a), (_, b) = groepen[-2:]
            leden = a + b
            groepen[-2:] = [(sum(hoogten[lid] for lid in leden) / len(leden), leden)]
    uit = [0.0] * len(hoogten)
    onder = -stap
    for midden, leden in groepen:
        begin = max(midden - _lengte(leden, stap) / 2, onder + stap, 0.0)
        for nummer, lid in enumerate(leden):
            uit[lid] = onder = begin + nummer * stap
    plek = hoogst + stap
    for i in reversed(orde):  # what fell off the foot goes up again
        plek = uit[i] = min(uit[i], plek - stap)
    return uit


def _lengte(leden: Sequence[int], stap: float) -> float:
    return (len(leden) - 1) * stap


def _botst(boven: tuple[float, list[int]], onder: tuple[float, list[int]], stap: float) -> bool:
    afstand = onder[0] - boven[0]
    return afstand < (_lengte(boven[1], stap) + _lengte(onder[1], stap)) / 2 + stap
