# SPDX-License-Identifier: EUPL-1.2
"""Small numbers stay hidden, also from someone who can subtract."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.facts import plek
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS
from hefboom.measures.cellen import GEEN, As, Geteld, Paren
from hefboom.measures.frames import Frames
from hefboom.measures.machine import InGeheugen
from hefboom.measures.onderdrukken import MINSTENS_NOEMER, MINSTENS_PERSONEN, te_tonen
from tests.measures.deuren import DuckDeur, PolarsDeur
from tests.measures.spec import lees, vries
from tests.naive import onderdrukken_traag
from tests.naive.onderdrukken_traag import Cel


def op_volgorde(cellen):
    """The cells in the order of the page."""
    return sorted(cellen, key=lambda sleutel: tuple(map(plek, sleutel)))


def als_paren(cellen):
    """Cells by key, as columns."""
    sleutels = op_volgorde(cellen)
    assen = []
    for waarden in zip(*sleutels, strict=True):
        namen = tuple(sorted({*waarden, ""}, key=plek))
        assen.append(As(namen, np.array([namen.index(w) for w in waarden], np.int64)))

    def geteld(cel):
        getallen = [
            [GEEN if getal is None else getal for getal in (c.waarde, c.personen, c.aanbieders)]
            for c in cel
        ]
        return Geteld(*np.array(getallen, np.int64).reshape(-1, 3).T)

    noemers = [cellen[sleutel][1] for sleutel in sleutels]
    return Paren(
        tuple(assen),
        geteld([cellen[sleutel][0] for sleutel in sleutels]),
        None if None in noemers else geteld(noemers),
    )


def tellingen(**personen):
    """`a=12` → a count of 12 by 12 youths, at several providers."""
    return {(naam,): (Cel(aantal, aantal, 5), None) for naam, aantal in personen.items()}


def verborgen(cellen, eigen=None, **opties):
    opties = {"deel_van": False, **opties}
    kolommen = te_tonen(als_paren(cellen), als_paren(eigen) if eigen else None, **opties)
    zien = {s for s, z in zip(op_volgorde(cellen), kolommen.tolist(), strict=True) if z}
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
    if not cellen:
        return
    weg_ = verborgen(cellen)
    zien = {sleutel for sleutel in cellen if "".join(sleutel) not in weg_}
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


AANTALLEN = st.sampled_from((0, 0, 1, 3, 9, 10, 11, 12, 25, 29, 30, 31, 60, 400))
CEL = st.builds(
    Cel, AANTALLEN | st.integers(-50, 900), st.none() | AANTALLEN, st.none() | st.integers(0, 4)
)


@st.composite
def tabellen(draw):
    """Cells of one to three breakdowns, and the part of some of them a reader knows."""
    rang = draw(st.integers(1, 3))
    waarden = st.sampled_from(("1", "2", "10", "noord", "oost", "")[: draw(st.integers(2, 6))])
    noemer = CEL if draw(st.booleans()) else st.none()
    heel = draw(
        st.dictionaries(
            st.tuples(*[waarden] * rang), st.tuples(CEL, noemer), min_size=1, max_size=60
        )
    )
    bekend = draw(st.sets(st.sampled_from(sorted(heel)), max_size=len(heel)))
    return heel, {sleutel: draw(st.tuples(CEL, noemer)) for sleutel in sorted(bekend)}


@settings(max_examples=400, deadline=None)
@given(tabellen(), st.booleans(), st.booleans())
def test_hele_kolommen_verbergen_hetzelfde_als_cel_voor_cel(tabel, deel_van, spiegel):
    heel, eigen = tabel
    op_een_rij = {sleutel: heel[sleutel] for sleutel in op_volgorde(heel)}
    traag = onderdrukken_traag.te_tonen(op_een_rij, eigen, deel_van=deel_van, spiegel=spiegel)
    snel = te_tonen(
        als_paren(heel),
        als_paren(eigen) if eigen else None,
        deel_van=deel_van,
        spiegel=spiegel,
    )
    assert [sleutel in traag for sleutel in op_een_rij] == snel.tolist()


@pytest.mark.parametrize("machine", ["geheugen", "duckdb", "polars"])
def test_achter_regels_zonder_bekende_jeugdige_staat_niemand(tmp_path, machine):
    tekst = """
        prestaties
        jeugdige | aanbieder | segment
        jan      | A         | 1
        jan      | B         | 1
                 | B         | 1
                 | B         | 2
    """
    opname = vries(tmp_path, lees(tekst))
    tel = {
        "geheugen": lambda: InGeheugen(opname),
        "duckdb": lambda: Frames(DuckDeur(opname.map), opname.peildatum),
        "polars": lambda: Frames(PolarsDeur(opname.map), opname.peildatum),
    }[machine]().tel
    telling = CATALOGUS["uitgaven"].tellers[0]
    cellen = tel(telling, ("segment",), {}, Period.year(2026), "toen")
    assert cellen.assen[0].waarden() == ["1", "2"]
    assert cellen.geteld.personen.tolist() == [1, 0]
    assert cellen.geteld.aanbieders.tolist() == [2, 1]
