# SPDX-License-Identifier: EUPL-1.2
"""Who sees which figures: a region's contract manager, two municipalities, rival providers."""

from dataclasses import replace
from datetime import date

import pytest

from hefboom.inzage import Inzage, rollen
from hefboom.kernel import Period
from hefboom.measures import (
    CATALOGUS,
    GeenInzage,
    OngeldigeVraag,
    Vraag,
    bereken,
    bereken_vele,
)
from hefboom.measures.familie import familie_van
from hefboom.measures.rooster import Publiek, _Roosterwerk
from hefboom.measures.vraag import eis_segmenten
from tests.measures.spec import antwoord, lees, rijen_achter, vries

HORIZON, KOMPAS, BAKEN = "00000001", "00000002", "00000003"
REGIO = Inzage.als(rollen.CONTRACTMANAGER)
BELEID = Inzage.als(rollen.BELEID, "0505")
BUUR = Inzage.als(rollen.BELEID, "0512")
RAAD = Inzage.als(rollen.RAADSLID, "0505")
AANBIEDER = Inzage.als(rollen.AANBIEDER, HORIZON)


def hulp(aantal, gemeente, aanbieder, segment):
    return "\n".join(
        f"{gemeente}{aanbieder}{segment}{n} | {gemeente} | {aanbieder} | {segment} "
        f"| 2026-02-01 | b{n}"
        for n in range(aantal)
    )


@pytest.fixture(scope="module")
def opname(tmp_path_factory):
    rijen = "\n".join(
        (
            hulp(30, "0505", HORIZON, "1"),
            hulp(4, "0505", KOMPAS, "2"),
            hulp(40, "0512", KOMPAS, "1"),
            hulp(20, "0512", BAKEN, "2"),
            hulp(3, "0523", HORIZON, "2"),
            hulp(15, "0523", BAKEN, "3"),
        )
    )
    kop = "jeugdige | gemeente | aanbieder | segment | begindatum | start_bericht"
    return vries(tmp_path_factory.mktemp("inzage"), lees(f"zorgperioden\n{kop}\n{rijen}"))


def zie(opname, inzage, *per, **waar):
    return antwoord(opname, "jeugdigen", per=per, waar=waar, inzage=inzage)


def test_de_regio_ziet_alles_zoals_het_is(opname):
    assert zie(opname, REGIO, "gemeente") == {"0505": 34, "0512": 60, "0523": 18}
    assert zie(opname, REGIO, "aanbieder", segment="2") == {HORIZON: 3, KOMPAS: 4, BAKEN: 20}


def test_een_gemeente_ziet_zichzelf_precies_en_de_buren_zonder_kleine_aantallen(opname):
    assert zie(opname, BELEID, "gemeente") == {"0505": 34, "0512": 60, "0523": 18}
    buren = zie(opname, BELEID, "gemeente", "segment")
    assert {plek: n for plek, n in buren.items() if plek[0] == "0505"} == {
        ("0505", "1"): 30,
        ("0505", "2"): 4,
    }
    assert buren["0523", "2"] == "onderdrukt"
    assert zie(opname, BELEID, gemeente="0512") == 60
    assert bereken("jeugdigen", opname, ("gemeente",), inzage=BELEID).bereik.startswith("de gem")


def test_een_gemeente_ziet_de_buren_niet_dag_voor_dag_en_niet_per_aanbieder(opname):
    dag = Period(date(2026, 2, 1), date(2026, 2, 2))
    with pytest.raises(GeenInzage, match="hele maand"):
        bereken("jeugdigen", opname, ("gemeente",), {}, dag, BELEID)
    with pytest.raises(GeenInzage):
        zie(opname, BELEID, "aanbieder", gemeente="0512")
    with pytest.raises(GeenInzage, match="twee uitsplitsingen"):
        zie(opname, BELEID, "segment", "vorm", gemeente="0512")
    assert zie(opname, BELEID, "segment", "vorm", gemeente="0505")


def test_een_team_ziet_alleen_de_eigen_gemeente(opname):
    team = Inzage.als(rollen.LOKAAL_TEAM, "0505")
    assert zie(opname, team, "gemeente") == {"0505": 34}
    with pytest.raises(GeenInzage):
        zie(opname, team, gemeente="0512")


def test_een_gemeente_ziet_aanbieders_alleen_over_haar_eigen_jeugdigen(opname):
    uitkomst = bereken("jeugdigen", opname, ("aanbieder",), inzage=BELEID)
    assert {rij.sleutel["aanbieder"]: rij.waarde for rij in uitkomst.rijen} == {
        HORIZON: 30,
        KOMPAS: 4,
    }
    assert uitkomst.bereik == "uw eigen gemeente"


def test_een_gemeente_ziet_het_totaal_van_de_regio(opname):
    assert zie(opname, BELEID) == 112
    team = Inzage.als(rollen.LOKAAL_TEAM, "0505")
    assert zie(opname, team, "segment") == {"1": 70, "2": 27, "3": 15}


def test_naast_de_buren_is_een_segment_van_een_buur_niet_te_zien(opname):
    """0523 has 18 youths. Who sees that, and that segment 3 has 15, knows 3 of segment 2."""
    assert zie(opname, BELEID, "segment") == {"1": "onderdrukt", "2": 27, "3": "onderdrukt"}


def test_wat_een_gemeente_overhoudt_na_aftrek_van_zichzelf_is_niet_klein(tmp_path):
    rijen = hulp(30, "0505", HORIZON, "1") + "\n" + hulp(5, "0512", KOMPAS, "1")
    kop = "jeugdige | gemeente | aanbieder | segment | begindatum | start_bericht"
    opname = vries(tmp_path, lees(f"zorgperioden\n{kop}\n{rijen}"))
    assert bereken("jeugdigen", opname, inzage=BELEID).enige.onderdrukt
    assert zie(opname, BELEID, gemeente="0505") == 30


def test_een_raadslid_ziet_ook_van_de_eigen_gemeente_geen_kleine_aantallen(opname):
    assert zie(opname, RAAD, "segment", gemeente="0505") == {"1": "onderdrukt", "2": "onderdrukt"}
    assert zie(opname, RAAD) == 112


def test_een_raadslid_ziet_geen_enkele_aanbieder(opname):
    with pytest.raises(GeenInzage, match="raadsleden"):
        zie(opname, RAAD, "aanbieder")
    with pytest.raises(GeenInzage):
        zie(opname, RAAD, aanbieder=HORIZON)


def test_een_raadslid_ziet_ook_van_de_buren_geen_kleine_aantallen(opname):
    assert zie(opname, RAAD, "segment", gemeente="0523") == dict.fromkeys("23", "onderdrukt")
    assert zie(opname, RAAD, gemeente="0512") == 60


def test_een_aanbieder_ziet_zichzelf_en_de_regio_maar_geen_ander(opname):
    assert zie(opname, AANBIEDER, "aanbieder") == {HORIZON: 33}
    assert zie(opname, AANBIEDER, "gemeente") == {"0505": 30, "0523": 3}
    assert zie(opname, AANBIEDER) == 112
    with pytest.raises(GeenInzage):
        zie(opname, AANBIEDER, aanbieder=KOMPAS)


def test_een_aanbieder_ziet_geen_segment_met_maar_een_ander(opname):
    # In segment 1 is KOMPAS de enige ander, in segment 3 BAKEN.
    beeld = zie(opname, AANBIEDER, "segment")
    assert beeld["1"] == beeld["3"] == "onderdrukt"


def test_een_cel_apart_vragen_onthult_niet_wat_de_tabel_verbergt(opname):
    tabel = zie(opname, AANBIEDER, "segment")
    for segment, waarde in tabel.items():
        assert (zie(opname, AANBIEDER, segment=segment) is None) == (waarde == "onderdrukt")


def test_een_team_van_twee_gemeenten_ziet_die_samen_en_apart_en_een_derde_niet(opname):
    teams = Inzage.als(rollen.LOKAAL_TEAM, "0505", "0523")
    assert zie(opname, teams, "gemeente") == {"0505": 34, "0523": 18}
    assert zie(opname, teams, gemeente="0523") == 18
    assert zie(opname, teams, "aanbieder") == {HORIZON: 33, KOMPAS: 4, BAKEN: 15}
    assert {r["gemeente"] for r in rijen_achter("jeugdigen", opname, inzage=teams)} == {
        "0505",
        "0523",
    }
    assert bereken("jeugdigen", opname, ("gemeente",), inzage=teams).bereik == "uw eigen gemeenten"
    with pytest.raises(GeenInzage):
        zie(opname, teams, gemeente="0512")


def test_een_aanbieder_met_twee_codes_is_zelf_geen_ander(opname):
    concern = Inzage.als(rollen.AANBIEDER, HORIZON, BAKEN)
    assert zie(opname, concern, "aanbieder") == {HORIZON: 33, BAKEN: 35}
    assert zie(opname, concern, aanbieder=BAKEN) == 35
    # In segment 3 staat alleen BAKEN, in 1 en 2 naast de eigen codes alleen KOMPAS.
    assert zie(opname, concern, "segment") == dict.fromkeys("123", "onderdrukt") | {"3": 15}


def test_een_recht_lekt_niet_van_de_ene_kring_naar_de_andere(opname):
    dubbel = Inzage.van([(rollen.RAADSLID, "0505"), (rollen.LOKAAL_TEAM, "0512")])
    assert zie(opname, dubbel, "segment", gemeente="0512") == {"1": 40, "2": 20}
    assert zie(opname, dubbel, "segment", gemeente="0505")["2"] == "onderdrukt"
    assert zie(opname, dubbel, "aanbieder") == {KOMPAS: 40, BAKEN: 20}
    assert {r["gemeente"] for r in rijen_achter("jeugdigen", opname, inzage=dubbel)} == {"0512"}
    with pytest.raises(GeenInzage):
        zie(opname, dubbel, "aanbieder", gemeente="0505")


def test_wie_alleen_de_regio_ziet_ziet_geen_enkele_gemeente(opname):
    for rol in (rollen.PUBLIEK, rollen.BEHEERDER, rollen.PRIVACY):
        lezer = Inzage.als(rol)
        assert zie(opname, lezer) == 112
        assert zie(opname, lezer, "segment") == {"1": 70, "2": 27, "3": 15}
        assert rijen_achter("jeugdigen", opname, inzage=lezer) == []
        for dimensie in ("gemeente", "aanbieder"):
            with pytest.raises(GeenInzage):
                zie(opname, lezer, dimensie)
    with pytest.raises(GeenInzage, match="geen toegang"):
        zie(opname, Inzage())


@pytest.mark.parametrize("code", CATALOGUS)
@pytest.mark.parametrize("inzage", [BELEID, RAAD, AANBIEDER], ids=["beleid", "raad", "aanbieder"])
def test_elke_maat_antwoordt_elke_lezer_zonder_vreemde_rijen(opname, code, inzage):
    for dimensie in CATALOGUS[code].dimensies:
        try:
            uitkomst = bereken(code, opname, (dimensie,), inzage=inzage)
        except GeenInzage:
            continue
        for rij in uitkomst.rijen:
            assert (
                rij.sleutel.get("gemeente", "0505") == "0505"
                or inzage is AANBIEDER
                or uitkomst.zichtbaar is not None
            )
            assert rij.sleutel.get("aanbieder", HORIZON) == HORIZON or inzage is BELEID


def test_de_rijen_achter_een_cijfer_gaan_tot_het_bericht_en_niet_verder_dan_de_inzage(opname):
    rijen = rijen_achter("jeugdigen", opname, inzage=BELEID)
    assert {rij["gemeente"] for rij in rijen} == {"0505"}
    assert all(rij["start_bericht"] for rij in rijen)
    assert len(rijen) == 34
    assert {r["aanbieder"] for r in rijen_achter("jeugdigen", opname, inzage=AANBIEDER)} == {
        HORIZON
    }
    assert len(rijen_achter("jeugdigen", opname, inzage=REGIO)) == 112
    assert rijen_achter("jeugdigen", opname, inzage=RAAD) == []
    with pytest.raises(GeenInzage):
        rijen_achter("jeugdigen", opname, {"gemeente": "0505"}, inzage=BUUR)


def test_de_rijen_achter_een_deel_zeggen_welke_meetellen(opname):
    rijen = rijen_achter("groepsaandeel", opname)
    assert rijen == []  # zonder vorm telt niets mee
    assert "telt_mee" not in rijen_achter("jeugdigen", opname)[0]
    assert rijen_achter("jeugdigen", opname, {"maand": "2026-01"}) == []
    assert date(2026, 2, 1) == rijen_achter("jeugdigen", opname)[0]["begindatum"]


@pytest.mark.parametrize(
    ("wie", "per", "waar", "melding"),
    [
        (BELEID, ("gemeente_nu",), {}, "Alleen wie de hele regio ziet.*Kies ‘gemeente’"),
        (BELEID, ("aanbieder",), {"gemeente": "0512"}, "Van een andere gemeente zijn er geen"),
    ],
    ids=["over een herindeling heen", "een aanbieder in een andere gemeente"],
)
def test_wat_een_gemeente_niet_mag_vragen_zegt_wat_wel_kan(opname, wie, per, waar, melding):
    with pytest.raises(GeenInzage, match=melding):
        bereken("jeugdigen", opname, per, waar, inzage=wie)


def test_enkele_segmenten_samen_vraagt_men_niet_naast_een_segment(opname):
    samen = Vraag("jeugdigen", segmenten=frozenset({"1", "2"}))
    (alles, _) = bereken_vele([samen, Vraag("jeugdigen")], opname)
    assert alles.enige.waarde == 97
    with pytest.raises(OngeldigeVraag, match="niet allebei"):
        bereken_vele([replace(samen, waar=(("segment", "1"),))], opname)
    zonder = replace(CATALOGUS["jeugdigen"], dimensies=("gemeente",))
    with pytest.raises(OngeldigeVraag, match="geen segmenten"):
        eis_segmenten(zonder, {})


def test_de_som_van_de_buren_houdt_de_eigen_gemeente_erbuiten(opname):
    familie = familie_van(replace(CATALOGUS["jeugdigen"].tellers[0], zonder=()))
    werk = _Roosterwerk(opname, Publiek.van(RAAD), familie)
    werk.verberging()
    anderen = [delen for heel, delen in list(werk._sommen()) if {heel.wie} == {"rest"}]
    assert any("0512" in deel.waarden for delen in anderen for deel in delen)
    assert not any(deel.wie == "kring" for delen in anderen for deel in delen)
