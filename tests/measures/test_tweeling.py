# SPDX-License-Identifier: EUPL-1.2
"""Each measure agrees with its slow twin, on every machine, over generated facts."""

import os
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hefboom.facts import TABELLEN, Kolomsoort
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, NIET_INGEDEELD, Vraag, bereken, bereken_vele
from hefboom.measures.frames import Frames
from tests.measures import test_spec_jeugdigen, test_spec_toegang_en_geld
from tests.measures.deuren import DuckDeur, PolarsDeur
from tests.measures.spec import PEILDATUM, SPECS, vries
from tests.naive.measures_traag import TWEELINGEN

DEUREN = (DuckDeur, PolarsDeur)
EERSTE = date(2025, 10, 1)
KEUZES = {
    "jeugdige": ("jan", "eva", "tom", "ida"),
    "gemeente": ("0505", "0512"),
    "gemeente_nu": ("0505", "1999"),
    "aanbieder": ("A", "B", "C"),
    "segment": ("1", "2", "3", ""),
    "segment_nu": ("1", "2", ""),
    "vorm": ("individueel", "groep", "collectief", ""),
    "verwijzer": ("01", "02", ""),
    "product": ("45A01", "54001"),
    "reden_beeindiging": ("", "02", "20", "31", "32", "34", "36", "37", "38", "39"),
}
PERIODEN = (
    Period.year(2026),
    Period(date(2025, 12, 15), date(2026, 2, 10)),
    Period.month(2026, 2),
    Period(date(2026, 11, 1), None),
)
#: The days on which a mistake of one would show: firsts and lasts of periods and months.
RANDEN = tuple(
    date.fromisoformat(dag)
    for dag in [
        "2025-12-14",
        "2025-12-15",
        "2025-12-31",
        "2026-01-01",
        "2026-01-31",
        "2026-02-01",
        "2026-02-09",
        "2026-02-10",
        "2026-02-28",
        "2026-03-01",
        "2026-10-31",
        "2026-11-01",
        "2026-12-31",
        "2027-01-01",
    ]
)


def waarden(kolom):
    keuzes = {
        Kolomsoort.TEKST: st.sampled_from(KEUZES.get(kolom.naam, ("x",))),
        Kolomsoort.GETAL: st.integers(0, 400),
        Kolomsoort.CENTEN: st.integers(-50_000, 100_000),
        Kolomsoort.DATUM: st.sampled_from(RANDEN)
        | st.integers(0, 480).map(lambda n: EERSTE + timedelta(days=n)),
        Kolomsoort.JANEE: st.booleans(),
    }
    if kolom.naam == "jaar":
        return st.integers(2025, 2027)
    waarde = keuzes[kolom.soort]
    return st.none() | waarde if kolom.leeg else waarde


MET_RIJEN = ("toewijzingen", "zorgperioden", "prestaties", "budgetten", "termijnen", "inwoners")


@st.composite
def feiten(draw, namen=MET_RIJEN):
    """Rows in these tables; in the others one row each, which a measure of these does not count."""
    tabellen = {naam: [vaste_rij(naam)] for naam in MET_RIJEN}
    tabellen |= {naam: draw(st.lists(rijen(naam), max_size=12)) for naam in namen}
    if "inwoners" in namen:
        aantallen = {gemeente: draw(st.integers(0, 90)) for gemeente in KEUZES["gemeente"]}
        for rij in tabellen["inwoners"]:
            rij["jeugdigen"] = aantallen[rij["gemeente"]]
    for rij in (*tabellen["zorgperioden"], *tabellen["inwoners"]):
        if rij["einddatum"] and rij["einddatum"] < rij["begindatum"]:
            rij["begindatum"], rij["einddatum"] = rij["einddatum"], rij["begindatum"]
    return tabellen


@cache
def rijen(naam):
    return st.fixed_dictionaries({k.naam: waarden(k) for k in TABELLEN[naam].kolommen})


def vaste_rij(naam):
    waarde = {
        Kolomsoort.TEKST: "x",
        Kolomsoort.GETAL: 7,
        Kolomsoort.CENTEN: 700,
        Kolomsoort.DATUM: date(2026, 1, 31),
        Kolomsoort.JANEE: True,
    }
    vast = {k.naam: KEUZES.get(k.naam, [waarde[k.soort]])[0] for k in TABELLEN[naam].kolommen}
    return vast | ({"jaar": 2026} if "jaar" in vast else {})


def vragen(maat):
    return st.tuples(
        st.lists(st.sampled_from(maat.dimensies), unique=True, max_size=3),
        st.dictionaries(
            st.sampled_from([d for d in maat.dimensies if d != "maand"]),
            st.none(),
            max_size=1,
        ).flatmap(
            lambda leeg: st.fixed_dictionaries({d: st.sampled_from(KEUZES[d]) for d in leeg})
        ),
        st.sampled_from(PERIODEN),
    )


def geteld_in(maat):
    """The tables a measure counts in."""
    return sorted({t.feit for t in (*maat.tellers, maat.noemer) if t} & {*MET_RIJEN})


@pytest.mark.parametrize("code", CATALOGUS)
@settings(
    max_examples=24 if os.environ.get("HEFBOOM_TEST_LANG") else 5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_de_maat_telt_als_haar_trage_tweeling_op_elke_machine(code, data):
    maat = CATALOGUS[code]
    tabellen = data.draw(feiten(geteld_in(maat)))
    with tempfile.TemporaryDirectory() as map_:
        opname = vries(Path(map_), tabellen)
        elders = Frames(data.draw(st.sampled_from(DEUREN))(opname.map), opname.peildatum)
        for per, waar, periode in data.draw(st.lists(vragen(maat), min_size=2, max_size=2)):
            toonbaar = {d: w or NIET_INGEDEELD for d, w in waar.items()}
            uitkomst = bereken(code, opname, tuple(per), toonbaar, periode)
            vraag = Vraag.naar(code, tuple(per), toonbaar, periode)
            assert bereken_vele([vraag], opname, machine=elders)[0].rijen == uitkomst.rijen
            laatste = uitkomst.periode.last
            for rij in uitkomst.rijen:
                cel = {d: "" if w == NIET_INGEDEELD else w for d, w in rij.sleutel.items()} | waar
                traag = TWEELINGEN[code](tabellen, cel, uitkomst.periode.first, laatste)
                assert (rij.teller, rij.noemer) == traag, rij.sleutel
            niet_geteld(tabellen, uitkomst, waar)


def niet_geteld(tabellen, uitkomst, waar):
    """Keys that are no row must be empty: nothing falls off the page."""
    if len(uitkomst.per) != 1 or uitkomst.per[0] == "maand":
        return
    (dimensie,) = uitkomst.per
    gezien = {rij.sleutel[dimensie] for rij in uitkomst.rijen}
    for waarde in KEUZES[dimensie]:
        if (waarde or NIET_INGEDEELD) not in gezien:
            traag = TWEELINGEN[uitkomst.maat.code](
                tabellen,
                {dimensie: waarde} | waar,
                uitkomst.periode.first,
                uitkomst.periode.last,
            )
            assert traag[0] == 0 or dimensie in waar, waarde


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(tabellen=feiten(("zorgperioden", "prestaties", "termijnen")))
def test_de_segmenten_met_de_rest_zijn_samen_het_totaal(tabellen):
    with tempfile.TemporaryDirectory() as map_:
        opname = vries(Path(map_), tabellen)
        for code in ("nieuwe_trajecten", "uitgaven", "geweigerde_regels", "bestedingen"):
            for indeling in ("toen", "nu"):
                delen = bereken(code, opname, ("segment",), indeling=indeling)
                heel = bereken(code, opname, indeling=indeling).enige.waarde
                assert sum(rij.waarde for rij in delen.rijen) == heel


def test_elke_maat_heeft_een_tweeling_en_een_specificatie():
    assert test_spec_jeugdigen
    assert test_spec_toegang_en_geld
    assert TWEELINGEN.keys() == CATALOGUS.keys()
    assert SPECS.keys() == CATALOGUS.keys()
    assert date(2027, 1, 1) == PEILDATUM
