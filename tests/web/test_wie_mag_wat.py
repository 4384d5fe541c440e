# SPDX-License-Identifier: EUPL-1.2
"""Who may see what, and why: read by everyone, managed by an administrator, never one's own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hefboom.contracten.models import Aanbieder
from hefboom.inzage import ROLLEN, rollen
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.selectors import na_te_lopen
from hefboom.inzage.services import NieuweMachtiging, herzie, verleen
from hefboom.moment import nu, vandaag
from tests.mensen import maak_mens
from tests.web.conftest import PERSONAS, Open

BLAD = "/wie-mag-wat/"


@pytest.fixture
def beheerder(client: Client, personen: dict[str, Gebruiker]) -> Client:
    client.force_login(personen["beheerder"])
    return client


@pytest.mark.parametrize("naam", PERSONAS)
def test_iedereen_leest_de_uitleg_en_wat_hij_zelf_mag(open_als: Open, naam: str) -> None:
    tekst = open_als(naam, BLAD).content.decode()
    for rol in ROLLEN.values():
        assert rol.waarom.split(";")[0] in tekst
    rol = ROLLEN[PERSONAS[naam][0]]
    eigen = tekst[tekst.index("Wat u mag") : tekst.index("Alle rollen")]
    for recht in rol.rechten:
        assert recht.value in eigen
    assert ("Wie heeft welke machtiging" in tekst) == (naam in ("beheerder", "privacy"))


def test_alleen_wie_mag_opent_de_bladen_van_het_beheer(
    open_als: Open, personen: dict[str, Gebruiker]
) -> None:
    ander = personen["beleid"].machtigingen.get().pk
    for naam in PERSONAS:
        verleent, ziet_toe = naam == "beheerder", naam == "privacy"
        for adres, mag in (("verlenen/", verleent), ("nalopen/", verleent or ziet_toe)):
            assert open_als(naam, f"{BLAD}{adres}").status_code == (200 if mag else 404), naam
        mag_zien = verleent or ziet_toe or naam == "beleid"
        assert open_als(naam, f"{BLAD}{ander}/").status_code == (200 if mag_zien else 404)


def verleen_via_het_scherm(client: Client, **velden: object) -> tuple[int, str]:
    standaard = {
        "gebruiker": "nieuw",
        "rol": "beleid",
        "gemeenten": ["0505"],
        "reden": "nieuw werk",
    }
    antwoord = client.post(f"{BLAD}verlenen/", standaard | velden)
    return antwoord.status_code, antwoord.content.decode()


def test_een_beheerder_verleent_voor_drie_gemeenten_tegelijk(
    beheerder: Client, personen: dict[str, Gebruiker]
) -> None:
    nieuw = maak_mens("nieuw")
    code, _ = verleen_via_het_scherm(
        beheerder, rol="lokaal_team", gemeenten=["0505", "0512", "0523"], laatste_dag="2027-06-30"
    )
    assert code == 302
    assert nieuw.inzage_op(vandaag()).gemeenten == {"0505", "0512", "0523"}
    for machtiging in nieuw.machtigingen.all():
        assert machtiging.verleend_door == personen["beheerder"]
        assert (machtiging.tot_en_met, machtiging.reden) == (date(2027, 6, 30), "nieuw werk")


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"gebruiker": "niemand"}, "Niemand logt in als niemand"),
        ({"gebruiker": ""}, "Vul de naam in"),
        ({"rol": "koning"}, "Kies een rol"),
        ({"reden": ""}, "Schrijf waarom"),
        ({"gemeenten": ["0363"]}, "Kies een gemeente van deze regio"),
        ({"gemeenten": []}, "vraagt om een gemeente"),
        ({"vanaf": "morgen"}, "Schrijf een dag als"),
        ({"rol": "aanbieder", "gemeenten": [], "aanbieders": "123"}, "acht cijfers"),
        ({"rol": "control"}, "De rol control regio geldt voor de hele regio. Laat dit veld leeg"),
        ({"rol": "aanbieder", "aanbieders": "42420001"}, "De rol aanbieder geldt per aanbieder"),
        ({"aanbieders": "42420001"}, "De rol beleid geldt per gemeente"),
        ({"laatste_dag": "2026-01-01"}, "Kies een latere laatste dag"),
        ({"vanaf": "2026-12-31"}, "Een machtiging begint vandaag of later"),
        (
            {"rol": "aanbieder", "gemeenten": [], "aanbieders": "42420777"},
            "AGB-code 42420777 is van geen aanbieder van deze regio",
        ),
        ({"gebruiker": "beheerder"}, "Niemand beheert de eigen machtigingen"),
        ({"gebruiker": "beleid"}, "heeft deze machtiging al"),
    ],
)
def test_wat_niet_kan_staat_er_in_het_nederlands_en_verandert_niets(
    beheerder: Client, velden: dict[str, object], melding: str
) -> None:
    maak_mens("nieuw")
    Aanbieder.objects.get_or_create(agb="42420001", defaults={"naam": "Horizon"})
    voor = Machtiging.objects.count()
    code, tekst = verleen_via_het_scherm(beheerder, **velden)
    assert (code, melding in tekst) == (422, True)
    assert Machtiging.objects.count() == voor


def test_de_een_gaat_niet_door_als_de_ander_niet_kan(beheerder: Client) -> None:
    verleen(maak_mens("nieuw"), NieuweMachtiging(rollen.BELEID, "0512"))
    code, _ = verleen_via_het_scherm(beheerder, gemeenten=["0505", "0512"])
    assert code == 422
    assert Gebruiker.objects.get(username="nieuw").machtigingen.count() == 1


def test_na_het_verlenen_staat_er_wat_er_is_verleend(beheerder: Client) -> None:
    maak_mens("nieuw")
    gegevens = {
        "gebruiker": "nieuw",
        "rol": "lokaal_team",
        "gemeenten": ["0505", "0512"],
        "reden": "nieuw werk",
    }
    blad = beheerder.post(f"{BLAD}verlenen/", gegevens, follow=True).content.decode()
    melding = blad.split('role="status"')[1].split("</div>")[0]
    assert melding.count("nieuw is lokaal team") == 2
    assert "Dordrecht" in melding
    assert 'role="status"' not in beheerder.get(f"{BLAD}?verleend=999999").content.decode()


def test_beeindigen_per_direct_en_na_een_dag(
    beheerder: Client, personen: dict[str, Gebruiker]
) -> None:
    machtiging = personen["beleid"].machtigingen.get()
    adres = f"{BLAD}{machtiging.pk}/"
    fout = beheerder.post(adres, {"beeindig": "ja", "laatste_dag": "2026-06-30"})
    assert fout.status_code == 422
    assert "vandaag of later" in fout.content.decode()
    beheerder.post(adres, {"beeindig": "ja", "laatste_dag": "2027-03-31"})
    machtiging.refresh_from_db()
    assert machtiging.tot_en_met == date(2027, 3, 31)
    na = beheerder.post(adres, {"beeindig": "ja"}, follow=True).content.decode()
    assert "1 januari 2027 door beheerder" in na
    machtiging.refresh_from_db()
    assert (machtiging.tot, machtiging.beeindigd_door) == (vandaag(), personen["beheerder"])
    assert not personen["beleid"].inzage_op(vandaag()).bevoegdheden
    assert "Beëindig" not in beheerder.get(adres).content.decode()


def test_wie_geen_toegang_meer_heeft_ziet_niets_en_leest_waarom(
    client: Client, met_opname: object
) -> None:
    client.force_login(maak_mens("leeg"))
    assert "Vraag een beheerder om toegang" in client.get(BLAD).content.decode()
    assert client.get("/").status_code == 200
    for adres in ("/regio/", "/cijfers/jeugdigen/", "/gemeente/0505/", "/berichten/"):
        assert client.get(adres).status_code == 404, adres


def test_na_een_jaar_wordt_een_machtiging_nagelopen(
    beheerder: Client, personen: dict[str, Gebruiker]
) -> None:
    wie, machtiging = personen["beheerder"], personen["beleid"].machtigingen.get()
    assert not na_te_lopen(wie, vandaag())  # just given, so just looked at
    Machtiging.objects.filter(pk=machtiging.pk).update(verleend_op=nu() - timedelta(days=366))
    assert list(na_te_lopen(wie, vandaag())) == [machtiging]
    assert "na te lopen" in beheerder.get("/").content.decode()
    assert f"{BLAD}{machtiging.pk}/" in beheerder.get(f"{BLAD}nalopen/").content.decode()
    beheerder.post(f"{BLAD}{machtiging.pk}/", {"herzie": "ja", "opmerking": "blijft nodig"})
    assert not na_te_lopen(wie, vandaag())
    tekst = beheerder.get(f"{BLAD}{machtiging.pk}/").content.decode()
    assert "blijft nodig" in tekst
    assert "na te lopen" not in beheerder.get("/").content.decode()


def test_het_jaar_telt_vanaf_de_laatste_keer(personen: dict[str, Gebruiker]) -> None:
    wie, machtiging = personen["beheerder"], personen["beleid"].machtigingen.get()
    Machtiging.objects.filter(pk=machtiging.pk).update(verleend_op=nu() - timedelta(days=800))
    keer = herzie(machtiging, wie)
    for geleden, aantal in ((364, 0), (366, 1)):
        keer.op = timezone.now().replace(year=2027, month=1, day=1) - timedelta(days=geleden)
        keer.save()
        assert len(na_te_lopen(wie, vandaag())) == aantal
