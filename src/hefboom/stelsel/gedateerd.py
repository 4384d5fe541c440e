# SPDX-License-Identifier: EUPL-1.2
"""Values that hold from a date on: the one mechanism by which a decision lives in time.

A value holds from its start date until the next one starts; an explicit `None` ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from hefboom.kernel import Period, datum
from hefboom.stelsel.fouten import GeenWaarde

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gedateerd(Generic[T]):
    """A value per start date, in order of date.

    `wat` names the value in a Dutch sentence ("Tarief 45A48") and `bestand` the file it was
    read from; both are only used to say what is missing.

    >>> naam = Gedateerd.van([(date(2022, 1, 1), "Crisis"), (date(2026, 1, 1), None)], "Naam")
    >>> naam.op(date(2025, 12, 31)), naam.op(date(2026, 1, 1))
    ('Crisis', None)
    """

    starts: tuple[date, ...]
    waarden: tuple[T | None, ...]
    wat: str = "Deze waarde"
    bestand: str = ""

    @classmethod
    def van(
        cls, waarden: Iterable[tuple[date, T | None]], wat: str = "Deze waarde", bestand: str = ""
    ) -> Gedateerd[T]:
        """From (start date, value) pairs.

        Raises `ValueError` when the dates do not rise strictly: then one of two values on a
        day would win in silence.
        """
        paren = tuple(waarden)
        starts = tuple(start for start, _ in paren)
        if any(a >= b for a, b in pairwise(starts)):
            raise ValueError(f"{wat}: de begindata lopen niet op.")
        return cls(starts, tuple(waarde for _, waarde in paren), wat, bestand)

    def op(self, day: date) -> T | None:
        """The value that holds on `day`, or None."""
        plaats = bisect_right(self.starts, day)
        return self.waarden[plaats - 1] if plaats else None

    def vereist(self, day: date) -> T:
        """The value that holds on `day`.

        Raises `GeenWaarde`, naming the value, the day and the nearest day on which there is one.
        """
        waarde = self.op(day)
        if waarde is None:
            raise GeenWaarde(f"{self.wat} heeft geen waarde op {datum(day)}; {self._wanneer(day)}.")
        return waarde

    def _wanneer(self, day: date) -> str:
        bron = f" ({self.bestand})" if self.bestand else ""
        paren = list(zip(self.starts, self.waarden, strict=True))
        later = [start for start, waarde in paren if start > day and waarde is not None]
        if later and not any(w is not None for s, w in paren if s <= day):
            return f"de eerste waarde geldt vanaf {datum(later[0])}{bron}"
        einden = [start for start, waarde in paren if start <= day and waarde is None]
        if einden:
            return f"de laatste waarde gold tot {datum(einden[-1])}{bron}"
        return f"er is nooit een waarde vastgelegd{bron}"

    def binnen(self, periode: Period) -> Gedateerd[T]:
        """The same values, cut off outside `periode`."""
        paren: list[tuple[date, T | None]] = []
        eerste = self.op(periode.start)
        if eerste is not None:
            paren.append((periode.start, eerste))
        for start, waarde in zip(self.starts, self.waarden, strict=True):
            if start > periode.start and (periode.end is None or start < periode.end):
                paren.append((start, waarde))
        if periode.end is not None and paren and paren[-1][1] is not None:
            paren.append((periode.end, None))
        return Gedateerd.van(paren, self.wat, self.bestand)

    def gaten(self, periode: Period) -> tuple[date, ...]:
        """The first day of each stretch within `periode` on which there is no value."""
        dagen = [periode.start, *(s for s in self.starts if s in periode and s != periode.start)]
        leeg = [self.op(dag) is None for dag in dagen]
        return tuple(dag for i, dag in enumerate(dagen) if leeg[i] and (i == 0 or not leeg[i - 1]))
