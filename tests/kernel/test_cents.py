# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import Cents

AMOUNTS = st.integers(-(10**12), 10**12).map(Cents)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(lambda w: sum(w) > 0)


@given(AMOUNTS, WEIGHTS)
def test_verdelen_verliest_geen_cent(amount: Cents, weights: list[int]) -> None:
    parts = amount.verdeel(weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(int(part) - Fraction(int(amount) * weight, sum(weights))) < 1


@given(AMOUNTS, WEIGHTS)
def test_wie_niets_weegt_krijgt_niets(amount: Cents, weights: list[int]) -> None:
    for part, weight in zip(amount.verdeel(weights), weights, strict=True):
        assert weight or part == 0


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_verdelen_over_niets_kan_niet(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="niets te verdelen"):
        Cents(100).verdeel(weights)


@pytest.mark.parametrize("not_money", [1.0, "12", True, None])
def test_een_bedrag_is_een_heel_aantal_cent(not_money: object) -> None:
    with pytest.raises(TypeError):
        Cents(not_money)  # type: ignore[arg-type]


def test_een_minuutbedrag_rondt_een_keer_af() -> None:
    assert Cents(7800) * Fraction(50, 60) == 6500
    assert Cents(100) * Fraction(1, 3) == 33


def test_delen_met_een_streep_mag_niet() -> None:
    with pytest.raises(TypeError, match="verdeel"):
        Cents(10) / 3


@pytest.mark.parametrize("half", [0.5, Fraction(1, 2)])
def test_een_halve_cent_valt_niet_stil_weg(half: object) -> None:
    with pytest.raises(TypeError):
        _ = Cents(10) + half


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "€ 0,00"), (123456789, "€ 1.234.567,89"), (-5, "€ −0,05")],
)
def test_een_bedrag_leest_als_euro(cents: int, text: str) -> None:
    assert str(Cents(cents)) == text
