# SPDX-License-Identifier: EUPL-1.2
"""The norm at the allocation: duration and intensity apart, and an end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.dossiers import boven_inzetnorm
from hefboom.stelsel import Norm
from tests.intake import berichten as b

LANG, KORT = date(2033, 3, 1), date(2026, 12, 31)


def norm(waarde: int, frequentie: str) -> Norm:
    return Norm("max_intensiteit", waarde, "uur", frequentie, KORT, bron="B", status="feit")


@given(
    st.integers(1, 60), st.sampled_from("24"), st.integers(1, 4000), st.sampled_from(["01", "04"]),
    st.sampled_from("1246"), st.integers(1, 900),
)  # fmt: skip
def test_de_inzet_is_die_van_de_trage_rekenaar(grens, per, volume, eenheid, frequentie, duur):
    """Hours in 1461 days (four years): so many days, weeks, months or stretches fit in those."""
    keren = {"1": 1461, "2": Fraction(1461, 7), "4": 48, "6": Fraction(1461, duur)}
    uren = Fraction(volume, 60) if eenheid == "01" else Fraction(volume)
    traag = uren * keren[frequentie] > grens * keren[per]
    snel = boven_inzetnorm(norm(grens, per), "04", volume, eenheid, frequentie, duur)
    assert snel is traag


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, []),
        ({"Einddatum": LANG}, ["HB029"]),
        ({"Omvang": {"Volume": 50, "Eenheid": "04", "Frequentie": "2"}}, ["HB030"]),
        (
            {"Omvang": {"Volume": 50, "Eenheid": "04", "Frequentie": "2"}, "Einddatum": LANG},
            ["HB029", "HB030"],
        ),
        (
            {"Omvang": {"Volume": 10, "Eenheid": "04", "Frequentie": "4"}, "Einddatum": None},
            ["HB031"],
        ),
    ],
)
def test_boven_de_norm_is_een_opmerking(anders: dict[str, Any], verwacht, neem_in):
    """50 hours a week for seven years is told, and what is sent again is not told again."""
    eerst = neem_in(b.jw301(b.toegewezen(1001, **anders)))
    assert eerst.uitkomst == "verwerkt"
    assert [een["code"] for een in eerst.bevindingen] == verwacht
    assert neem_in(b.jw301(b.toegewezen(1001, **anders))).bevindingen == []
