# SPDX-License-Identifier: EUPL-1.2
"""What still runs regionally after help goes: as a table, and as its slow twin."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.afbouw import Lopend, Restvolume, afloop, rest
from tests.naive.afbouw_traag import uitloop

VANAF, LOKAAL = date(2027, 7, 1), date(2027, 6, 16)
PRIJS = {"x": 3000, "y": 100}


def loopt(wie: str, tot: date | None, van: date = date(2027, 1, 1), product: str = "x") -> Lopend:
    return Lopend(wie, product, van, tot)


def test_uitloop_is_wat_er_nog_loopt_en_wat_dubbel_is() -> None:
    uit = afloop(
        [
            loopt("jan", date(2027, 6, 30)),
            loopt("eva", date(2027, 7, 31)),
            loopt("eva", date(2027, 8, 15), product="y"),
            loopt("tom", date(2027, 5, 31)),  # over before anything changes
            loopt("ida", date(2027, 12, 31), van=VANAF),  # allocated all the same
            loopt("bas", date(2027, 1, 1), van=date(2027, 3, 1)),  # withdrawn
        ],
        VANAF,
        LOKAAL,
        PRIJS,
    )
    gezien = [(m.maand.month, m.jeugdigen, m.eindigt, m.cents, m.dubbel) for m in uit.maanden]
    assert gezien == [
        (6, 2, 1, 6100, 3050),  # from 16 June half the month runs beside the local offer
        (7, 1, 0, 3100, 3100),
        (8, 1, 1, 48, 48),
    ]
    assert [m.ingegroeid for m in uit.maanden] == [0, Fraction(1, 2), Fraction(1, 2)]
    assert (uit.zonder_einde, uit.toch_nog, uit.cents, uit.dubbel) == (0, 1, 9248, 6198)


def test_wat_stopt_heeft_niets_dubbel_en_zonder_einde_loopt_het_een_jaar() -> None:
    uit = afloop([loopt("jan", None)], VANAF, None, PRIJS)
    assert (len(uit.maanden), uit.dubbel, uit.zonder_einde) == (12, 0, 1)
    assert {m.eindigt for m in uit.maanden} == {0}


def test_zonder_toewijzing_is_er_geen_uitloop() -> None:
    assert afloop([], VANAF, LOKAAL, PRIJS).maanden == ()


@pytest.mark.parametrize(
    ("gaan", "blijft", "aandeel"), [({"a"}, 30, Fraction(3, 4)), ({"a", "b"}, 0, 0), ((), 40, 1)]
)
def test_wat_de_anderen_overhouden(gaan: set[str], blijft: int, aandeel: Fraction) -> None:
    over = rest({"a": 10, "b": 30}, gaan)
    assert (over.heel, over.blijft, over.weg, over.aandeel) == (40, blijft, 40 - blijft, aandeel)
    assert Restvolume(0, 0).aandeel is None


dagen = st.integers(-200, 300).map(lambda n: VANAF + timedelta(days=n))


@given(
    st.lists(
        st.builds(Lopend, st.sampled_from("abc"), st.sampled_from("xyz"), dagen, st.none() | dagen),
        max_size=8,
    ),
    st.none() | st.integers(-60, 60).map(lambda n: VANAF + timedelta(days=n)),
)
def test_de_uitloop_is_die_van_de_trage_teller(
    toewijzingen: list[Lopend], lokaal: date | None
) -> None:
    uit = afloop(toewijzingen, VANAF, lokaal, PRIJS)
    snel = {
        m.maand: (m.jeugdigen, m.eindigt, m.cents, m.dubbel) for m in uit.maanden if m.jeugdigen
    }
    traag = uitloop(toewijzingen, VANAF, lokaal, PRIJS)
    assert {maand: cijfers for maand, cijfers in snel.items() if maand in traag} == traag
    assert uit.cents == sum(m.cents for m in uit.maanden)
    assert all(m.dubbel <= m.cents for m in uit.maanden)
