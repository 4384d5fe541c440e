# SPDX-License-Identifier: EUPL-1.2
"""One region under construction: where subjects find each other and put down what is wrong.

Faults between sections (an unknown segment, a date out of order, a code twice) are collected
with their file and line; a region is only made when there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from hefboom.kernel import Period
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.lezen import Ruw, Yamlpad
from hefboom.stelsel.schema import GedateerdeTekst

T = TypeVar("T")
#: A subject; `onderwerp.Onderwerp` cannot be named here, it stands above this.
W = TypeVar("W")


class _MetVanaf(Protocol):
    @property
    def vanaf(self) -> date: ...


class _MetCode(Protocol):
    @property
    def code(self) -> str: ...


class Bouwplaats:
    """What `bouw` of a subject gets. `geef` answers another subject of the same region.

    `maak` builds the subject of a class; a subject is built once, when it is first asked for.
    """

    def __init__(self, ruw: Ruw, maak: Callable[[type[object], Bouwplaats], object]) -> None:
        self.ruw = ruw
        self._maak = maak
        self._klaar: dict[type[object], object] = {}
        self._bezig: list[type[object]] = []

    def geef(self, soort: type[W]) -> W:
        """The subject of this class, built now if need be.

        Raises `RuntimeError` when two subjects wait for each other: a fault in the code.
        """
        if soort not in self._klaar:
            if soort in self._bezig:
                kring = ", ".join(ander.__name__ for ander in self._bezig)
                raise RuntimeError(f"Deze onderwerpen wachten op elkaar: {kring}.")
            self._bezig.append(soort)
            self._klaar[soort] = self._maak(soort, self)
            self._bezig.remove(soort)
        gevonden = self._klaar[soort]
        if not isinstance(gevonden, soort):
            raise TypeError(f"{soort.__name__} werd als {type(gevonden).__name__} gebouwd.")
        return gevonden

    def fout(self, pad: Yamlpad, wat: str, verder: str = "") -> None:
        """Put down a fault at `pad`: what is wrong, and what to do."""
        self.ruw.gebreken.append(self.ruw.gebrek(pad, wat, verder))

    def geen_dubbele(self, sectie: str, rijen: Sequence[_MetCode]) -> None:
        """Each code once."""
        gezien: set[str] = set()
        for i, rij in enumerate(rijen):
            if rij.code in gezien:
                self.fout(
                    (sectie, i, "code"),
                    f"code {rij.code} komt twee keer voor.",
                    "Voeg de twee samen of geef één een andere code.",
                )
            gezien.add(rij.code)

    def bekend(self, pad: Yamlpad, wat: str, waarde: str, keuze: Iterable[str]) -> bool:
        """Is `waarde` one of `keuze`? If not, that is a fault."""
        bekend = sorted(keuze)
        if waarde in bekend:
            return True
        self.fout(pad, f"{wat} '{waarde}' bestaat niet.", f"Kies uit: {', '.join(bekend)}.")
        return False

    def periode(self, vanaf: date, tot: date | None, pad: Yamlpad) -> Period:
        """From `vanaf` up to, not including, `tot`."""
        if tot is not None and tot <= vanaf:
            self.fout(
                (*pad, "tot"),
                f"tot {tot} ligt niet na vanaf {vanaf}.",
                "`tot` is de eerste dag die niet meer meetelt.",
            )
            return Period(vanaf)
        return Period(vanaf, tot)

    def reeks(
        self, rijen: Sequence[_MetVanaf], waarden: Iterable[T | None], pad: Yamlpad
    ) -> Gedateerd[T]:
        """Values that answer for themselves, dated by `rijen`."""
        if not self._oplopend(rijen, pad):
            return Gedateerd()
        return Gedateerd.van(zip([rij.vanaf for rij in rijen], waarden, strict=True))

    def tekstreeks(self, rijen: Sequence[GedateerdeTekst], pad: Yamlpad) -> Gedateerd[str]:
        """Texts, which cannot say where they come from, dated by `rijen`, which can."""
        if not self._oplopend(rijen, pad):
            return Gedateerd()
        return Gedateerd.van(
            ((rij.vanaf, rij.waarde) for rij in rijen), [rij.herkomst() for rij in rijen]
        )

    def _oplopend(self, rijen: Sequence[_MetVanaf], pad: Yamlpad) -> bool:
        for i, (vorige, volgende) in enumerate(pairwise(rij.vanaf for rij in rijen)):
            if volgende <= vorige:
                self.fout(
                    (*pad, i + 1, "vanaf"),
                    f"{volgende} komt niet na {vorige}.",
                    "Zet de waarden op volgorde van begindatum, elke dag hoogstens één.",
                )
                return False
        return True
