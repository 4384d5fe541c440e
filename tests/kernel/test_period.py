# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import Period

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(1, 900))))


def test_de_einddatum_van_ijw_telt_mee() -> None:
    april = Period.inclusive(date(2026, 4, 1), date(2026, 4, 30))
    assert april == Period.month(2026, 4)
    assert date(2026, 4, 30) in april
    assert date(2026, 5, 1) not in april


def test_ook_de_laatste_maand_die_er_is_heeft_een_einde() -> None:
    assert Period.month(9999, 12).last == date(9999, 12, 30)  # the 31st says "no end"
    assert len(list(Period.inclusive(date(9999, 11, 5), date(9999, 12, 30)).months())) == 2


def test_een_periode_van_nul_dagen_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="minstens één dag"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_wie_aansluit_overlapt_niet() -> None:
    assert not Period.month(2026, 3).overlaps(Period.month(2026, 4))


def test_een_open_einde_gaat_door() -> None:
    open_end = Period(date(2026, 1, 1))
    assert date(2099, 1, 1) in open_end
    assert open_end.last is None
    with pytest.raises(ValueError, match="geen einde"):
        _ = open_end.days


@given(periods(), periods())
def test_doorsnede_is_precies_de_gedeelde_dagen(one: Period, other: Period) -> None:
    shared = set(one.each_day()) & set(other.each_day())
    both = one.intersection(other)
    assert (set(both.each_day()) if both else set()) == shared
    assert one.overlaps(other) == bool(shared)
    assert one.contains(other) == (set(other.each_day()) <= set(one.each_day()))


@given(periods())
def test_maanden_zijn_een_verdeling(period: Period) -> None:
    parts = list(period.months())
    assert sum(part.days for part in parts) == period.days
    assert parts[0].start == period.start
    assert parts[-1].end == period.end
    assert all(a.end == b.start for a, b in pairwise(parts))


@given(periods())
def test_weken_zijn_de_weeknummers_van_alle_dagen(period: Period) -> None:
    slow = sorted({day.isocalendar()[:2] for day in period.each_day()})
    assert list(period.iso_weeks()) == slow


def test_de_laatste_dag_van_de_kalender_is_geen_einde():
    """31-12-9999 says "no end" in many systems; there is no day after it to count up to."""
    assert Period.inclusive(date(2026, 4, 1), date(9999, 12, 31)) == Period(date(2026, 4, 1))
    assert Period.inclusive(date(2026, 4, 1), date(9999, 12, 30)).last == date(9999, 12, 30)
