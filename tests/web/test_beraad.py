# SPDX-License-Identifier: EUPL-1.2
"""A municipality says how it sees its own team; a decision is held against the principles."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from hefboom.beraad.models import Beginseltoets, Zelfscan
from hefboom.inzage.models import Gebruiker
from hefboom.moment import vandaag
from tests.mensen import maak_mens
from tests.web import wereld
from tests.web.conftest import Open

EIGEN, ANDERE = f"/zelfscan/{wereld.GEMEENTE}/", f"/zelfscan/{wereld.ANDERE}/"
BESLUIT = "/stelsel/besluit/VERLENGING/beginselen/"

pytestmark = pytest.mark.usefixtures("met_opname")


def tekst(inhoud: bytes) -> str:
    return " ".join(unescape(inhoud.decode()).split())


def vul_in(client: Client, **anders: str) -> tuple[int, str]:
    velden = {"op": vandaag().isoformat(), "status": "voorlopig", "a-1": "deels", "a-13": "niet"}
    antwoord = client.post(EIGEN, {**velden, **anders})
    return antwoord.status_code, tekst(antwoord.content)


@pytest.fixture
def beleid(client: Client, personen: dict[str, Gebruiker]) -> Client:
    client.force_login(personen["beleid"])
    return client


def test_een_gemeente_vult_haar_eigen_zelfscan_in(beleid: Client, open_als: Open) -> None:
    assert vul_in(beleid, **{"t-1": "Sinds de verhuizing"})[0] == 302
    assert vul_in(beleid, status="besloten", **{"a-13": "heel"})[0] == 302
    blad = tekst(open_als("raadslid", EIGEN).content)
    assert "2 van de 13 kenmerken grotendeels of helemaal terug (besloten)" in blad
    assert "13: ja" in blad  # what changed since the time before
    assert 'name="a-1"' not in blad  # a councillor reads
    naast = tekst(open_als("contractmanager", "/zelfscan/").content)
    assert "1 gemeente vulde de zelfscan in" in naast
    rijen = Zelfscan.objects.filter(gemeente=wereld.GEMEENTE)
    assert {(rij.door.username, len(rij.antwoorden)) for rij in rijen} == {("beleid", 2)}


def test_wie_het_niet_aangaat_ziet_of_schrijft_niets(open_als: Open, client: Client) -> None:
    for naam, adres in (
        ("andere_gemeente", EIGEN), ("aanbieder", EIGEN), ("aanbieder", "/zelfscan/"),
        ("beheerder", "/zelfscan/"), ("raadslid", ANDERE), ("aanbieder", BESLUIT),
    ):  # fmt: skip
        assert open_als(naam, adres).status_code == 404, (naam, adres)
    for naam, adres in (("contractmanager", EIGEN), ("raadslid", EIGEN), ("raadslid", BESLUIT)):
        assert open_als(naam, adres).status_code == 200
        assert client.post(adres, {"a-1": "heel"}).status_code == 404
    assert not Zelfscan.objects.exists()
    assert not Beginseltoets.objects.exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"a-1": "", "a-13": ""}, "Beantwoord minstens één vraag."),
        ({"op": (vandaag() + timedelta(days=400)).isoformat()}, "Kies een dag tot en met vandaag."),
        ({"op": "gisteren"}, "Kies een dag tot en met vandaag."),
        ({"status": ""}, "Kies hoe vast dit is."),
        ({"a-1": "zeker"}, "Kies opnieuw."),
        ({"t-2": "Los"}, "Kies een antwoord bij deze toelichting."),
        ({"t-1": "Over 999900006"}, "Zet in een toelichting geen nummers"),
        ({"t-1": "x" * 301}, "hoogstens 300 tekens"),
    ],
)
def test_wat_niet_klopt_zegt_wat_en_bewaart_niets(
    beleid: Client, anders: dict[str, str], zin: str
) -> None:
    status, blad = vul_in(beleid, **anders)
    assert status == 422
    assert zin in blad
    assert "Er is nog niets bewaard" in blad
    assert not Zelfscan.objects.exists()


def test_een_besluit_ligt_naast_de_beginselen(client: Client, open_als: Open) -> None:
    assert "Nog niet naast de beginselen gelegd" in tekst(open_als("raadslid", "/stelsel/").content)
    client.force_login(maak_mens("voorsteller", "voorsteller"))
    blad = tekst(client.get(BESLUIT).content)
    code = blad.split('name="a-')[1].split('"')[0]
    assert (
        client.post(BESLUIT, {f"a-{code}": "nee", f"t-{code}": "Duurt te lang"}).status_code == 302
    )
    (rij,) = Beginseltoets.objects.all()
    assert rij.door.username == "voorsteller"
    gelezen = tekst(open_als("raadslid", BESLUIT).content)
    assert "Naast 1 beginselen gelegd" in gelezen
    assert "Duurt te lang" in gelezen
    assert "Wat is er bij de beginselen geantwoord?" in tekst(
        open_als("raadslid", "/stelsel/").content
    )
