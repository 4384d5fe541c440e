# SPDX-License-Identifier: EUPL-1.2
"""The Dutch working-day calendar: which days count when a term runs in working days.

iJw counts its terms in working days without saying which those are. Hefboom follows the Algemene
termijnenwet: Saturdays and Sundays do not count, nor do the generally recognised holidays of its
article 3: New Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, the
King's birthday as celebrated, and 5 May (every year, though many have to work on it). Good Friday
is put on a par with them by the second paragraph. Days that a royal decree adds (a bridging day)
are not known here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hefboom.kernel.period import ONE_DAY

ZATERDAG, ZONDAG = 6, 7
EERSTE_KONINGSDAG = 2014


def pasen(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous method of 1876).

    >>> pasen(2026), pasen(2027)
    (datetime.date(2026, 4, 5), datetime.date(2027, 3, 28))
    """
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekdag = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekdag) // 451
    maand, dag = divmod(h + weekdag - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> frozenset[date]:
    """The holidays of a year on which no term runs, weekends left in.

    Raises `ValueError` for a year before 2014, when the Queen's birthday was celebrated instead.
    """
    if jaar < EERSTE_KONINGSDAG:
        raise ValueError(f"De feestdagen van {jaar} zijn hier niet; de kalender begint in 2014.")
    paaszondag = pasen(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.isoweekday() == ZONDAG:
        koningsdag -= ONE_DAY
    return frozenset(
        {
            date(jaar, 1, 1),
            paaszondag - timedelta(days=2),  # Good Friday
            paaszondag + timedelta(days=1),
            koningsdag,
            date(jaar, 5, 5),
            paaszondag + timedelta(days=39),  # Ascension Day
            paaszondag + timedelta(days=50),  # Whit Monday
            date(jaar, 12, 25),
            date(jaar, 12, 26),
        }
    )


def is_werkdag(dag: date) -> bool:
    """Does a term run on this day?

    >>> [is_werkdag(date(2026, 5, dag)) for dag in (4, 5, 6, 9)]
    [True, False, True, False]
    """
    return dag.isoweekday() < ZATERDAG and dag not in feestdagen(dag.year)


def werkdagen_na(dag: date, aantal: int) -> date:
    """The last day of a term of `aantal` working days that begins the day after `dag`.

    >>> werkdagen_na(date(2026, 4, 24), 5)  # a Friday, with King's Day and a weekend ahead
    datetime.date(2026, 5, 4)

    Raises `ValueError` when `aantal` is negative.
    """
    if aantal < 0:
        raise ValueError("Een termijn telt geen negatief aantal werkdagen.")
    while aantal:
        dag += ONE_DAY
        aantal -= is_werkdag(dag)
    return dag


def werkdagen_tussen(van: date, tot_en_met: date) -> int:
    """How many working days come after `van`, up to and including `tot_en_met`; negative when past.

    >>> werkdagen_tussen(date(2026, 4, 24), date(2026, 5, 4))
    5
    """
    if tot_en_met < van:
        return -werkdagen_tussen(tot_en_met, van)
    dagen = (tot_en_met - van).days
    return sum(is_werkdag(van + timedelta(days=dag)) for dag in range(1, dagen + 1))
