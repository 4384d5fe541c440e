# SPDX-License-Identifier: EUPL-1.2
"""The one calendar: a stretch of whole days, half-open inside, inclusive at the edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from hefboom.kernel.waarde import waardeklasse

ONE_DAY = timedelta(days=1)


def first_of_next_month(day: date) -> date:
    """The first day of the calendar month after the one `day` lies in.

    After the last month there is, the last day a date can name.
    """
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


@waardeklasse(order=True)
class Period:
    """The days from `start` up to, not including, `end`; `end=None` means no end is known.

    Laws, contracts and iJw name the last day that still counts (an iJw `Einddatum` telt mee):
    build those with `Period.inclusive` and read them back with `.first` and `.last`.

    >>> Period.inclusive(date(2026, 4, 1), date(2026, 4, 30)).days
    30
    >>> Period(date(2026, 1, 1), date(2026, 1, 1))
    Traceback (most recent call last):
        ...
    ValueError: Een periode telt minstens één dag, niet van 2026-01-01 tot 2026-01-01.

    Raises `ValueError` when the period would hold no day.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(
                f"Een periode telt minstens één dag, niet van {self.start} tot {self.end}."
            )

    @classmethod
    def inclusive(cls, first: date, last: date | None = None) -> Period:
        """From `first` through `last`, both counted; `last=None` is open-ended.

        So is the last day a date can name (31-12-9999), by which many systems say "no end".
        """
        return cls(first, None if last is None or last == date.max else last + ONE_DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One whole calendar month."""
        start = date(year, month, 1)
        return cls(start, first_of_next_month(start))

    @classmethod
    def month_of(cls, day: date) -> Period:
        """The whole calendar month `day` lies in."""
        return cls.month(day.year, day.month)

    @classmethod
    def year(cls, year: int) -> Period:
        """One whole calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @property
    def first(self) -> date:
        """The first day that counts."""
        return self.start

    @property
    def last(self) -> date | None:
        """The last day that counts; None when open-ended."""
        return None if self.end is None else self.end - ONE_DAY

    @property
    def known_end(self) -> date:
        """`end`, where there has to be one. Raises `ValueError` for an open-ended period."""
        if self.end is None:
            raise ValueError(f"De periode vanaf {self.start} heeft geen einde.")
        return self.end

    @property
    def known_last(self) -> date:
        """`last`, where there has to be one. Raises `ValueError` for an open-ended period."""
        return self.known_end - ONE_DAY

    @property
    def days(self) -> int:
        """How many days. Raises `ValueError` for an open-ended period."""
        return (self.known_end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def contains(self, other: Period) -> bool:
        """Does every day of `other` lie in this period?"""
        if other.start < self.start:
            return False
        if self.end is None:
            return True
        return other.end is not None and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Do the two share at least one day?"""
        return (self.end is None or other.start < self.end) and (
            other.end is None or self.start < other.end
        )

    def intersection(self, other: Period) -> Period | None:
        """The days both share, or None."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends) if ends else None)

    def until(self, end: date) -> Period:
        """The same period, closed at `end` (not counted) when it runs on beyond it."""
        return Period(self.start, end if self.end is None else min(end, self.end))

    def each_day(self) -> Iterator[date]:
        """Every day, in order. Raises `ValueError` for an open-ended period."""
        day, end = self.start, self.known_end
        while day < end:
            yield day
            day += ONE_DAY

    def months(self) -> Iterator[Period]:
        """The calendar months touched, each cut to this period, in order.

        >>> [m.days for m in Period.inclusive(date(2026, 1, 30), date(2026, 3, 2)).months()]
        [2, 28, 2]
        """
        start, end = self.start, self.known_end
        while start < end:
            stop = min(first_of_next_month(start), end)
            yield Period(start, stop)
            start = stop

    def iso_weeks(self) -> tuple[tuple[int, int], ...]:
        """The (ISO year, ISO week) pairs touched, broken weeks included, in order.

        This is the count IV077 asks for when an allocation is per week.

        >>> len(Period.inclusive(date(2025, 10, 7), date(2025, 12, 30)).iso_weeks())
        13
        """
        monday = self.start - timedelta(days=self.start.weekday())
        end = self.known_end
        weeks = []
        while monday < end:
            year, week, _ = monday.isocalendar()
            weeks.append((year, week))
            monday += 7 * ONE_DAY
        return tuple(weeks)

    @property
    def weeks(self) -> int:
        """How many ISO weeks are touched, broken weeks included."""
        return len(self.iso_weeks())

    def __str__(self) -> str:
        return f"{self.first} t/m {self.last or '…'}"

    def without(self, others: Iterable[Period]) -> list[Period]:
        """What is left of this period outside all of these, in order.

        >>> jaar = Period.year(2026)
        >>> [str(p) for p in jaar.without([Period.month(2026, 1), Period.month(2026, 12)])]
        ['2026-02-01 t/m 2026-11-30']
        """
        left: list[Period] = []
        start = self.start
        for other in merged(others):
            if start < other.start and self.overlaps(Period(start, other.start)):
                left.append(Period(start, other.start).until(self.end or date.max))
            if other.end is None:
                return left
            start = max(start, other.end)
        if self.end is None or start < self.end:
            left.append(Period(start, self.end))
        return left


def merged(periods: Iterable[Period]) -> list[Period]:
    """What touches or overlaps made one, in order.

    >>> [str(p) for p in merged([Period.month(2026, 2), Period.month(2026, 1)])]
    ['2026-01-01 t/m 2026-02-28']
    """
    out: list[Period] = []
    for period in sorted(periods, key=lambda p: p.start):
        if out and (out[-1].end is None or period.start <= out[-1].end):
            ends = (out[-1].end, period.end)
            last = None if None in ends else max(end for end in ends if end is not None)
            out[-1] = Period(out[-1].start, last)
        else:
            out.append(period)
    return out
