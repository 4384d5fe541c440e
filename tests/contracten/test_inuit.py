# SPDX-License-Identifier: EUPL-1.2
"""A file in through the door, out again, and what a provider has on a day; who looked at it."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hefboom.cli.hoofd import main
from hefboom.contracten import invoegen, services
from hefboom.contracten.bestanden.lezen import lees_inhoud
from hefboom.contracten.bestanden.ocds import samengevoegd
from hefboom.contracten.bestanden.ontleden import ontleed
from hefboom.contracten.bestanden.schrijven import schrijf_register
from hefboom.contracten.fouten import InvoerGeweigerd, OnleesbareInvoer
from hefboom.contracten.inuit import neem_bestand_in, schrijf_bestand
from hefboom.contracten.models import (
    Contactpersoon,
    Contract,
    Contracttarief,
    Kwaliteitscertificaat,
    Onderaannemer,
    Organisatie,
    Organisatielocatie,
    Registervoorstel,
)
from hefboom.contracten.opslag import laad_contractenboek, lees_stand
from hefboom.contracten.services import (
    VoorstelGeweigerd,
    neem_rijen_in,
    proef,
    stel_vast,
    stel_voor,
    wijs_af,
)
from tests.contracten.rijen import AANBIEDER, ALGEMEEN, BDO, KLEIN, PRODUCT, TARIEF, invoer, stand
from tests.contracten.test_bestanden import VOL
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db
NU = datetime(2027, 1, 1, 9, tzinfo=UTC)
KOMPAS = replace(AANBIEDER, naam="Kompas", kvk="90000002", agb="42420002")
DUURDER = replace(TARIEF, cent=8000, vanaf=date(2027, 1, 1), tot=None)


@pytest.fixture
def bestand(tmp_path):
    def bestand(register=VOL, naam="r.xlsx"):
        pad = tmp_path / naam
        pad.write_bytes(schrijf_register(naam, register))
        return pad

    return bestand


def test_wat_eruit_gaat_verandert_niets_als_het_terugkomt(bestand, tmp_path):
    assert neem_bestand_in(bestand(), NU).ingenomen
    assert lees_stand() == VOL
    for naam in ("uit.xlsx", "uit.ods", "uit.zip", "uit"):
        schrijf_bestand(tmp_path / naam)
        opnieuw = neem_bestand_in(tmp_path / naam, NU)
        assert (opnieuw.ingenomen, opnieuw.fouten, opnieuw.wijzigingen) == (True, (), ())
    assert Registervoorstel.objects.get().langs == "opdrachtregel"


def test_een_bestand_wordt_een_keer_beoordeeld_zoals_het_register_dan_is(bestand, monkeypatch):
    """A large file is judged once, under the lock: not first, and again when it is written."""
    keren = []
    monkeypatch.setattr(
        services, "voeg_in", lambda *wat: keren.append(wat) or invoegen.voeg_in(*wat)
    )
    assert neem_bestand_in(bestand(), NU).ingenomen
    assert len(keren) == 1
    fout = bestand(stand(*KLEIN[:3], replace(TARIEF, product="45X99")))
    uit = neem_bestand_in(fout, NU)
    assert (uit.ingenomen, uit.regels, uit.wijzigingen) == (False, 4, ())
    assert [een.kolom for een in uit.fouten] == ["product"]
    assert len(keren) == 2


def test_ocds_komt_terug_zoals_het_ging(tmp_path):
    """Amendments are releases of their own, and merging them gives the compiled release."""
    versies = [
        replace(ALGEMEEN, tot=date(2026, 12, 31)),
        replace(ALGEMEEN, versie=2, vanaf=date(2027, 1, 1)),
    ]
    rijen = [
        rij
        for rij in VOL.alle()
        if rij.BLAD not in {"indexcijfers", "contacten"} and rij != ALGEMEEN
    ]
    neem_rijen_in(invoer(*versies, *rijen))
    voor = lees_stand()
    assert main(["contracten", "export", str(tmp_path / "uit.json"), "--ocds"]) == 0
    (record,) = json.loads((tmp_path / "uit.json").read_text(encoding="utf-8"))["records"]
    assert [een["tag"] for een in record["releases"]] == [["contract"], ["contractAmendment"]]
    samen = samengevoegd({"releases": record["releases"]})
    anders = {"id", "tag", "date"}
    assert {k: v for k, v in samen.items() if k not in anders} == {
        k: v for k, v in record["compiledRelease"].items() if k not in anders
    }
    (item,) = record["compiledRelease"]["contracts"][0]["items"]
    assert item["unit"]["value"] == {"amount": 78.0, "currency": "EUR"}
    assert neem_bestand_in(tmp_path / "uit.json", NU).wijzigingen == ()
    bladen = lees_inhoud("uit.json", json.dumps({"releases": record["releases"]}).encode())
    assert stand(*(een.rij for een in ontleed(bladen).invoer)) == voor
    for kapot in (b"{", b"[]", b'{"records": [{}]}'):
        with pytest.raises(OnleesbareInvoer):
            lees_inhoud("uit.json", kapot)


def test_een_nieuw_tarief_sluit_het_vorige_af():
    neem_rijen_in(invoer(*KLEIN))
    wijzigingen = neem_rijen_in(invoer(DUURDER))
    assert [(w.was and w.was.tot, w.wordt.tot) for w in wijzigingen] == [
        (date(2027, 12, 31), date(2026, 12, 31)),
        (None, None),
    ]
    assert list(Contracttarief.objects.order_by("cent").values_list("cent", "einddatum")) == [
        (7800, date(2026, 12, 31)),
        (8000, None),
    ]


def test_een_contract_wordt_langer_en_korter_met_zijn_algemene_deel():
    neem_rijen_in(invoer(*KLEIN, PRODUCT))
    neem_rijen_in(invoer(replace(ALGEMEEN, tot=date(2029, 12, 31))))
    assert Contract.objects.get().einddatum == date(2029, 12, 31)
    with pytest.raises(InvoerGeweigerd, match="Zet die rij er korter bij"):
        neem_rijen_in(invoer(replace(ALGEMEEN, tot=date(2026, 6, 30))))
    korter = [replace(rij, tot=date(2026, 6, 30)) for rij in (ALGEMEEN, BDO, TARIEF)]
    neem_rijen_in(invoer(*korter))
    assert Contract.objects.get().einddatum == date(2026, 6, 30)


def test_wie_een_kvk_nummer_krijgt_blijft_dezelfde():
    neem_rijen_in(invoer(replace(AANBIEDER, kvk=""), replace(ALGEMEEN, aanbieder="Horizon")))
    voor = Organisatie.objects.get().pk
    neem_rijen_in(invoer(AANBIEDER))
    na = Organisatie.objects.get()
    assert (na.pk, na.kvk) == (voor, "90000001")
    assert lees_stand() == stand(AANBIEDER, ALGEMEEN)


def van_alle_rijen(kvk):
    """The full register as it is when its only provider has this number."""
    return stand(
        *(
            replace(rij, kvk=kvk)
            if rij.BLAD == "aanbieders"
            else replace(rij, aanbieder=kvk or AANBIEDER.naam)
            if hasattr(rij, "aanbieder")
            else rij
            for rij in VOL.alle()
        )
    )


@pytest.mark.parametrize("nummer", ["90000008", ""])
@pytest.mark.parametrize("langs", ["opdrachtregel", "scherm"])
def test_een_ander_kvk_nummer_blijft_dezelfde_aanbieder_op_alle_rijen(nummer, langs):
    """A typing error that is mended, on one sheet; the others still have the old number."""
    neem_rijen_in(invoer(*VOL.alle()))
    voor = Organisatie.objects.get().pk
    anders = invoer(replace(AANBIEDER, kvk=nummer), ALGEMEEN, BDO)
    if langs == "scherm":
        cato, fien = maak_mens("cato", "contractmanager"), maak_mens("fien", "financien")
        stel_vast(stel_voor(proef(anders)[1], "kvk", cato, NU).pk, fien, NU)
    else:
        neem_rijen_in(anders, "kvk", NU)
    na = Organisatie.objects.get()
    assert (na.pk, na.kvk) == (voor, nummer or None)
    assert lees_stand() == van_alle_rijen(nummer)
    for soort in (Organisatielocatie, Contactpersoon, Kwaliteitscertificaat, Onderaannemer):
        assert soort.objects.count() == 1
    toen = laad_contractenboek(NU - timedelta(seconds=1))
    assert toen.deel(AANBIEDER.agb, "45A48", "0505", BDO.vanaf).organisatie == AANBIEDER.kvk
    neem_rijen_in(invoer(AANBIEDER))
    assert lees_stand() == VOL


def test_namen_kunnen_worden_geruild():
    neem_rijen_in(invoer(AANBIEDER, KOMPAS))
    neem_rijen_in(invoer(replace(AANBIEDER, naam="Kompas"), replace(KOMPAS, naam="Horizon")))
    assert set(Organisatie.objects.values_list("naam", "kvk")) == {
        ("Kompas", AANBIEDER.kvk),
        ("Horizon", KOMPAS.kvk),
    }


def test_fouten_van_cellen_en_van_het_register_staan_bij_elkaar(tmp_path):
    naam = tmp_path / "aanbieders.csv"
    naam.write_text("naam;kvk;agb;vanaf\nHorizon;90000001;42;1-1-2026\n", encoding="utf-8")
    (tmp_path / "contracten.csv").write_text(
        "contract;aanbieder;type;naam contract;laag;vanaf\n"
        "C-1;90000001;sas;Een;algemeen;1-1-2026\nC-2;niemand;sas;Twee;algemeen;1-1-2026\n",
        encoding="utf-8",
    )
    uit = neem_bestand_in(tmp_path, NU)
    assert not uit.ingenomen
    assert [(een.blad, een.rij, een.kolom) for een in uit.fouten] == [
        ("aanbieders", 2, "agb"),
        ("contracten", 3, "aanbieder"),
    ]
    assert not Organisatie.objects.exists()


def test_de_opdrachtregel_neemt_in_en_toont(bestand, capsys):
    pad = str(bestand())
    assert main(["contracten", "import", pad, "--proef", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "ingenomen": False, "regels": 13, "fouten": [],
    }  # fmt: skip
    assert not Contract.objects.exists()
    assert main(["contracten", "import", pad]) == 0
    capsys.readouterr()
    for wie in ("42420001", "90000001", "Horizon"):
        assert main(["contracten", "toon", wie, "--op", "2026-05-01", "--json"]) == 0
        toont = json.loads(capsys.readouterr().out)
        assert (toont["aanbieder"], toont["agb"]) == ("Horizon", ["42420001"])
        _, deel = toont["contracten"]
        assert deel.pop("opties")[0]["besluit_voor"] == "2027-07-01"
        dagen = {"vanaf": "2026-01-01", "tot": "2027-12-31"}
        assert deel == {
            "type": "open_huis", "deel": "BDO 4", "segment": "4", **dagen,
            "tarieven": [{"product": "45A48", "eenheid": "04", "cent": 7800, **dagen}],
        }  # fmt: skip
    assert main(["contracten", "toon", "Horizon", "--op", "1-5-2026"]) == 0
    assert "€ 78,00 per uur" in capsys.readouterr().out
    assert main(["contracten", "toon", "niemand"]) == 1


def test_de_opdrachtregel_weigert_met_een_code(bestand, tmp_path, capsys):
    fout = bestand(stand(*KLEIN[:3], replace(TARIEF, product="45X99")))
    assert main(["contracten", "import", str(fout), "--json"]) == 1
    uit = json.loads(capsys.readouterr().out)
    assert not uit["ingenomen"]
    assert uit["fouten"] == [
        {
            "blad": "tarieven", "rij": 2, "kolom": "product", "waarde": "45X99",
            "melding": "dit product staat niet op de productenlijst van de regio.",
        }
    ]  # fmt: skip
    assert main(["contracten", "import", str(tmp_path / "weg.xlsx")]) == 2
    assert main(["contracten", "export", str(tmp_path / "r.pdf")]) == 2
    assert main(["contracten", "sjabloon", str(tmp_path / "leeg.xlsx")]) == 0
    neem_rijen_in(invoer(AANBIEDER, replace(AANBIEDER, kvk="", naam="42420001", agb="42420002")))
    assert main(["contracten", "toon", "42420001"]) == 2
    assert "meer dan één aanbieder" in capsys.readouterr().err


def test_een_voorstel_geldt_pas_als_een_ander_het_vaststelt():
    cato, fien = maak_mens("cato", "contractmanager"), maak_mens("fien", "financien")
    _, wijzigingen = proef(invoer(*KLEIN))
    voorstel = stel_voor(wijzigingen, "eerste register", cato, NU)
    assert not Contract.objects.exists()
    with pytest.raises(VoorstelGeweigerd, match="een ander"):
        stel_vast(voorstel.pk, cato, NU)
    stel_vast(voorstel.pk, fien, NU)
    assert lees_stand() == stand(*KLEIN)
    with pytest.raises(VoorstelGeweigerd, match="al besloten"):
        stel_vast(voorstel.pk, fien, NU)


def test_wat_intussen_veranderde_wordt_niet_vastgesteld():
    cato, fien = maak_mens("cato", "contractmanager"), maak_mens("fien", "financien")
    neem_rijen_in(invoer(*KLEIN))
    _, wijzigingen = proef(invoer(DUURDER))
    voorstel = stel_voor(wijzigingen, "indexering", cato, NU)
    neem_rijen_in(invoer(replace(TARIEF, cent=7900)))
    with pytest.raises(VoorstelGeweigerd, match="register veranderd"):
        stel_vast(voorstel.pk, fien, NU)
    with pytest.raises(VoorstelGeweigerd, match="waarom"):
        wijs_af(voorstel.pk, fien, NU, " ")
    assert wijs_af(voorstel.pk, fien, NU, "opnieuw indexeren").uitkomst == "afgewezen"


def test_vastgesteld_wordt_wat_is_nagekeken():
    """What came since is none of the rows that change, and yet they would end it."""
    cato, fien = maak_mens("cato", "contractmanager"), maak_mens("fien", "financien")
    neem_rijen_in(invoer(*KLEIN))
    _, wijzigingen = proef(invoer(replace(PRODUCT, vanaf=date(2026, 6, 1))))
    voorstel = stel_voor(wijzigingen, "product erbij", cato, NU)
    neem_rijen_in(invoer(PRODUCT))
    voor = lees_stand()
    with pytest.raises(VoorstelGeweigerd, match="lees het bestand opnieuw in"):
        stel_vast(voorstel.pk, fien, NU)
    assert lees_stand() == voor
    assert stel_voor(wijzigingen, "x", cato, NU).uitkomst == "open"


def test_wat_de_database_weigert_is_een_zin_en_geen_ongeluk():
    """A limit that the judging of rows does not know of."""
    Organisatie.objects.create(naam=AANBIEDER.naam, kvk="90000009")
    with pytest.raises(VoorstelGeweigerd, match="niets veranderd"):
        neem_rijen_in(invoer(*KLEIN))
    assert not Contract.objects.exists()


def test_wie_het_register_wijzigt_wacht_op_wie_dat_al_doet():
    """The lock comes before anything is read; SQLite has one of its own."""
    cato = maak_mens("cato", "contractmanager")
    for doe in (
        lambda: neem_rijen_in(invoer(*KLEIN)),
        lambda: stel_vast(1, cato, NU),
        lambda: wijs_af(1, cato, NU, "x"),
    ):
        with CaptureQueriesContext(connection) as gesteld, suppress(VoorstelGeweigerd):
            doe()
        vragen = [een["sql"] for een in gesteld if "SAVEPOINT" not in een["sql"]]
        assert ("pg_advisory_xact_lock" in vragen[0]) is (connection.vendor == "postgresql")


def test_wie_er_niet_over_gaat_stelt_niets_voor():
    _, wijzigingen = proef(invoer(*KLEIN))
    with pytest.raises(VoorstelGeweigerd, match="niet bij uw rol"):
        stel_voor(wijzigingen, "x", maak_mens("a", "aanbieder", "42420001"), NU)
