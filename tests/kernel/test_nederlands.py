# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

import pytest

from hefboom.kernel import datum, datumtijd, euro_kort, getal, maand, procent


def test_datums_lezen_als_nederlands() -> None:
    assert datum(date(2026, 5, 4)) == "4 mei 2026"
    assert maand(date(2026, 5, 4)) == "mei 2026"
    assert datumtijd(datetime(2026, 5, 4, 9, 5)) == "4 mei 2026 om 09:05"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234, 0, "1.234"), (1234.56, 1, "1.234,6"), (-2, 0, "−2"), (0.05, 1, "0,1"), (-0.01, 0, "0")],
)
def test_getallen_krijgen_punt_en_komma(value: float, decimals: int, text: str) -> None:
    assert getal(value, decimals) == text


def test_een_aandeel_leest_als_procent() -> None:
    assert procent(0.713) == "71 %"
    assert procent(0.0125, 1) == "1,3 %"


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (81_200, "€ 812"),
        (34_012_300, "€ 340.000"),
        (123_456_789, "€ 1,2 mln"),
        (-2_150_000_000, "€ −21,5 mln"),
        (99_999_999, "€ 1,0 mln"),
    ],
)
def test_een_groot_bedrag_staat_op_leesschaal(cents: int, text: str) -> None:
    assert euro_kort(cents) == text
