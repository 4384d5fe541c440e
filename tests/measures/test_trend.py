# SPDX-License-Identifier: EUPL-1.2
"""Which way a row goes: by sentence, beside a slow twin, and in what must hold of any verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.measures import Trend, trend
from tests.naive.trend_traag import trend_traag

OP, NEER = [100 + 2 * n for n in range(24)], [150 - 2 * n for n in range(24)]


@pytest.mark.parametrize(
    ("reeks", "verdict"),
    [
        ([], Trend.NIET_TE_TONEN),
        ([None] * 12, Trend.NIET_TE_TONEN),
        ([None, 3, 5, 4, 3, 5], Trend.TE_KORT),
        (OP, Trend.STIJGT),
        (NEER, Trend.DAALT),
        # Up all of its second year, after a fall: as a whole it goes nowhere.
        (NEER[:12] + NEER[11::-1], Trend.GEEN),
        # It fell for more than a year, and is back where it began.
        ([314, 313, 322, 321, 312, 315, 306, 304, 319, 308, 292, 302, 296, 293, 290, 290, 285, 300,
          301, 305, 304, 305, 314], Trend.GEEN),
        # The last quarter lies above the first, by one quiet month at the start.
        ([20, *[100, 104, 98, 101, 97, 103, 99, 102] * 3], Trend.GEEN),
        ([26, 39, 26, 31, 28, 35, 27, 30, 33, 26, 36, 29], Trend.GEEN),
        ([100, 101, 102, 101, 103, 102, 103, 104], Trend.GELIJK),
        ([0] * 12, Trend.GELIJK),
        ([7] * 12, Trend.GELIJK),
        # A month that is not claimed for yet is no fall.
        ([*OP[:23], None], Trend.STIJGT),
        ([0.70, 0.69, 0.66, 0.61, 0.58, 0.57, 0.52], Trend.DAALT),
    ],
)  # fmt: skip
def test_het_oordeel_past_bij_het_beeld(reeks: list[float | None], verdict: Trend) -> None:
    assert trend(reeks) is verdict


def test_een_pijl_staat_alleen_bij_een_richting() -> None:
    assert [een.pijl for een in Trend] == ["↗", "↘", "→", "", "", ""]


REEKSEN = st.lists(st.none() | st.integers(-20, 200), max_size=30)


@given(REEKSEN)
def test_het_oordeel_is_dat_van_de_trage_tweeling(reeks: list[float | None]) -> None:
    assert trend(reeks).value == trend_traag(reeks)


@given(REEKSEN)
def test_achterstevoren_is_het_omgekeerde(reeks: list[float | None]) -> None:
    om = {Trend.STIJGT: Trend.DAALT, Trend.DAALT: Trend.STIJGT}
    assert trend(reeks[::-1]) is om.get(trend(reeks), trend(reeks))


@given(REEKSEN, st.integers(2, 9))
def test_de_maatstaf_doet_er_niet_toe(reeks: list[float | None], keer: int) -> None:
    groter = [None if waarde is None else waarde * keer for waarde in reeks]
    assert trend(groter) is trend(reeks)
