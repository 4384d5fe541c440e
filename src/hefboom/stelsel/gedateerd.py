# SPDX-License-Identifier: EUPL-1.2
"""Values that hold from a date on: the one mechanism by which a decision lives in time.

A value holds from its start date until the next one starts; an explicit `None` ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest
from typing import Any, Generic, TypeVar

from hefboom.kernel import Period, datum
from hefboom.stelsel.herkomst import Herleidbaar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gedateerd(Generic[T]):
    """A value per start date, in order of date.

    `herkomst` goes with values that cannot say themselves where they come from, such as a name;
    it is empty for those that can.

    >>> naam = Gedateerd.van([(date(2022, 1, 1), "Crisis"), (date(2026, 1, 1), None)])
    >>> naam.op(date(2025, 12, 31)), naam.op(date(2026, 1, 1))
    ('Crisis', None)
    """

    starts: tuple[date, ...] = ()
    waarden: tuple[T | None, ...] = ()
    herkomst: tuple[Herleidbaar, ...] = ()

    @classmethod
    def van(
        cls, waarden: Iterable[tuple[date, T | None]], herkomst: Iterable[Herleidbaar] = ()
    ) -> Gedateerd[T]:
        """From (start date, value) pairs.

        Raises `ValueError` when the dates do not rise strictly: then one of two values on a
        day would win in silence.
        """
        paren = tuple(waarden)
        starts = tuple(start for start, _ in paren)
        for vorige, volgende in pairwise(starts):
            if volgende <= vorige:
                raise ValueError(f"{datum(volgende)} komt niet na {datum(vorige)}.")
        return cls(starts, tuple(waarde for _, waarde in paren), tuple(herkomst))

    def op(self, day: date) -> T | None:
        """The value that holds on `day`, or None."""
        plaats = bisect_right(self.starts, day)
        return self.waarden[plaats - 1] if plaats else None

    def herkomst_op(self, day: date) -> Herleidbaar | None:
        """Where what holds on `day` was written, and how firm it is; None without such a value."""
        plaats = bisect_right(self.starts, day)
        if not plaats or not self.herkomst or self.waarden[plaats - 1] is None:
            return None
        return self.herkomst[plaats - 1]

    def binnen(self, periode: Period) -> Gedateerd[T]:
        """The same values, cut off outside `periode`."""
        plekken: list[tuple[date, int | None]] = []
        eerste = bisect_right(self.starts, periode.start) - 1
        if eerste >= 0 and self.waarden[eerste] is not None:
            plekken.append((periode.start, eerste))
        for plek, start in enumerate(self.starts):
            if start > periode.start and (periode.end is None or start < periode.end):
                plekken.append((start, plek))
        if periode.end is not None and plekken and self._waarde(plekken[-1][1]) is not None:
            plekken.append((periode.end, None))
        bron = self.herkomst
        return Gedateerd.van(
            [(start, self._waarde(plek)) for start, plek in plekken],
            [bron[-1 if plek is None else plek] for _, plek in plekken] if bron else (),
        )

    def _waarde(self, plek: int | None) -> T | None:
        return None if plek is None else self.waarden[plek]

    def stukken(self, *anderen: Gedateerd[Any]) -> Iterator[tuple[Period, T | None]]:
        """The stretches on which this value and these others stay as they are, with this value.

        >>> naam = Gedateerd.van([(date(2022, 1, 1), "Crisis"), (date(2026, 1, 1), None)])
        >>> [(str(dagen), waarde) for dagen, waarde in naam.stukken()]
        [('2022-01-01 t/m 2025-12-31', 'Crisis'), ('2026-01-01 t/m …', None)]
        """
        starts = sorted({start for reeks in (self, *anderen) for start in reeks.starts})
        for start, einde in zip_longest(starts, starts[1:]):
            yield Period(start, einde), self.op(start)

    def gaten(self, periode: Period) -> tuple[date, ...]:
        """The first day of each stretch within `periode` on which there is no value."""
        dagen = [periode.start, *(s for s in self.starts if s in periode and s != periode.start)]
        leeg = [self.op(dag) is None for dag in dagen]
        return tuple(dag for i, dag in enumerate(dagen) if leeg[i] and (i == 0 or not leeg[i - 1]))
