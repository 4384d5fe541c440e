# SPDX-License-Identifier: EUPL-1.2
"""Task funding: a lump sum per year, paid in monthly instalments that add up to the cent.

Under task funding nothing is allocated or claimed per youth (Regeling Jeugdwet art. 1 and 6c.1;
S3:589-682), so what a region owes is its instalments. Equal instalments, each due on the first
day of its month, are an assumption: the seeds name the form, not the schedule of payment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hefboom.kernel import Cents
from hefboom.stelsel import Regio

MAANDEN_PER_JAAR = 12


@dataclass(frozen=True, slots=True)
class Taaktermijn:
    """One instalment of a task budget, due on `maand`, the first day of its month."""

    segment: str
    maand: date
    bedrag: Cents


def termijnen_over(budget: Cents, maanden: Sequence[date]) -> tuple[tuple[date, Cents], ...]:
    """A budget in equal instalments over the months that begin on these days.

    They add up to it exactly; left-over cents go to the earliest months.

    >>> [bedrag for _, bedrag in termijnen_over(Cents(100), [date(2027, m, 1) for m in (1, 2, 3)])]
    [Cents(34), Cents(33), Cents(33)]

    Raises `ValueError` for no months, or for a day that begins no month.
    """
    for maand in maanden:
        if maand.day != 1:
            raise ValueError(f"Een termijn hoort bij de eerste van een maand, niet bij {maand}.")
    return tuple(zip(maanden, budget.verdeel([1] * len(maanden)), strict=True))


def taaktermijnen(regio: Regio, jaar: int, schaal: Fraction = Fraction(1)) -> Iterator[Taaktermijn]:
    """The instalments of every segment of `regio` that is task-funded in `jaar`.

    `schaal` is the part of each budget that is there (below 1 only in a demo).

    A segment that is task-funded for part of the year has its budget spread over the months that
    begin under task funding: the budget is then for those months. Without a budget, nothing.
    """
    for segment, budgetjaar in sorted(regio.budgetten):
        bedrag = regio.budget(segment, jaar)
        if budgetjaar != jaar or bedrag is None:
            continue
        maanden = [dag for dag in _maanden(jaar) if regio.is_taakgericht(segment, dag)]
        if maanden:
            for maand, cents in termijnen_over(Cents(int(bedrag.cents * schaal)), maanden):
                yield Taaktermijn(segment, maand, cents)


def _maanden(jaar: int) -> tuple[date, ...]:
    return tuple(date(jaar, maand, 1) for maand in range(1, MAANDEN_PER_JAAR + 1))
