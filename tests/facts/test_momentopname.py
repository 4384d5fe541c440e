# SPDX-License-Identifier: EUPL-1.2
"""What a snapshot of a small record holds, and how it is made."""

import json
import os
from datetime import date
from fractions import Fraction

import pytest

from hefboom import facts, stelsel
from hefboom.facts import TABELLEN, OpnameFout
from hefboom.facts.duiding import Duiding
from hefboom.facts.momentopname import huidige_in, open_opname
from hefboom.facts.schrijven import BEZIG
from tests.facts.conftest import BSN, GEMEENTE

PEILDATUM = date(2027, 1, 1)
pytestmark = pytest.mark.django_db


def rijen(opname, naam):
    return opname.tabel(naam).to_pylist()


@pytest.fixture
def opname(feiten, verhaal):
    return facts.maak_momentopname(PEILDATUM)


def test_elke_tabel_heeft_de_kolommen_van_het_schema(opname):
    for naam, tabel in TABELLEN.items():
        assert opname.tabel(naam).column_names == [k.naam for k in tabel.kolommen]


def test_een_toewijzing_kent_haar_start_wachttijd_en_normen(opname, verhaal):
    (rij,) = rijen(opname, "toewijzingen")
    regio = stelsel.laad(opname.regio)
    norm = regio.norm("start", verhaal.product, date(2026, 2, 20)).waarde
    assert rij["eerste_start"] == date(2026, 3, 2)
    assert rij["wacht_dagen"] == 10
    assert rij["start_norm_dagen"] == norm
    assert rij["binnen_norm"] is (norm >= 10)
    assert rij["duur_dagen"] == 184
    assert rij["segment"] == regio.segment_op(verhaal.product, date(2026, 3, 1))
    assert rij["verwijzer"] == "02"


def test_een_verwijderde_toewijzing_telt_als_nooit_verstuurd(opname, verhaal):
    assert [rij["toewijzing"] for rij in rijen(opname, "toewijzingen")] == [verhaal.toewijzing]


def test_hulp_erft_product_en_verwijzer_van_haar_toewijzing(opname, verhaal):
    hulp = {rij["zorgperiode"]: rij for rij in rijen(opname, "zorgperioden")}
    assert hulp[verhaal.zorgperiode]["product"] == verhaal.product
    assert hulp[verhaal.zorgperiode]["verwijzer"] == "02"
    assert hulp[verhaal.zorgperiode]["duur_dagen"] == 30
    assert hulp[verhaal.taakperiode]["toewijzing"] is None
    assert hulp[verhaal.taakperiode]["product"] == verhaal.taakproduct
    assert hulp[verhaal.taakperiode]["duur_dagen"] is None


def test_een_declaratieregel_is_geweigerd_of_niet_met_zijn_retourcodes(opname, verhaal):
    per = {rij["prestatie"]: rij for rij in rijen(opname, "prestaties")}
    betaald, geweigerd, credit, nul = (per[pk] for pk in verhaal.regels)
    assert (betaald["toegekend"], betaald["geweigerd"], betaald["retourcodes"]) == (1000, False, "")
    assert (geweigerd["toegekend"], geweigerd["geweigerd"]) == (0, True)
    assert geweigerd["retourcodes"]
    assert geweigerd["jeugdige"] is None
    assert (credit["toegekend"], credit["geweigerd"]) == (-500, False)
    assert nul["geweigerd"] is False
    assert [per[pk]["openstaand"] for pk in verhaal.regels] == [False, True, False, False]


def test_wat_de_regio_bepaalde_heeft_zijn_status_en_bron(opname):
    regio = stelsel.laad(opname.regio)
    for rij in rijen(opname, "budgetten"):
        budget = regio.budget(rij["segment"], rij["jaar"])
        assert rij["status"] == budget.status
        assert rij["bron"] == regio.brontekst(budget.bron)
        assert rij["gelijkmatig"] is False
    for rij in rijen(opname, "inwoners"):
        assert rij["status"] == regio.gemeente(rij["gemeente"]).status
    # Twelve equal instalments: nobody decided that, whatever is known of the budget.
    assert {rij["status"] for rij in rijen(opname, "termijnen")} <= {"aanname"}


def test_een_jeugdige_woont_waar_het_laatst_hulp_was(opname):
    assert {rij["jeugdige"]: rij["gemeente"] for rij in rijen(opname, "jeugdigen")} == {
        "jan": GEMEENTE,
        "eva": "0512",
    }


def test_budgetten_en_inwoners_komen_uit_het_stelsel(opname):
    regio = stelsel.laad(opname.regio)
    assert {rij["gemeente"]: rij["jeugdigen"] for rij in rijen(opname, "inwoners")} == {
        g.code: g.jeugdigen for g in regio.gemeenten
    }
    assert {rij["jaar"] for rij in rijen(opname, "budgetten")} == set(range(2022, 2027))


def test_een_proefregio_op_een_tiende_heeft_een_tiende_van_de_inwoners_en_het_budget(opname):
    regio = stelsel.laad(opname.regio)
    heel = Duiding(regio, opname.peildatum)
    deel = Duiding(regio, opname.peildatum, Fraction("0.1"))
    for alle, tiende in zip(heel.inwoners(), deel.inwoners(), strict=True):
        assert abs(tiende[7] - alle[7] / 10) <= 0.5
    for vol, klein in zip(heel.budgetten(), deel.budgetten(), strict=True):
        assert klein[4] == vol[4] // 10


def test_termijnen_tellen_op_tot_het_taakbudget(opname):
    taak = [rij for rij in rijen(opname, "budgetten") if rij["bekostiging"] == "taak"]
    termijnen = rijen(opname, "termijnen")
    assert sum(rij["bedrag"] for rij in termijnen) == sum(rij["bedrag"] for rij in taak)


def test_er_staat_nergens_een_bsn(opname):
    kolommen = {k.naam for tabel in TABELLEN.values() for k in tabel.kolommen}
    assert not any("bsn" in kolom for kolom in kolommen)
    for naam in TABELLEN:
        assert BSN not in json.dumps(rijen(opname, naam), default=str)
    for bestand in opname.map.iterdir():
        assert BSN.encode() not in bestand.read_bytes()


def test_zonder_momentopname_is_er_geen_huidige(feiten):
    assert facts.huidige() is None


def test_dezelfde_feiten_zijn_dezelfde_momentopname(opname):
    assert facts.maak_momentopname(PEILDATUM) == opname
    assert facts.huidige() == opname


def test_een_nieuwe_momentopname_deelt_wat_niet_veranderde(opname, verhaal):
    from hefboom.dossiers import Zorgperiode

    Zorgperiode.objects.filter(pk=verhaal.taakperiode).update(
        einddatum=date(2026, 5, 1), reden_beeindiging="34"
    )
    nieuw = facts.maak_momentopname(PEILDATUM)
    assert nieuw.id != opname.id
    assert facts.huidige() == nieuw

    def zelfde(naam):
        return os.path.samefile(opname.map / naam, nieuw.map / naam)

    assert zelfde("prestaties.parquet")
    assert not zelfde("zorgperioden.parquet")
    assert rijen(opname, "zorgperioden") != rijen(nieuw, "zorgperioden")


def test_een_afgebroken_bouw_laat_de_huidige_staan_en_wordt_opgeruimd(
    opname, feiten, verhaal, monkeypatch
):
    from hefboom.dossiers import Zorgperiode
    from hefboom.facts import schrijven

    Zorgperiode.objects.filter(pk=verhaal.taakperiode).update(begindatum=date(2026, 5, 1))
    half = feiten / f"{BEZIG}oud"
    half.mkdir()
    (half / "prestaties.parquet").write_bytes(b"half")

    def stroom_valt_uit(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr(schrijven, "_wijs_aan", stroom_valt_uit)
        with pytest.raises(OpnameFout, match="kan niet worden geschreven"):
            facts.maak_momentopname(PEILDATUM)
    assert facts.huidige() == opname
    assert not list(feiten.glob(f"{BEZIG}*"))
    assert facts.maak_momentopname(PEILDATUM).id != opname.id


def test_een_momentopname_van_een_andere_versie_wordt_niet_gelezen(opname, feiten):
    meta = json.loads((opname.map / "meta.json").read_text())
    anders = feiten / "anders"
    anders.mkdir()
    (anders / "meta.json").write_text(json.dumps(meta | {"schema": 0}))
    with pytest.raises(OpnameFout, match="andere versie"):
        open_opname(anders)
    (feiten / "huidig.json").write_text(json.dumps({"id": "anders"}))
    with pytest.raises(OpnameFout, match="andere versie"):
        huidige_in(feiten)


def test_een_onbekende_tabel_is_een_fout_die_zegt_wat_er_wel_is(opname):
    with pytest.raises(OpnameFout, match="toewijzingen"):
        opname.tabel("bsn")


@pytest.mark.django_db(transaction=True)
def test_een_momentopname_buiten_een_transactie_laat_er_geen_open(feiten, verhaal):
    from django.db import connection

    from hefboom.dossiers import Zorgperiode

    eerste = facts.maak_momentopname(PEILDATUM)
    assert not connection.in_atomic_block
    Zorgperiode.objects.filter(pk=verhaal.taakperiode).update(begindatum=date(2026, 6, 1))
    assert facts.maak_momentopname(PEILDATUM).id != eerste.id
