# SPDX-License-Identifier: EUPL-1.2
"""Instalments add up to the budget, to the cent, on every day of the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom import stelsel
from hefboom.bekostiging import (
    Termijn,
    taaktermijnen,
    termijnen,
    termijnen_over,
    verschuldigd,
    verschuldigd_tot,
)
from hefboom.kernel import Cents

bedragen = st.integers(0, 10**12).map(Cents)
jaren = st.integers(2015, 2040)


def test_een_budget_dat_niet_deelbaar_is_gaat_op_de_cent_op() -> None:
    rijen = termijnen(Cents(100_000_00 + 7), 2027)
    assert [maand for maand, _ in rijen] == [date(2027, m, 1) for m in range(1, 13)]
    # € 100.000,07 is twelve times € 8.333,33 and eleven cents, for the first eleven months.
    assert [int(bedrag) for _, bedrag in rijen] == [833_334] * 11 + [833_333]


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        ("2026-12-31", 0),
        ("2027-01-01", 100),
        ("2027-01-31", 100),
        ("2027-02-01", 200),
        ("2027-12-01", 1200),
        ("2028-06-01", 1200),
    ],
)
def test_een_termijn_is_verschuldigd_vanaf_de_eerste_van_de_maand(dag: str, verwacht: int) -> None:
    assert verschuldigd_tot(Cents(1200), 2027, date.fromisoformat(dag)) == verwacht


def test_een_termijn_hoort_bij_een_eerste_van_de_maand() -> None:
    with pytest.raises(ValueError, match="eerste van een maand"):
        termijnen_over(Cents(100), [date(2027, 1, 2)])
    with pytest.raises(ValueError):
        termijnen_over(Cents(100), [])


@given(bedragen, jaren)
def test_de_termijnen_zijn_samen_het_budget_en_verschillen_hoogstens_een_cent(
    budget: Cents, jaar: int
) -> None:
    delen = [bedrag for _, bedrag in termijnen(budget, jaar)]
    assert sum(delen) == budget
    assert max(delen) - min(delen) <= 1


@given(bedragen, jaren, st.integers(0, 364))
def test_wat_verschuldigd_is_groeit_en_wordt_nooit_meer_dan_het_budget(
    budget: Cents, jaar: int, dagen: int
) -> None:
    dag = date(jaar, 1, 1) + timedelta(days=dagen)
    nu = verschuldigd_tot(budget, jaar, dag)
    assert nu <= verschuldigd_tot(budget, jaar, dag + timedelta(days=1)) <= budget
    # The slow way: walk the days, and pay on each first of a month.
    traag, deel = 0, [int(b) for _, b in termijnen(budget, jaar)]
    loop = date(jaar, 1, 1)
    while loop <= dag:
        if loop.day == 1:
            traag += deel[loop.month - 1]
        loop += timedelta(days=1)
    assert nu == traag


@pytest.mark.parametrize("code", stelsel.regios())
def test_alleen_taakgerichte_segmenten_hebben_termijnen(code: str) -> None:
    regio = stelsel.laad(code)
    for jaar in {jaar for _, jaar in regio.budgetten}:
        rijen = list(taaktermijnen(regio, jaar))
        for rij in rijen:
            assert regio.bekostiging(rij.segment, rij.maand) == "taak"
        for segment in {rij.segment for rij in rijen}:
            budget = regio.budget(segment, jaar)
            assert budget is not None
            assert verschuldigd(rijen, date(jaar, 12, 31), segment) == budget.cents


def test_verschuldigd_over_alle_segmenten() -> None:
    rijen = [
        Termijn("1", date(2027, 1, 1), Cents(10)),
        Termijn("2", date(2027, 1, 1), Cents(20)),
        Termijn("2", date(2027, 2, 1), Cents(40)),
    ]
    assert verschuldigd(rijen, date(2027, 1, 31)) == 30
    assert verschuldigd(rijen, date(2027, 2, 1), "2") == 60
