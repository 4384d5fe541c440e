# SPDX-License-Identifier: EUPL-1.2
"""How much fits: units, frequencies and the room they give in a period. Exact, whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from hefboom.ijw.codes import WJ756, WMO757
from hefboom.kernel import ONE_DAY, Period, euro, getal
from hefboom.stelsel import EENHEDEN

# Asked of every claim line: a name of the module is found ten times as fast as one of an enum.
MINUUT, UUR, EURO = WJ756.MINUUT, WJ756.UUR, WJ756.EURO
PER_DAG, PER_WEEK = WMO757.PER_DAG, WMO757.PER_WEEK
PER_MAAND, TOTAAL = WMO757.PER_MAAND, WMO757.TOTAAL
MINUTEN_PER_UUR = 60
#: What one day can hold of a unit of time, in its finest unit. A dagdeel is no measure of the
#: clock: how many a day has, a region agrees itself.
_PER_DAG_MOGELIJK: Mapping[str, int] = {MINUUT: 24 * 60, UUR: 24 * 60, WJ756.ETMAAL: 1}
#: Units of the output-oriented variant (Toewijzingsvarianten); the rest is effort-oriented.
OUTPUT_EENHEDEN: frozenset[str] = frozenset({WJ756.STUKS_OUTPUT, WJ756.EURO})

#: In a claim the two kinds of pieces need not be told apart.
_WOORDEN: Mapping[str, tuple[str, str]] = {
    **EENHEDEN,
    WJ756.STUKS_OUTPUT: EENHEDEN[WJ756.STUKS_INSPANNING],
}
_FREQUENTIES: Mapping[str, str] = {
    WMO757.PER_DAG: "per dag",
    WMO757.PER_WEEK: "per week",
    WMO757.PER_MAAND: "per maand",
    WMO757.TOTAAL: "in totaal",
}


def maat(eenheid: str) -> str:
    """The finest unit `eenheid` is counted in: hours are counted in minutes."""
    return MINUUT if eenheid == UUR else eenheid


def op_maat(volume: int, eenheid: str) -> int:
    """`volume` in its finest unit."""
    return volume * MINUTEN_PER_UUR if eenheid == UUR else volume


def past_bij(eenheid: str, afgesproken: str) -> bool:
    """May a volume agreed in `afgesproken` be claimed in `eenheid`? Hours also in minutes."""
    return eenheid == afgesproken or (eenheid == MINUUT and afgesproken == UUR)


def hoeveelheid(fijn: int, eenheid: str) -> str:
    """A volume in its finest unit, written in `eenheid`: `12 uur`, `1 etmaal`, `€ 200,00`."""
    if eenheid == EURO:
        return euro(fijn)
    if eenheid == UUR and fijn % MINUTEN_PER_UUR:
        eenheid = MINUUT
    aantal = fijn // MINUTEN_PER_UUR if eenheid == UUR else fijn
    een, meer = _WOORDEN.get(eenheid, ("eenheid", "eenheden"))
    return f"{getal(aantal)} {een if aantal == 1 else meer}"


def per_eenheid(cents: int, eenheid: str) -> str:
    """A tariff with its unit: `€ 78,00 per uur`."""
    return f"{euro(cents)} per {_WOORDEN.get(eenheid, ('eenheid', ''))[0]}"


def naam_eenheid(eenheid: str) -> str:
    """The unit in words; an unknown code as it is."""
    return _WOORDEN[eenheid][1] if eenheid in _WOORDEN else f"eenheid {eenheid}"


def naam_frequentie(frequentie: str) -> str:
    """The frequency in words, empty for none."""
    return _FREQUENTIES.get(frequentie, "")


def mogelijk(eenheid: str, periode: Period, toewijzing: Period) -> int | None:
    """The most of a unit of time that the days of `periode` within `toewijzing` can hold.

    In the finest unit; None for what is no time, and without an end.

    >>> maart = Period.month(2026, 3)
    >>> mogelijk(WJ756.ETMAAL, maart, maart), mogelijk(UUR, maart, maart) == 31 * 24 * 60
    (31, True)
    """
    per_dag = _PER_DAG_MOGELIJK.get(eenheid)
    if per_dag is None:
        return None
    binnen = periode.intersection(toewijzing)
    if binnen is None:
        return 0
    return None if binnen.end is None else per_dag * binnen.days


@lru_cache(maxsize=65536)
def keren(frequentie: str, eenheid: str, periode: Period, toewijzing: Period) -> int | None:
    """How many times the allocated volume fits in the days of `periode` within `toewijzing`.

    A broken week or month counts whole (IV078). Per week, effort counts the ISO weeks touched and
    output the Sundays, plus one for a broken last week (IV076, IV077). None without an end or for
    an unknown frequency.

    >>> looptijd = Period.inclusive(date(2025, 10, 7), date(2025, 12, 30))
    >>> keren(PER_WEEK, UUR, Period.month(2025, 11), looptijd)
    5
    >>> keren(PER_WEEK, UUR, looptijd, looptijd)
    13
    """
    if frequentie == TOTAAL:
        return 1
    binnen = periode.intersection(toewijzing)
    if binnen is None:
        return 0
    if binnen.end is None:
        return None
    if frequentie == PER_DAG:
        return binnen.days
    if frequentie == PER_MAAND:
        last = binnen.end - ONE_DAY
        return (last.year - binnen.start.year) * 12 + last.month - binnen.start.month + 1
    if frequentie == PER_WEEK:
        if eenheid in OUTPUT_EENHEDEN:
            return _zondagen(binnen, toewijzing)
        maandag = binnen.start - timedelta(days=binnen.start.weekday())
        return -((maandag - binnen.end).days // 7)
    return None


def _zondagen(binnen: Period, toewijzing: Period) -> int:
    einde = binnen.known_end
    aantal = _zondagen_tussen(binnen.start, einde)
    if toewijzing.end is None or toewijzing.end.isoweekday() == 1:  # its last day is a Sunday
        return aantal
    if _zondagen_tussen(toewijzing.start, toewijzing.end):
        laatste_hier = aantal and not _zondagen_tussen(einde, toewijzing.end)
    else:  # its one week, without any Sunday, counts where it ends
        laatste_hier = einde == toewijzing.end
    return aantal + bool(laatste_hier)


def _zondagen_tussen(start: date, end: date) -> int:
    """The Sundays from `start` up to, not including, `end`. Day 1 of the calendar is a Monday."""
    return (end.toordinal() - 1) // 7 - (start.toordinal() - 1) // 7
