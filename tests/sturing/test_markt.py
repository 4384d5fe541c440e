# SPDX-License-Identifier: EUPL-1.2
"""How few providers have a share of the whole together."""

from hypothesis import given
from hypothesis import strategies as st

from hefboom.sturing.onderdelen.markt import aanbieders_voor


@given(st.lists(st.integers(0, 50), max_size=12), st.integers(1, 100))
def test_een_minder_is_niet_genoeg(waarden: list[int], procent: int) -> None:
    aantal = aanbieders_voor(waarden, procent)
    groot = sorted(waarden, reverse=True)
    genoeg = [n for n in range(len(groot) + 1) if sum(groot[:n]) * 100 >= sum(groot) * procent]
    assert aantal == genoeg[0]
