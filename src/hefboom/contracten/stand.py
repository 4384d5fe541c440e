# SPDX-License-Identifier: EUPL-1.2
"""The register as it stands: its rows per sheet, by key. Pure; read by `opslag.lees_stand`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hefboom.contracten.formulier import BLADEN, Aanbiederrij, Contractrij, Registerrij
from hefboom.kernel import Period

R = TypeVar("R", bound=Registerrij)
Rijsleutel = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Registerwijziging:
    """A row that comes (`was` is None), goes (`wordt` is None) or changes."""

    was: Registerrij | None
    wordt: Registerrij | None

    @property
    def rij(self) -> Registerrij:
        """The row it is about, as it becomes; as it was when it goes."""
        een = self.wordt or self.was
        if een is None:
            raise ValueError("Een wijziging gaat over een rij.")
        return een


@dataclass(frozen=True)
class Registerstand:
    """All rows, by sheet and key."""

    rijen: Mapping[str, Mapping[Rijsleutel, Registerrij]] = field(default_factory=dict)

    @classmethod
    def van(cls, rijen: Iterable[Registerrij]) -> Registerstand:
        """The register that holds these rows; of two with one key the last."""
        uit: dict[str, dict[Rijsleutel, Registerrij]] = {}
        for rij in rijen:
            uit.setdefault(rij.BLAD, {})[rij.sleutel] = rij
        return cls(uit)

    def __bool__(self) -> bool:
        """Is there anything in it?"""
        return any(self.rijen.values())

    def van_blad(self, soort: type[R]) -> list[R]:
        """The rows of one sheet, in order of key."""
        rijen = self.rijen.get(soort.BLAD, {})
        alle = [rij for rij in rijen.values() if isinstance(rij, soort)]
        return sorted(alle, key=lambda rij: tuple(map(str, rij.sleutel)))

    def alle(self) -> Iterator[Registerrij]:
        """Every row, sheet by sheet."""
        for soort in BLADEN.values():
            yield from self.van_blad(soort)

    def namen(self) -> dict[str, set[str]]:
        """KvK number, AGB code or exact name → the organisations (their keys) known by it."""
        uit: dict[str, set[str]] = {}
        for rij in self.van_blad(Aanbiederrij):
            for naam in (rij.organisatie, rij.naam, rij.kvk, rij.agb):
                if naam:
                    uit.setdefault(naam, set()).add(rij.organisatie)
        return uit

    def met(self, wijzigingen: Iterable[Registerwijziging]) -> Registerstand:
        """The register after these changes."""
        uit = {blad: dict(rijen) for blad, rijen in self.rijen.items()}
        for een in wijzigingen:
            rijen = uit.setdefault(een.rij.BLAD, {})
            if een.wordt is None:
                rijen.pop(een.rij.sleutel, None)
            else:
                rijen[een.rij.sleutel] = een.wordt
        return Registerstand(uit)

    def verschil(self, wordt: Registerstand) -> list[Registerwijziging]:
        """What changes when the register becomes `wordt`, sheet by sheet, in order of key."""
        uit = []
        for blad in BLADEN:
            oud, nieuw = self.rijen.get(blad, {}), wordt.rijen.get(blad, {})
            for sleutel in sorted({*oud, *nieuw}, key=lambda s: tuple(map(str, s))):
                was, dan = oud.get(sleutel), nieuw.get(sleutel)
                if was != dan:
                    uit.append(Registerwijziging(was, dan))
        return uit


def looptijden(rijen: Iterable[Contractrij]) -> dict[str, Period]:
    """From when to when each contract runs: the days of its general part, all versions together.

    A contract without a general part, or with one that ends before it begins, is not in it.
    """
    delen: dict[str, list[Contractrij]] = {}
    for rij in rijen:
        if rij.laag == "algemeen" and (rij.tot is None or rij.tot >= rij.vanaf):
            delen.setdefault(rij.contract, []).append(rij)
    uit = {}
    for nummer, eigen in delen.items():
        einden = [rij.tot for rij in eigen]
        tot = None if None in einden else max(een for een in einden if een is not None)
        uit[nummer] = Period.inclusive(min(rij.vanaf for rij in eigen), tot)
    return uit
