# SPDX-License-Identifier: EUPL-1.2
"""The rule from ticks to a direction, and what tips it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.stelsel import PRESTATIECRITERIA, TAAKCRITERIA, laad
from hefboom.weging import (
    FEITEN,
    balans,
    kantelpunten,
    kantelt,
    kantelzin,
    richting_uit,
    weeg,
    weeg_anders,
)

ALLE = (*TAAKCRITERIA, *PRESTATIECRITERIA)
vinken = st.fixed_dictionaries({code: st.booleans() for code in ALLE})


@pytest.mark.parametrize(
    ("segment", "stand", "feiten"),
    [
        ("1", Fraction(1), 3),
        ("2", Fraction(2, 3), 2),
        ("3", Fraction(1), 3),
        ("4", Fraction(1), 3),
        ("5", Fraction(-3, 5), 2),
    ],
)
def test_de_regel_geeft_de_richting_van_de_strategie(
    segment: str, stand: Fraction, feiten: int
) -> None:
    (oordeel,) = (o for o in weeg(laad("haaglanden")) if o.segment == segment)
    assert oordeel.balans == stand
    assert oordeel.volgt == oordeel.bekostiging.richting
    assert {len(keuze) for keuze in oordeel.kantelpunten} == {feiten}


def traag_minst_om(nu: dict[str, bool]) -> int | None:
    """Walk all 256 ways the ticks can be, and count in how many facts each differs."""
    beste: int | None = None
    for waarden in product((False, True), repeat=len(ALLE)):
        anders = dict(zip(ALLE, waarden, strict=True))
        if balans(anders) * balans(nu) >= 0:
            continue
        om = 0
        mag = True
        for feit in FEITEN:
            verschil = [code for code in feit.criteria if anders[code] != nu[code]]
            om += bool(verschil)
            if len(feit.criteria) > 1 and verschil:
                mag = mag and sum(anders[code] for code in feit.criteria) == 1
        if mag and (beste is None or om < beste):
            beste = om
    return beste


@given(vinken)
def test_minder_feiten_kantelen_niet(nu: dict[str, bool]) -> None:
    punten = kantelpunten(nu)
    assert (len(punten[0]) if punten else None) == (traag_minst_om(nu) if balans(nu) else None)
    assert len({len(keuze) for keuze in punten}) <= 1


@given(vinken)
def test_de_richting_volgt_het_teken(nu: dict[str, bool]) -> None:
    assert -1 <= balans(nu) <= 1
    verwacht = {1: "taakgericht", -1: "prestatiegericht", 0: None}
    assert richting_uit(nu) == verwacht[(balans(nu) > 0) - (balans(nu) < 0)]


def test_de_zin_noemt_wat_kantelt() -> None:
    zinnen = {oordeel.segment: kantelzin(oordeel) for oordeel in weeg(laad("haaglanden"))}
    assert zinnen["2"] == (
        "De vinkjes wijzen naar taakgericht; dat kantelt pas als 2 feiten samen omslaan: aantal "
        "aanbieders, en dan nog een van deze: beschikbaarheid, partnerschap, voorspelbaarheid, "
        "transformatie of diversiteit."
    )


def test_geen_tegenspraak_van_de_strategie_kantelt_een_richting() -> None:
    for oordeel in weeg(laad("haaglanden")):
        assert not any(kantelt(een, oordeel.vinken) for een in oordeel.tegenspraken)


def test_wat_als_verandert_niets_aan_wat_is_vastgelegd() -> None:
    regio = laad("haaglanden")
    anders = weeg_anders(regio, "5", ("aanbieders", "grote_omvang"))
    assert anders is not None
    assert anders.volgt == "taakgericht"
    assert anders.bekostiging.richting == "prestatiegericht"
    assert anders.anders == ("aanbieders", "grote_omvang")
    assert any(een.soort == "richting_en_regel" for een in anders.tegenspraken)
    assert weeg_anders(regio, "9", ()) is None
