# SPDX-License-Identifier: EUPL-1.2
"""The pages of contracts: what one reads, and that a change takes two people."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hefboom.contracten import gevolg
from hefboom.contracten.bestanden.lezen import lees_inhoud
from hefboom.contracten.bestanden.ontleden import ontleed
from hefboom.contracten.bestanden.schrijven import schrijf_register
from hefboom.contracten.bladen.contract.blad import inhoud
from hefboom.contracten.bladen.voorstel.blad import inhoud as voorstelinhoud
from hefboom.contracten.formulier import Contractrij, Indexrij, Locatierij, Onderaannemerrij
from hefboom.contracten.indexering import indexering
from hefboom.contracten.kalender import momenten
from hefboom.contracten.models import Registervoorstel
from hefboom.contracten.opslag import lees_stand
from hefboom.contracten.register import vind
from hefboom.contracten.selectors import register_van
from hefboom.contracten.services import OPEN, neem_rijen_in, proef
from hefboom.contracten.tonen import zoek_organisaties
from hefboom.contracten.wijzigingen import als_json
from hefboom.moment import nu
from hefboom.stelsel import laad
from tests.contracten.rijen import (
    AANBIEDER,
    AGB,
    ALGEMEEN,
    BDO,
    BEGIN,
    KLEIN,
    REGIO,
    TARIEF,
    invoer,
    stand,
)
from tests.contracten.test_bestanden import VOL
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db
JULI = date(2026, 7, 1)
DUURDER = replace(TARIEF, cent=8000, vanaf=date(2027, 1, 1), tot=None)


def bestand(register):
    return SimpleUploadedFile("r.xlsx", schrijf_register("r.xlsx", register))


@pytest.fixture
def cato(client):
    mens = maak_mens("cato", "contractmanager")
    client.force_login(mens)
    return mens


def test_het_contract_op_een_blad(client, cato):
    neem_rijen_in(invoer(*VOL.alle()))
    tekst = client.get(f"/contract/{AGB}/?op=2026-06-01").content.decode()
    for deel in (
        "Wat is er afgesproken met Horizon?", "voor segment 4, tot en met 31 december 2027",
        "€ 78,00", "BDO 4", "HKZ", "nog te besluiten", "ook «segment 4» leveren",
        "70, 90 procent", "Dordrecht", "Zelf",
    ):  # fmt: skip
        assert deel in tekst, deel
    lijst = client.get("/contracten/?op=2026-06-01").content.decode()
    assert "loopt er 1 contract" in lijst
    assert "Horizon" in lijst
    assert client.get("/contract/42420009/").status_code == 404


TWEE = replace(ALGEMEEN, contract="C-2", contractnaam="Tweede", tot=date(2026, 8, 31))
VERSIES = (replace(ALGEMEEN, tot=date(2026, 6, 30)), replace(ALGEMEEN, versie=2, vanaf=JULI))


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        (KLEIN, "1 contract voor segment 4, tot en met 31 december 2027."),
        ((AANBIEDER, BDO, *VERSIES), "1 contract voor segment 4, tot en met 31 december 2027."),
        ((*KLEIN, TWEE), "2 contracten voor segment 4, het laatste tot en met 31 december 2027."),
        ((*KLEIN, replace(TWEE, tot=None)), "2 contracten voor segment 4, niet allemaal met een"),
        ((AANBIEDER, replace(ALGEMEEN, tot=None)), "1 contract, zonder bekend einde."),
        ((AANBIEDER,), "Op 1 juni 2026 heeft Horizon geen contract."),
    ],
)
def test_tot_wanneer_de_contracten_lopen(rijen, zin):
    blad = inhoud(stand(*rijen), AGB, "Horizon", date(2026, 6, 1), laad(REGIO))
    assert zin in blad["zin"]


@pytest.mark.parametrize(
    ("dag", "wat"),
    [
        (date(2027, 5, 1), ["Besluit over optie 1 van Overeenkomst 2026"]),
        (date(2027, 11, 1), ["Besluit over optie 1 van Overeenkomst 2026", "Certificaat HKZ"]),
        (date(2026, 5, 1), []),
    ],
)
def test_wat_eraan_komt_is_wat_de_kalender_noemt_van_deze_aanbieder(client, cato, dag, wat):
    ander = replace(AANBIEDER, naam="Anker", kvk="80000001", agb="42420002")
    neem_rijen_in(
        invoer(*VOL.alle(), ander, replace(ALGEMEEN, contract="C-2", aanbieder="80000001"))
    )
    blad = client.get(f"/contract/{AGB}/?op={dag}")
    gemeld = [een for _, een, _ in blad.context["aankomend"]]
    assert all(een.startswith(deel) for een, deel in zip(gemeld, wat, strict=True))
    assert all(een in blad.content.decode() for een in gemeld)


def test_een_code_die_verhuisde_opent_wie_haar_die_dag_had():
    """And places and subcontractors are those of that day, municipalities go by their name."""
    oud = replace(AANBIEDER, naam="Anker", kvk="80000001", tot=date(2026, 6, 30))
    nieuw = replace(AANBIEDER, vanaf=JULI)
    dicht = Locatierij("90000001", "Oud", "Kade 1", "Dordrecht", BEGIN, date(2026, 7, 31))
    klaar = Onderaannemerrij("90000001", "Zelf", "", "groepen", BEGIN, date(2026, 7, 31))
    plek = replace(ALGEMEEN, gemeenten="0505 0523")
    register = stand(oud, nieuw, plek, dicht, klaar)
    namen = {}
    for dag in (date(2026, 6, 30), JULI, date(2026, 8, 1)):
        blad = inhoud(register, AGB, "?", dag, laad(REGIO))
        feiten = dict(blad["feiten"])
        namen[dag] = (blad["naam"], feiten["Locaties"], feiten["Onderaannemers"])
    assert list(namen.values()) == [
        ("Anker", "niet bekend", "geen bekend"),
        ("Horizon", "Dordrecht", "Zelf"),
        ("Horizon", "niet bekend", "geen bekend"),
    ]
    assert blad["delen"].rijen[0][5].tekst == "Dordrecht en Hardinxveld-Giessendam"
    assert zoek_organisaties(register, AGB, date(2010, 1, 1)) == ["80000001", "90000001"]


def test_de_tarieven_van_een_dag_met_hun_indexering(client, cato):
    cijfers = [
        Indexrij(reeks, jaar, soort, Decimal(procent), "b", "aanname")
        for reeks, jaar, soort, procent in (
            ("OVA", 2027, "prognose", "3.5"), ("PPC", 2027, "prognose", "2.5"),
            ("OVA", 2026, "prognose", "4.0"), ("PPC", 2026, "prognose", "2.0"),
            ("OVA", 2026, "definitief", "4.5"), ("PPC", 2026, "definitief", "2.0"),
        )
    ]  # fmt: skip
    index = indexering(cijfers, 2027)
    assert (index.prognose, index.correctie) == (Decimal("3.40"), Decimal("0.45"))
    assert index.op(10000) == 10385
    assert indexering(cijfers, 2028) is None
    neem_rijen_in(invoer(*KLEIN, *cijfers))
    tekst = client.get("/contracten/tarieven/?op=2026-06-01").content.decode()
    assert "2026 viel 0,45" in tekst
    assert "hoger uit dan de prognose. Samen 3,85" in tekst
    assert "lager uit" in replace(index, correctie=Decimal(-1)).zin
    assert "2026 viel uit zoals de prognose." in replace(index, correctie=Decimal(0)).zin
    assert "€ 78,00" in tekst
    assert client.get("/contracten/tarieven/?op=1999-01-01").status_code == 400


def test_een_bestand_wordt_een_voorstel_dat_een_ander_vaststelt(client, cato):
    antwoord = client.post("/contracten/innemen/", {"bestand": bestand(VOL)})
    voorstel = Registervoorstel.objects.get()
    assert antwoord["Location"] == f"/contracten/voorstel/{voorstel.pk}/"
    assert client.post(antwoord["Location"], {"vaststellen": "ja"}).status_code == 422
    client.force_login(maak_mens("fien", "financien"))
    assert client.post(antwoord["Location"], {"vaststellen": "ja"}).status_code == 302
    assert lees_stand() == VOL
    assert "vastgesteld" in client.get(antwoord["Location"]).content.decode()
    nogmaals = client.post("/contracten/innemen/", {"bestand": bestand(VOL)})
    assert "Er verandert niets" in nogmaals.content.decode()


def test_fouten_staan_op_hun_plek_en_er_verandert_niets(client, cato):
    fout = stand(*KLEIN[:3], replace(TARIEF, product="45X99"))
    antwoord = client.post("/contracten/innemen/", {"bestand": bestand(fout)})
    assert antwoord.status_code == 422
    assert "Dit product staat niet op de productenlijst" in antwoord.content.decode()
    kapot = SimpleUploadedFile("r.xlsx", b"x")
    assert client.post("/contracten/innemen/", {"bestand": kapot}).status_code == 422
    assert client.post("/contracten/innemen/", {}).status_code == 422
    assert not Registervoorstel.objects.exists()


@pytest.mark.parametrize("vorm", ["xlsx", "ods", "zip"])
def test_het_sjabloon_en_het_register_zijn_op_te_halen(client, cato, vorm):
    neem_rijen_in(invoer(*KLEIN))
    for wat, rijen in (("leeg", 0), ("register", 4)):
        antwoord = client.get(f"/contracten/innemen/?haal={vorm}&wat={wat}")
        assert ontleed(lees_inhoud(f"r.{vorm}", antwoord.content)).regels == rijen


def test_wie_er_niet_over_gaat_ziet_het_eigen_contract_en_neemt_niets_in(client):
    neem_rijen_in(invoer(*KLEIN))
    client.force_login(maak_mens("h", "aanbieder", AGB))
    assert "€ 78,00" in client.get(f"/contract/{AGB}/?op=2026-06-01").content.decode()
    client.force_login(maak_mens("k", "aanbieder", "42420002"))
    assert client.get(f"/contract/{AGB}/").status_code == 404
    assert "Horizon" not in client.get("/contracten/tarieven/?op=2026-06-01").content.decode()
    assert client.get("/contracten/innemen/").status_code == 404


def test_wie_een_code_overnam_ziet_niets_van_wie_haar_eerst_had(client):
    """Nor does who takes it over next year see anything before that day."""
    voor = date(2020, 1, 1)
    neem_rijen_in(
        invoer(
            replace(AANBIEDER, vanaf=voor, tot=date(2098, 12, 31)), ALGEMEEN, BDO, TARIEF,
            replace(AANBIEDER, naam="Anker", kvk="80000001", tot=date(2019, 12, 31)),
            replace(ALGEMEEN, contract="C-2", contractnaam="Oud", aanbieder="80000001"),
            replace(AANBIEDER, naam="Morgen", kvk="70000001", vanaf=date(2099, 1, 1)),
            replace(ALGEMEEN, contract="C-3", contractnaam="Later", aanbieder="70000001"),
        )
    )  # fmt: skip
    for rol, gezien in (("aanbieder", {"C-1"}), ("contractmanager", {"C-1", "C-2", "C-3"})):
        mens = maak_mens(rol, rol, *([AGB] if rol == "aanbieder" else []))
        client.force_login(mens)
        assert {rij.contract for rij in register_van(mens).van_blad(Contractrij)} == gezien
        gemeld = momenten(mens.inzage, date(2027, 12, 1), date(2027, 12, 31))
        assert {een.contract for een in gemeld} == gezien
        gevonden = vind(SimpleNamespace(user=mens), "C-")
        assert {een.naam.split()[0] for een in gevonden} == gezien


def test_een_aanbieder_met_een_van_de_codes_krijgt_een_adres_dat_opent(client):
    neem_rijen_in(invoer(*KLEIN, replace(AANBIEDER, agb="42420002")))
    mens = maak_mens("h", "aanbieder", AGB)
    client.force_login(mens)
    tekst = client.get("/contracten/?op=2026-06-01").content.decode()
    assert f"/contract/{AGB}/" in tekst
    assert "/contract/42420002/" not in tekst
    (vondst,) = vind(SimpleNamespace(user=mens), "C-1")
    assert vondst.adres == f"/contract/{AGB}/"
    assert client.get(f"/contract/{AGB}/").status_code == 200


def test_het_gevolg_in_euros_naast_het_tarief_dat_gold():
    neem_rijen_in(invoer(*KLEIN))
    _, wijzigingen = proef(invoer(DUURDER))
    (prijs,) = gevolg.prijswijzigingen(lees_stand(), wijzigingen, laad(REGIO))
    assert (prijs.agb, prijs.was, prijs.wordt, prijs.vanaf) == ((AGB,), 7800, 8000, DUURDER.vanaf)
    uit = gevolg.eurogevolg([prijs], date(2027, 6, 1))
    assert (uit.terug, uit.per_jaar) == (0, 0)
    assert gevolg.eurogevolg([], date(2027, 6, 1)) is None


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        ((replace(TARIEF, tot=JULI),), "Eerder dan nu eindigt 1 tarief; wat dat"),
        ((replace(ALGEMEEN, tot=JULI),), "Eerder dan nu eindigt 1 contract; wat dat"),
        (
            (replace(ALGEMEEN, tot=JULI), replace(BDO, tot=JULI), replace(TARIEF, tot=JULI)),
            "Geen tarief wordt hoger of lager. Eerder dan nu eindigt 1 contract; wat dat in euro's "
            "scheelt, is niet meegerekend.",
        ),
        ((replace(TARIEF, tot=date(2026, 12, 31)), DUURDER), "1 tarief verandert. Met de hulp"),
        ((replace(TARIEF, bron="S1"),), "Geen lopend tarief verandert"),
    ],
)
def test_een_voorstel_zegt_wat_het_in_euros_is_en_wat_niet_is_meegerekend(rijen, zin):
    wijzigingen = stand(*KLEIN).verschil(stand(*KLEIN, *rijen))
    voorstel = Registervoorstel(
        titel="x", wijzigingen=als_json(wijzigingen), uitkomst=OPEN, voorgesteld_op=nu()
    )
    uit = voorstelinhoud(voorstel, stand(*KLEIN), laad(REGIO), date(2026, 6, 1))["euro"]
    assert zin in uit
    assert ("Eerder dan nu" in zin) is ("Eerder dan nu" in uit)
