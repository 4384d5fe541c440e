# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import Period
from hefboom.stelsel import Gedateerd, Herleidbaar

BEGIN = date(2024, 1, 1)
DAGEN = st.integers(0, 60).map(lambda n: BEGIN + timedelta(days=n))
REEKSEN = st.dictionaries(DAGEN, st.none() | st.integers(0, 3), max_size=6).map(
    lambda d: sorted(d.items())
)
PERIODEN = st.builds(
    lambda start, dagen: Period(start, None if dagen is None else start + timedelta(days=dagen)),
    DAGEN,
    st.none() | st.integers(1, 60),
)


def traag_op(paren: list[tuple[date, int | None]], dag: date) -> int | None:
    """The slow twin: walk through all values in order."""
    waarde = None
    for start, nieuw in paren:
        if start <= dag:
            waarde = nieuw
    return waarde


@given(REEKSEN, DAGEN)
def test_de_waarde_van_de_laatste_begindatum_geldt(
    paren: list[tuple[date, int | None]], dag: date
) -> None:
    assert Gedateerd.van(paren).op(dag) == traag_op(paren, dag)


@given(REEKSEN, PERIODEN, DAGEN)
def test_binnen_een_periode_blijft_alles_gelijk_en_daarbuiten_is_niets(
    paren: list[tuple[date, int | None]], periode: Period, dag: date
) -> None:
    verwacht = traag_op(paren, dag) if dag in periode else None
    assert Gedateerd.van(paren).binnen(periode).op(dag) == verwacht


@given(REEKSEN, DAGEN, st.integers(1, 60))
def test_gaten_zijn_de_eerste_lege_dagen(
    paren: list[tuple[date, int | None]], start: date, dagen: int
) -> None:
    periode = Period(start, start + timedelta(days=dagen))
    leeg = [dag for dag in periode.each_day() if traag_op(paren, dag) is None]
    eerste = [dag for dag in leeg if dag - timedelta(days=1) not in leeg]
    assert list(Gedateerd.van(paren).gaten(periode)) == eerste


def test_twee_waarden_op_een_dag_kan_niet() -> None:
    with pytest.raises(ValueError, match="1 januari 2024 komt niet na 1 januari 2024"):
        Gedateerd.van([(BEGIN, 1), (BEGIN, 2)])


@given(REEKSEN, PERIODEN, DAGEN)
def test_de_herkomst_blijft_bij_haar_waarde(
    paren: list[tuple[date, int | None]], periode: Period, dag: date
) -> None:
    bronnen = [Herleidbaar(bron=str(start), status="feit") for start, _ in paren]
    reeks = Gedateerd.van(paren, bronnen).binnen(periode)
    herkomst = reeks.herkomst_op(dag)
    if reeks.op(dag) is None:
        assert herkomst is None
    else:
        assert herkomst is not None
        assert herkomst.bron == str(max(start for start, _ in paren if start <= dag))
