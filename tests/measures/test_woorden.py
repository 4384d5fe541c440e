# SPDX-License-Identifier: EUPL-1.2
"""The whole vocabulary: each word means what its table says, on every machine."""

import os
import tempfile
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS
from hefboom.measures.berekening import Telwerk
from hefboom.measures.frames import Frames
from hefboom.measures.maat import (
    Aantal,
    DagenSinds,
    OngeldigeMaat,
    Opgeteld,
    Som,
    Telling,
    Tijd,
    Wat,
)
from hefboom.measures.machine import InGeheugen
from hefboom.measures.rooster import REGIO, Publiek, maak_rooster
from hefboom.measures.verborgen import Sleutel
from hefboom.measures.voorwaarden import Voorwaarde
from tests.measures.deuren import DuckDeur, PolarsDeur
from tests.measures.proefmaten import PROEFMATEN
from tests.measures.spec import PEILDATUM, lees, vries
from tests.measures.test_tweeling import KEUZES, PERIODEN, feiten, geteld_in, vragen
from tests.naive.woorden_traag import TWEELINGEN

JAAR = Period.year(2026)


def tel(machine, code, per=(), waar=None, periode=JAAR):
    """(teller, noemer) by key; nothing hidden."""
    binnen = {d: {w} for d, w in (waar or {}).items()}
    cellen = Telwerk(PROEFMATEN[code], machine, periode, "toen").cellen(per, binnen)
    sleutels = zip(*(as_.waarden() for as_ in cellen.assen), strict=True) if per else [()]
    noemers = [None] * len(cellen)
    if cellen.noemer is not None:
        noemers = cellen.noemer.waarde.tolist()
    return dict(
        zip(sleutels, zip(cellen.teller.waarde.tolist(), noemers, strict=True), strict=True)
    )


def spec(tmp_path, tekst, code, per=(), **vraag):
    return tel(InGeheugen(vries(tmp_path, lees(tekst))), code, per, **vraag)


WACHTRIJ = """
    toewijzingen
    segment | toewijzingsdatum | einddatum  | eerste_start
    1       | 2026-01-05       |            | 2026-03-31
    1       | 2026-02-20       |            |
    2       | 2025-10-01       | 2026-03-30 |
    2       | 2026-03-31       | 2026-03-31 |
    2       | 2026-04-01       |            |
"""
MAART = Period(date(2026, 1, 1), date(2026, 4, 1))


def test_wie_begint_wacht_die_dag_niet_meer_en_wie_eindigt_wacht_nog(tmp_path):
    assert spec(tmp_path, WACHTRIJ, "wachtenden", periode=MAART) == {(): (2, None)}


def test_een_voorraad_per_maand_is_die_van_de_laatste_dag(tmp_path):
    assert spec(tmp_path, WACHTRIJ, "wachtenden", ("segment", "maand"), periode=MAART) == {
        ("1", "2026-01"): (1, None),
        ("1", "2026-02"): (2, None),
        ("1", "2026-03"): (1, None),
        ("2", "2026-01"): (1, None),
        ("2", "2026-02"): (1, None),
        ("2", "2026-03"): (1, None),
    }


def test_hoe_lang_wie_nu_wacht_al_wacht(tmp_path):
    # 20 februari tot en met 31 maart, en een van vandaag.
    assert spec(tmp_path, WACHTRIJ, "wachtduur_nu", periode=MAART) == {(): (39, 2)}
    assert spec(tmp_path, WACHTRIJ, "wachtduur_nu_p90", periode=MAART) == {(): (39, None)}


def test_langer_dan_tien_weken_is_een_deel_van_wie_wacht(tmp_path):
    februari = Period(date(2026, 1, 1), date(2026, 3, 1))
    assert spec(tmp_path, WACHTRIJ, "lang_wachtend", ("segment",), periode=februari) == {
        ("1",): (0, 2),
        ("2",): (1, 1),
    }


def test_de_mediaan_is_een_wachttijd_die_voorkomt(tmp_path):
    tekst = """
        toewijzingen
        segment | eerste_start | wacht_dagen
        1       | 2026-01-19   | 14
        1       | 2026-02-19   | 90
        1       | 2026-03-19   | 30
        1       | 2026-03-19   | 20
        1       | 2026-03-19   |
        2       | 2026-03-19   | 7
    """
    assert spec(tmp_path, tekst, "wachttijd_mediaan", ("segment",)) == {
        ("1",): (20, None),
        ("2",): (7, None),
    }


UITGAVEN = """
    prestaties
    jeugdige | begindatum | toegekend
    jan      | 2026-01-10 | 100
    eva      | 2026-01-20 | 10
    jan      | 2026-03-10 | 1
    tom      | 2025-12-31 | 9999
"""


def test_tot_nu_toe_telt_elke_maand_alles_ervoor_mee_en_elke_jeugdige_een_keer(tmp_path):
    kwartaal = {"periode": MAART}
    assert spec(tmp_path, UITGAVEN, "uitgaven_tot_nu_toe", ("maand",), **kwartaal) == {
        ("2026-01",): (110, None),
        ("2026-02",): (110, None),
        ("2026-03",): (111, None),
    }
    assert spec(tmp_path, UITGAVEN, "jeugdigen_tot_nu_toe", ("maand",), **kwartaal) == {
        ("2026-01",): (2, None),
        ("2026-02",): (2, None),
        ("2026-03",): (2, None),
    }


def test_wie_te_kort_geleden_begon_om_te_weten_hoe_het_ging_telt_nergens_mee(tmp_path):
    tekst = """
        toewijzingen
        toewijzingsdatum | eerste_start
        2026-01-01       | 2026-02-12
        2026-01-01       | 2026-02-13
        2026-01-01       |
        2026-11-19       | 2026-11-20
        2026-11-20       | 2026-11-21
    """
    # De peildatum is 1 januari 2027: 19 november is 42 dagen voor de laatste dag.
    assert spec(tmp_path, tekst, "binnen_zes_weken") == {(): (2, 4)}


def test_een_norm_geldt_per_rij(tmp_path):
    tekst = """
        toewijzingen
        eerste_start | wacht_dagen | start_norm_dagen
        2026-01-19   | 14          | 14
        2026-01-19   | 15          | 14
        2026-01-19   | 15          | 42
        2026-01-19   | 15          |
    """
    assert spec(tmp_path, tekst, "norm_per_rij") == {(): (2, 3)}


@pytest.mark.parametrize(("mediaan", "gezien"), [(True, False), (False, True)])
def test_een_percentiel_is_iemands_waarde_en_vraagt_dertig_jeugdigen(tmp_path, mediaan, gezien):
    rijen = "\n".join(f"j{n} | 2026-01-19 | {n}" for n in range(29))
    opname = vries(tmp_path, lees(f"toewijzingen\njeugdige | eerste_start | wacht_dagen\n{rijen}"))
    telling = PROEFMATEN["wachttijd_mediaan"].tellers[0]
    if not mediaan:
        telling = replace(telling, wat=Aantal())
    rooster = maak_rooster(opname, Publiek.van(Inzage.als(rollen.PUBLIEK)), (telling,))
    assert rooster.zichtbaar(Sleutel(0, REGIO, JAAR, (), ())) is gezien


@pytest.mark.parametrize(
    ("tijd", "wat"),
    [
        (Opgeteld("segment"), Som("toegekend")),
        (Opgeteld("begindatum"), Som(DagenSinds("begindatum"))),
    ],
)
def test_een_woord_op_de_verkeerde_plaats_bestaat_niet(tijd, wat):
    with pytest.raises(OngeldigeMaat):
        Telling("prestaties", tijd, wat)


@pytest.mark.parametrize("code", PROEFMATEN)
@settings(
    max_examples=12 if os.environ.get("HEFBOOM_TEST_LANG") else 5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_elk_woord_telt_als_zijn_trage_tweeling_op_elke_machine(code, data):
    maat = PROEFMATEN[code]
    tabellen = data.draw(feiten(geteld_in(maat)))
    with tempfile.TemporaryDirectory() as map_:
        opname = vries(Path(map_), tabellen)
        elders = Frames(data.draw(st.sampled_from((DuckDeur, PolarsDeur)))(opname.map), PEILDATUM)
        for per, waar, periode in data.draw(st.lists(vragen(maat), min_size=3, max_size=3)):
            periode = periode.until(PEILDATUM)
            antwoord = tel(InGeheugen(opname), code, tuple(per), waar, periode)
            assert tel(elders, code, tuple(per), waar, periode) == antwoord
            for sleutel, geteld in antwoord.items():
                cel = dict(zip(per, sleutel, strict=True)) | waar
                traag = TWEELINGEN[code](tabellen, cel, periode.first, periode.last, PEILDATUM)
                assert geteld == traag, cel


def _woorden(waarde):
    """Every kind of value a declaration is built of."""
    if is_dataclass(waarde):
        yield type(waarde)
        for veld in fields(waarde):
            yield from _woorden(getattr(waarde, veld.name))
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from _woorden(deel)


def _leden(soort):
    for lid in get_args(soort):
        yield from _leden(lid) if get_args(lid) else (lid,)


def test_elk_woord_staat_in_een_maat_met_een_trage_tweeling():
    gebruikt = {
        woord for maat in (*CATALOGUS.values(), *PROEFMATEN.values()) for woord in _woorden(maat)
    }
    assert {*_leden(Tijd), *_leden(Wat), *_leden(Voorwaarde), DagenSinds} <= gebruikt
    assert TWEELINGEN.keys() == PROEFMATEN.keys()
    assert KEUZES
    assert PERIODEN
