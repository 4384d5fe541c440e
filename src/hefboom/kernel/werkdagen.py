# SPDX-License-Identifier: EUPL-1.2
"""The Dutch working-day calendar: which days count when a term runs in working days.

iJw counts its terms in working days without saying which those are. Hefboom follows the Algemene
termijnenwet: Saturdays and Sundays do not count, nor do the generally recognised holidays of its
article 3: New Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, the
King's birthday as celebrated, and 5 May (every year, though many have to work on it). Good Friday
is put on a par with them by the second paragraph. Days that a royal decree adds (a bridging day)
are not known here. The days are those of today's act; of earlier years only the birthday differs.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hefboom.kernel.period import ONE_DAY

ZATERDAG, ZONDAG = 6, 7
#: From this year on: which day is celebrated, and how many days it moves when that is a Sunday.
#: The last row is for dates no term runs from, which a message may carry all the same.
VERJAARDAGEN = ((2014, (4, 27), -1), (1980, (4, 30), -1), (1949, (4, 30), 1), (1, (8, 31), 1))


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


def verjaardag(jaar: int) -> date:
    """The day on which the King's or the Queen's birthday is celebrated.

    >>> verjaardag(2025), verjaardag(2013), verjaardag(2006), verjaardag(1978)
    ... # doctest: +NORMALIZE_WHITESPACE
    (datetime.date(2025, 4, 26), datetime.date(2013, 4, 30), datetime.date(2006, 4, 29),
     datetime.date(1978, 5, 1))
    """
    _, maand_dag, verschuift = next(rij for rij in VERJAARDAGEN if jaar >= rij[0])
    dag = date(jaar, *maand_dag)
    return dag + timedelta(days=verschuift) if dag.isoweekday() == ZONDAG else dag


@lru_cache(maxsize=4096)
def feestdagen(jaar: int) -> frozenset[date]:
    """The holidays of a year on which no term runs, weekends left in."""
    paaszondag = pasen(jaar)
    return frozenset(
        {
            date(jaar, 1, 1),
            paaszondag - timedelta(days=2),  # Good Friday
            paaszondag + timedelta(days=1),
            verjaardag(jaar),
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
    weken, rest = divmod((tot_en_met - van).days, 7)
    weekdagen = weken * 5 + sum((van.isoweekday() + dag - 1) % 7 < 5 for dag in range(1, rest + 1))
    vrij = (dag for jaar in range(van.year, tot_en_met.year + 1) for dag in feestdagen(jaar))
    return weekdagen - sum(van < dag <= tot_en_met and dag.isoweekday() < ZATERDAG for dag in vrij)
