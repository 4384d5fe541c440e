# SPDX-License-Identifier: EUPL-1.2
"""The front door: logging in and out, searching, and the frame around it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from hefboom import stelsel
from hefboom.facts import Momentopname
from tests.mensen import maak_mens
from tests.web import wereld
from tests.web.conftest import Open

PERSONA = {
    "gebruikersnaam": "raadslid",
    "wachtwoord": "hefboom-demo",
    "rol": "raadslid",
    "naam": "Riva Raad",
    "omschrijving": "raadslid",
}


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo with one persona on its door."""
    (tmp_path / "personas.json").write_text(json.dumps([PERSONA]), encoding="utf-8")
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, map=tmp_path))
    return tmp_path


@pytest.mark.django_db
def test_de_personas_staan_op_de_deur_van_een_demo(client: Client, demo: Path) -> None:
    tekst = client.get("/inloggen/").content.decode()
    assert "Riva Raad" in tekst
    assert "Demo" in tekst
    assert "het is hier 1 januari 2027" in tekst


@pytest.mark.django_db
def test_buiten_een_demo_staat_er_niemand_op_de_deur(
    client: Client, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = replace(settings.OMGEVING, demo=False, vandaag=None)
    monkeypatch.setattr(settings, "OMGEVING", echt)
    tekst = client.get("/inloggen/").content.decode()
    assert "Riva Raad" not in tekst
    assert "Alle gegevens zijn verzonnen" not in tekst


@pytest.mark.django_db
def test_een_verkeerd_wachtwoord_zegt_wat_te_doen(client: Client) -> None:
    tekst = client.post("/inloggen/", {"login": "wie", "password": "wat"}).content.decode()
    assert "horen niet bij elkaar" in tekst


def test_inloggen_brengt_thuis_en_uitloggen_gaat_alleen_met_een_knop(
    client: Client, met_opname: Momentopname
) -> None:
    cato = maak_mens("cato", "contractmanager")
    cato.set_password("proef-geheim")
    cato.save()
    antwoord = client.post("/inloggen/", {"login": "cato", "password": "proef-geheim"})
    assert antwoord["Location"] == "/"
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/")["Location"] == "/inloggen/"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("naam", "term", "adres"),
    [
        ("contractmanager", "proefaanbieder b", f"/aanbieder/{wereld.RIVAAL}/"),
        ("contractmanager", "dordrecht", f"/gemeente/{wereld.GEMEENTE}/"),
        ("contractmanager", wereld.RIVAAL, f"/aanbieder/{wereld.RIVAAL}/"),
        ("contractmanager", "segment 1", "/segment/1/"),
        ("raadslid", "gemiddelde duur", "/cijfers/duur/"),
        ("raadslid", "TR321", "/regels/TR321/"),
        ("aanbieder", "tr 321", "/regels/TR321/"),
        ("beleid", "hb029", "/regels/HB029/"),
        ("financien", "9321", "/regels/TR321/"),
    ],
)
def test_een_vondst_gaat_meteen_open(
    met_opname: Momentopname, open_als: Open, naam: str, term: str, adres: str
) -> None:
    antwoord = open_als(naam, "/zoeken/", q=term)
    assert antwoord.status_code == 302
    assert antwoord["Location"] == adres


@pytest.mark.parametrize(
    ("naam", "term"),
    [
        ("aanbieder", "proefaanbieder b"),
        ("raadslid", "proefaanbieder b"),
        ("beleid", "gorinchem"),
        ("contractmanager", "9" * 40),
        ("contractmanager", "<script>"),
    ],
)
def test_wat_u_niet_mag_zien_is_ook_niet_te_vinden(
    met_opname: Momentopname, open_als: Open, naam: str, term: str
) -> None:
    antwoord = open_als(naam, "/zoeken/", q=term)
    assert antwoord.status_code == 200
    assert "Niets gevonden" in antwoord.content.decode()
    assert "<script>" not in antwoord.content.decode()


def test_de_voet_zegt_dat_de_besluiten_uit_een_eigen_map_komen(
    open_als: Open, met_opname: Momentopname, tmp_path: Path
) -> None:
    zin = "uit de eigen map van deze installatie"
    assert zin not in open_als("raadslid", "/zoeken/").content.decode()
    shutil.copytree(stelsel.vindplaats(wereld.REGIO).map, tmp_path / wereld.REGIO)
    stelsel.kijk_eerst_in(tmp_path)
    try:
        assert zin in open_als("raadslid", "/zoeken/").content.decode()
    finally:
        stelsel.kijk_eerst_in(None)


@pytest.mark.parametrize(
    ("code", "staat"),
    [
        ("TR321", ["9321", "Voorbeelden bij een declaratieregel", "601 minuten"]),
        ("HB029", ["geen: de regel keurt niets af", "bij het innemen van berichten"]),
        ("OP090", ["Wat vraagt regel OP090?"]),
    ],
)
def test_een_regel_wordt_uitgelegd(
    met_opname: Momentopname, open_als: Open, code: str, staat: list[str]
) -> None:
    blad = open_als("aanbieder", f"/regels/{code}/").content.decode()
    for tekst in staat:
        assert tekst in blad, tekst
    assert open_als("aanbieder", "/regels/TR999/").status_code == 404
