# SPDX-License-Identifier: EUPL-1.2
"""Instalments add up to the budget, to the cent, on every day of the year."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom import stelsel
from hefboom.bekostiging import taaktermijnen, termijnen_over
from hefboom.facts.duiding import Duiding
from hefboom.kernel import Cents
from hefboom.stelsel import Producten

bedragen = st.integers(0, 10**12).map(Cents)
jaren = st.integers(2015, 2040)


def _maanden(jaar: int) -> list[date]:
    return [date(jaar, maand, 1) for maand in range(1, 13)]


def test_een_budget_dat_niet_deelbaar_is_gaat_op_de_cent_op() -> None:
    rijen = termijnen_over(Cents(100_000_00 + 7), _maanden(2027))
    assert [maand for maand, _ in rijen] == [date(2027, m, 1) for m in range(1, 13)]
    # € 100.000,07 is twelve times € 8.333,33 and eleven cents, for the first eleven months.
    assert [int(bedrag) for _, bedrag in rijen] == [833_334] * 11 + [833_333]


def test_een_termijn_hoort_bij_een_eerste_van_de_maand() -> None:
    with pytest.raises(ValueError, match="eerste van een maand"):
        termijnen_over(Cents(100), [date(2027, 1, 2)])
    with pytest.raises(ValueError):
        termijnen_over(Cents(100), [])


@given(bedragen, jaren)
def test_de_termijnen_zijn_samen_het_budget_en_verschillen_hoogstens_een_cent(
    budget: Cents, jaar: int
) -> None:
    delen = [bedrag for _, bedrag in termijnen_over(budget, _maanden(jaar))]
    assert sum(delen) == budget
    assert max(delen) - min(delen) <= 1


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
            assert sum(rij.bedrag for rij in rijen if rij.segment == segment) == budget.cents


class _HalfJaar:
    """A region whose only segment is task-funded from 1 July."""

    budgetten = {
        ("7", 2027): SimpleNamespace(
            cents=Cents(600), gelijkmatig=True, status="besluit", bron="verordening"
        )
    }

    def budget(self, segment: str, jaar: int) -> object:
        return self.budgetten.get((segment, jaar))

    def brontekst(self, bron: str) -> str:
        return f"de {bron}"

    def __getitem__(self, onderwerp: object) -> Producten:
        return Producten({}, {})

    def is_taakgericht(self, segment: str, dag: date) -> bool:
        return dag >= date(2027, 7, 1)


@pytest.mark.parametrize(("schaal", "per_maand"), [(Fraction(1), 100), (Fraction(1, 2), 50)])
def test_wie_halverwege_het_jaar_taakgericht_wordt_betaalt_in_de_maanden_daarna(
    schaal: Fraction, per_maand: int
) -> None:
    regio: Any = _HalfJaar()
    assert [(t.maand.month, int(t.bedrag)) for t in taaktermijnen(regio, 2027, schaal)] == [
        (maand, per_maand) for maand in range(7, 13)
    ]
    in_de_feiten = Duiding(regio, date(2028, 1, 1), schaal).termijnen()
    assert [rij[3:] for rij in in_de_feiten] == [(per_maand, "besluit", "de verordening")] * 6
