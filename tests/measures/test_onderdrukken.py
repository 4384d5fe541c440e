# SPDX-License-Identifier: EUPL-1.2
"""Small numbers stay hidden, also from someone who can subtract."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.kernel import Period
from hefboom.measures import CATALOGUS
from hefboom.measures.onderdrukken import MINSTENS_NOEMER, MINSTENS_PERSONEN, te_tonen
from hefboom.measures.rekenen import Cel, tel
from tests.measures.spec import lees, vries


def tellingen(**personen):
    """`a=12` → a count of 12 by 12 youths, at several providers."""
    return {(naam,): (Cel(aantal, aantal, 5), None) for naam, aantal in personen.items()}


def verborgen(cellen, eigen=None, **opties):
    zien = te_tonen(cellen, eigen or {}, **{"deel_van": False, **opties})
    return {"".join(sleutel) for sleutel in cellen.keys() - zien}


def test_tien_jeugdigen_mogen_gezien_worden_en_negen_niet():
    assert verborgen({(): (Cel(10, 10, 5), None)}) == set()
    assert verborgen({(): (Cel(9, 9, 5), None)}, {}) == {""}


def test_nul_is_geen_persoon():
    assert verborgen(tellingen(a=0, b=40)) == set()


def test_een_verborgen_cel_neemt_de_kleinste_andere_mee():
    assert verborgen(tellingen(a=3, b=40, c=25, d=0)) == {"a", "c"}


def test_twee_heel_kleine_cellen_nemen_een_derde_mee():
    assert verborgen(tellingen(a=3, b=4, c=25, d=40)) == {"a", "b", "c"}


def test_veel_regels_van_weinig_jeugdigen_zijn_klein():
    assert verborgen({(): (Cel(500, 4, 5), None)}) == {""}


def test_geld_zonder_jeugdigen_erachter_blijft_zichtbaar():
    assert verborgen({("a",): (Cel(5), None), ("b",): (Cel(900), None)}) == set()


def test_een_verhouding_over_weinig_blijft_verborgen():
    net_genoeg, te_weinig = MINSTENS_NOEMER, MINSTENS_NOEMER - 1
    assert not verborgen({(): (Cel(15, 15, 5), Cel(net_genoeg, net_genoeg, 5))})
    assert verborgen({(): (Cel(15, 15, 5), Cel(te_weinig, te_weinig, 5))})


def test_wie_buiten_het_deel_valt_mag_ook_niet_te_vinden_zijn():
    bijna_iedereen = {(): (Cel(38, 38, 5), Cel(40, 40, 5))}
    assert verborgen(bijna_iedereen, deel_van=True) == {""}
    assert verborgen({(): (Cel(40, 40, 5), Cel(40, 40, 5))}, deel_van=True) == set()


def test_de_regio_min_uw_eigen_jeugdigen_mag_niet_klein_zijn():
    regio = {(): (Cel(50, 50, 5), None)}
    assert verborgen(regio, {(): (Cel(45, 45, 5), None)}) == {""}
    assert verborgen(regio, {(): (Cel(40, 40, 5), None)}) == set()
    assert verborgen(regio, {(): (Cel(50, 50, 5), None)}) == set()


def test_een_aanbieder_herkent_in_de_regio_geen_enkele_ander():
    twee = {(): (Cel(50, 50, 2), None)}
    zelf = {(): (Cel(20, 20, 1), None)}
    assert verborgen(twee, zelf, spiegel=True) == {""}
    assert verborgen({(): (Cel(50, 50, 3), None)}, zelf, spiegel=True) == set()


SLEUTELS = st.tuples(st.sampled_from("abcd"), st.sampled_from("1234"))


@given(st.dictionaries(SLEUTELS, st.integers(0, 60), max_size=16))
def test_in_geen_rij_of_kolom_is_een_klein_getal_terug_te_rekenen(aantallen):
    cellen = {sleutel: (Cel(n, n, 9), None) for sleutel, n in aantallen.items()}
    zien = te_tonen(cellen, {}, deel_van=False)
    assert all(not 0 < aantallen[sleutel] < MINSTENS_PERSONEN for sleutel in zien)
    lijnen = defaultdict(list)
    for sleutel, aantal in aantallen.items():
        if aantal:
            lijnen["rij", sleutel[0]].append(sleutel)
            lijnen["kolom", sleutel[1]].append(sleutel)
    for lijn in lijnen.values():
        weg = [aantallen[sleutel] for sleutel in lijn if sleutel not in zien]
        if weg and len(weg) < len(lijn):
            assert len(weg) >= 2
            assert sum(weg) >= MINSTENS_PERSONEN


@pytest.mark.parametrize("machine", ["duckdb", "polars"])
def test_achter_regels_zonder_bekende_jeugdige_staat_niemand(tmp_path, machine):
    tekst = """
        prestaties
        jeugdige | aanbieder | segment
        jan      | A         | 1
        jan      | B         | 1
                 | B         | 1
                 | B         | 2
    """
    sessie = replace(vries(tmp_path, lees(tekst)), machine=machine).sessie()
    telling = CATALOGUS["uitgaven"].tellers[0]
    assert tel(telling, sessie, ("segment",), {}, Period.year(2026), "toen") == {
        ("1",): Cel(0, 1, 2),
        ("2",): Cel(0, 0, 1),
    }
