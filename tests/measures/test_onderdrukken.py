# SPDX-License-Identifier: EUPL-1.2
"""Small numbers stay hidden, also from someone who can subtract."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, bereken
from hefboom.measures.afdekken import dek_af
from hefboom.measures.frames import Frames
from hefboom.measures.machine import InGeheugen
from hefboom.measures.onderdrukken import MINSTENS_NOEMER, MINSTENS_PERSONEN
from tests.measures.deuren import DuckDeur, PolarsDeur
from tests.measures.spec import antwoord, lees, vries
from tests.naive import afdekken_traag

INWONER = Inzage.als(rollen.PUBLIEK)
BELEID = Inzage.als(rollen.BELEID, "0505")
AANBIEDER = Inzage.als(rollen.AANBIEDER, "00000001")
JAAR = Period.year(2026)


@pytest.fixture
def zie(tmp_path):
    """What a reader gets to see of facts: a value, or `onderdrukt`, by segment where asked."""

    def zie(tekst, code="nieuwe_trajecten", inzage=INWONER, per=(), **waar):
        opname = vries(tmp_path, lees(tekst))
        gezien = antwoord(opname, code, per=per, waar=waar, periode=JAAR, inzage=inzage)
        if per:
            return gezien
        enige = bereken(code, opname, (), waar, JAAR, inzage).enige
        return "onderdrukt" if enige.onderdrukt else enige.waarde

    return zie


def trajecten(*groepen):
    """`(12, "a")` → twelve youths who start in segment a; `(12, "a", gemeente, aanbieder)`."""
    rijen = [
        f"{'-'.join(waar)}-{n} | {' | '.join((*waar, '0505', 'A')[:3])} | 2026-02-01"
        for aantal, *waar in groepen
        for n in range(aantal)
    ]
    kop = "jeugdige | segment | gemeente | aanbieder | begindatum"
    return "\n".join(("zorgperioden", kop, *rijen))


def gestart(binnen, van):
    """So many allocations of which help started, so many of them within the norm."""
    rijen = [f"j{n} | 2026-01-19 | {'ja' if n < binnen else 'nee'}" for n in range(van)]
    return "\n".join(("toewijzingen", "jeugdige | eerste_start | binnen_norm", *rijen))


def test_tien_jeugdigen_mogen_gezien_worden_en_negen_niet(zie):
    assert zie(trajecten((10, "a"))) == 10
    assert zie(trajecten((9, "a"))) == "onderdrukt"


def test_nul_is_geen_persoon(zie):
    assert zie(trajecten((40, "a")), segment="b") == 0


def test_een_verborgen_cel_neemt_de_kleinste_andere_mee(zie):
    assert zie(trajecten((3, "a"), (40, "b"), (25, "c")), per=("segment",)) == {
        "a": "onderdrukt",
        "b": 40,
        "c": "onderdrukt",
    }


def test_twee_heel_kleine_cellen_nemen_een_derde_mee(zie):
    groepen = (3, "a"), (4, "b"), (25, "c"), (40, "d")
    assert zie(trajecten(*groepen), per=("segment",)) == {
        "a": "onderdrukt",
        "b": "onderdrukt",
        "c": "onderdrukt",
        "d": 40,
    }


def test_veel_regels_van_weinig_jeugdigen_zijn_klein(zie):
    regels = [f"j{n % 4} | 2026-02-01 | ja" for n in range(500)]
    kop = ("prestaties", "jeugdige | begindatum | geweigerd")
    assert zie("\n".join((*kop, *regels)), "geweigerde_regels") == "onderdrukt"


def test_een_verhouding_over_weinig_blijft_verborgen(zie):
    assert zie(gestart(15, MINSTENS_NOEMER), "binnen_norm") == 0.5
    assert zie(gestart(15, MINSTENS_NOEMER - 1), "binnen_norm") == "onderdrukt"


def test_wie_buiten_het_deel_valt_mag_ook_niet_te_vinden_zijn(zie):
    assert zie(gestart(38, 40), "binnen_norm") == "onderdrukt"
    assert zie(gestart(40, 40), "binnen_norm") == 1


@pytest.mark.parametrize(("eigen", "ziet"), [(45, "onderdrukt"), (40, 50), (50, 50)])
def test_de_regio_min_uw_eigen_jeugdigen_mag_niet_klein_zijn(zie, eigen, ziet):
    buren = 50 - eigen
    tekst = trajecten((eigen, "a", "0505", "A"), (buren, "a", "0512", "A"))
    assert zie(tekst, inzage=BELEID) == ziet


def test_een_aanbieder_herkent_in_de_regio_geen_enkele_ander(zie):
    ik = (20, "a", "0505", "00000001")
    twee, drie = (15, "a", "0505", "00000002"), (15, "a", "0505", "00000003")
    assert zie(trajecten(ik, twee), inzage=AANBIEDER) == "onderdrukt"
    assert zie(trajecten(ik, twee, drie), inzage=AANBIEDER) == 50


# ── what goes along ───────────────────────────────────────────────────────────────────────────


def tabel_met_randen(aantallen):
    """Cells of a table by two things, its margins and its total, and the sums between them."""
    sleutels = [*aantallen, *{(r, "") for r, _ in aantallen}, *{("", k) for _, k in aantallen}]
    sleutels = sorted({*sleutels, ("", "")})
    plek = {sleutel: i for i, sleutel in enumerate(sleutels)}

    def delen(rij, kolom):
        return [s for s in aantallen if rij in ("", s[0]) and kolom in ("", s[1])]

    omvang = [sum(aantallen[s] for s in delen(*sleutel)) for sleutel in sleutels]
    sommen = [(plek[rand], tuple(plek[s] for s in delen(*rand))) for rand in sleutels if "" in rand]
    sommen += [
        (plek["", ""], tuple(plek[s] for s in sleutels if s[as_] == "" != s[1 - as_]))
        for as_ in (0, 1)
    ]
    return omvang, sorted(sommen)


SLEUTELS = st.tuples(st.sampled_from("abcd"), st.sampled_from("1234"))


@given(st.dictionaries(SLEUTELS, st.integers(0, 60), min_size=1, max_size=16))
def test_geen_som_verraadt_wat_erin_verborgen_is(aantallen):
    omvang, sommen = tabel_met_randen(aantallen)
    klein = [0 < n < MINSTENS_PERSONEN for n in omvang]
    weg = dek_af(omvang, klein, sommen, MINSTENS_PERSONEN)
    assert all(w for w, k in zip(weg, klein, strict=True) if k)
    for heel, delen in sommen:
        kwijt = [omvang[d] for d in delen if weg[d]]
        if weg[heel]:
            assert kwijt
        elif kwijt:
            assert len(kwijt) >= 2
            assert sum(kwijt) >= MINSTENS_PERSONEN


@st.composite
def optellingen(draw):
    """Cells, some hidden, and sums between any of them."""
    aantal = draw(st.integers(2, 24))
    omvang = draw(st.lists(st.integers(0, 40), min_size=aantal, max_size=aantal))
    verborgen = draw(st.lists(st.booleans(), min_size=aantal, max_size=aantal))
    cellen = st.lists(st.integers(0, aantal - 1), min_size=2, max_size=6, unique=True)
    sommen = draw(st.lists(cellen, max_size=12))
    return omvang, verborgen, [(heel, tuple(sorted(delen))) for heel, *delen in sommen]


@settings(max_examples=400, deadline=None)
@given(optellingen())
def test_wat_meegaat_is_hetzelfde_als_in_de_trage_tweeling(gegeven):
    assert dek_af(*gegeven, MINSTENS_PERSONEN) == afdekken_traag.dek_af(*gegeven, MINSTENS_PERSONEN)


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
