# SPDX-License-Identifier: EUPL-1.2
"""The calendar against days one can look up, and against counting day by day."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel.werkdagen import (
    feestdagen,
    is_werkdag,
    pasen,
    werkdagen_na,
    werkdagen_tussen,
)

DAGEN = st.dates(date(2014, 1, 2), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (2014, date(2014, 4, 20)),
        (2016, date(2016, 3, 27)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_pasen_valt_op_de_bekende_dag(jaar, dag):
    assert pasen(jaar) == dag


def test_de_feestdagen_van_2026():
    assert sorted(feestdagen(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Goede Vrijdag
        date(2026, 4, 6),  # Tweede Paasdag
        date(2026, 4, 27),  # Koningsdag
        date(2026, 5, 5),
        date(2026, 5, 14),  # Hemelvaartsdag
        date(2026, 5, 25),  # Tweede Pinksterdag
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_koningsdag_valt_nooit_op_zondag():
    assert date(2025, 4, 26) in feestdagen(2025)
    assert date(2025, 4, 27) not in feestdagen(2025)


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (2014, date(2014, 4, 26)),  # the first King's Day fell on a Sunday
        (2013, date(2013, 4, 30)),
        (2006, date(2006, 4, 29)),
        (1972, date(1972, 5, 1)),
        (1949, date(1949, 4, 30)),
        (1948, date(1948, 8, 31)),
    ],
)
def test_voor_2014_was_het_koninginnedag(jaar, dag):
    assert dag in feestdagen(jaar)
    assert date(jaar, 4, 27) not in feestdagen(jaar) - {dag}


@pytest.mark.parametrize("jaar", [1, 1582, 1900, 9999])
def test_elk_jaar_heeft_feestdagen(jaar):
    """A message may carry any date; none may bring down a page."""
    assert len(feestdagen(jaar)) in {8, 9}
    assert {dag.year for dag in feestdagen(jaar)} == {jaar}


def test_een_lange_tijd_is_snel_geteld():
    begin = process_time()
    assert werkdagen_tussen(date(1, 1, 1), date(9999, 12, 31)) > 2_500_000
    assert process_time() - begin < 5


@given(st.dates(date(1940, 1, 1), date(2090, 1, 1)), st.integers(0, 1200))
def test_tellen_met_weken_is_tellen_per_dag(van, dagen):
    tot = van + timedelta(days=dagen)
    een_voor_een = sum(is_werkdag(van + timedelta(days=dag)) for dag in range(1, dagen + 1))
    assert werkdagen_tussen(van, tot) == een_voor_een


@pytest.mark.parametrize(
    ("dag", "aantal", "uiterlijk"),
    [
        (date(2026, 3, 2), 3, date(2026, 3, 5)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 4, 2), 3, date(2026, 4, 9)),  # Good Friday, Easter
        (date(2026, 5, 4), 5, date(2026, 5, 12)),  # Liberation Day
        (date(2026, 12, 24), 3, date(2026, 12, 30)),
        (date(2026, 12, 31), 10, date(2027, 1, 15)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
    ],
)
def test_een_termijn_eindigt_op_een_werkdag(dag, aantal, uiterlijk):
    assert werkdagen_na(dag, aantal) == uiterlijk


def test_een_termijn_loopt_niet_terug():
    with pytest.raises(ValueError, match="negatief"):
        werkdagen_na(date(2026, 3, 2), -1)


@given(DAGEN, st.integers(1, 40))
def test_tellen_is_het_omgekeerde_van_verder_gaan(dag, aantal):
    uiterlijk = werkdagen_na(dag, aantal)
    assert is_werkdag(uiterlijk)
    assert werkdagen_tussen(dag, uiterlijk) == aantal
    assert werkdagen_tussen(uiterlijk, dag) == -aantal
    assert werkdagen_tussen(dag, uiterlijk - timedelta(days=1)) == aantal - 1
