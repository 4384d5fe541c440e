# SPDX-License-Identifier: EUPL-1.2
"""The weighing on screen: what was recorded for who decides, messages beside it for the region."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from django.conf import settings
from django.http import HttpResponse

from hefboom.facts import Momentopname
from tests.web.conftest import Open

REGIO = ("contractmanager", "financien")
GEMEENTELIJK = ("beleid", "lokaal_team", "raadslid")
ANDEREN = ("aanbieder", "rivaal", "concern", "privacy", "beheerder")


@pytest.fixture
def haaglanden(monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation is of a region that weighed."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, regio="haaglanden"))


def tekst(antwoord: HttpResponse) -> str:
    return " ".join(unescape(antwoord.content.decode()).split())


@pytest.mark.usefixtures("met_opname", "haaglanden")
@pytest.mark.parametrize("adres", ["/weging/", "/weging/2/"])
def test_wie_inkoopt_of_besluit_ziet_de_weging(open_als: Open, adres: str) -> None:
    for naam in (*REGIO, *GEMEENTELIJK):
        assert open_als(naam, adres).status_code == 200, naam
    for naam in ANDEREN:
        assert open_als(naam, adres).status_code == 404, naam


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_het_rooster_noemt_elke_richting_en_elke_tegenspraak(open_als: Open) -> None:
    blad = tekst(open_als("raadslid", "/weging/"))
    assert (
        "4 segmenten worden taakgericht, met herziening van de lopende overeenkomst en 1 segment "
        "wordt prestatiegericht, met aanbesteding of open huis. Alles is nog voorlopig." in blad
    )
    assert blad.count("tegenspraak 2") == 1
    assert "het zegt iets in 28 van de 40 vakjes" in blad
    assert "Niet gewogen: <strong>output</strong>" in blad
    assert "de rechtszekerheid van de cliënt" in blad
    assert "kan de regio uitwijken naar een andere" in blad


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_een_raadslid_ziet_wat_vastligt_en_geen_berichten(open_als: Open) -> None:
    blad = tekst(open_als("raadslid", "/weging/2/"))
    assert "Transformatieopgave gering" in blad
    assert "regel 628, 794, 801" in blad
    assert "Wat de berichten zeggen" not in blad
    assert "Wat als een criterium anders is?" not in blad
    anders = tekst(open_als("raadslid", "/weging/2/?anders=aanbieders"))
    assert "Er is niets vastgelegd" not in anders


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_de_regio_ziet_de_berichten_ernaast(open_als: Open) -> None:
    blad = tekst(open_als("contractmanager", "/weging/2/?periode=2026"))
    assert "Wat de berichten zeggen" in blad
    assert "Aanbieders voor 80 % van de jeugdigen" in blad
    assert "3 aanbieders hebben 80 % van de markt" in blad


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_wat_als_rekent_voor_en_legt_niets_vast(open_als: Open) -> None:
    adres = "/weging/2/?anders=aanbieders&anders=grote_diversiteit_producten"
    blad = tekst(open_als("contractmanager", adres))
    assert "Dan kantelt de richting: prestatiegericht." in blad
    assert "Er is niets vastgelegd; dit is alleen voorgerekend." in blad
    blijft = tekst(open_als("contractmanager", "/weging/2/?anders=aanbieders"))
    assert "Dan blijft het taakgericht." in blijft
    assert open_als("contractmanager", "/weging/2/?anders=onzin").status_code == 400
    assert open_als("contractmanager", "/weging/9/").status_code == 404


@pytest.mark.usefixtures("haaglanden")
def test_zonder_momentopname_staat_de_weging_er_ook(
    open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hefboom.facts.huidige", lambda: None)
    blad = tekst(open_als("contractmanager", "/weging/1/"))
    assert "Enkele onderdelen mogen inspanningsgericht." in blad
    assert "Wat de berichten zeggen" not in blad


@pytest.mark.usefixtures("haaglanden")
def test_de_weging_gaat_mee_als_rekenblad(open_als: Open, met_opname: Momentopname) -> None:
    uit = open_als("contractmanager", "/weging/", uitvoer="bekostiging.csv")
    regels = b"".join(uit.streaming_content if uit.streaming else [uit.content]).decode("utf-8-sig")
    assert "Weinig aanbieders taakgericht;ja;ja;ja;ja;nee" in regels


@pytest.mark.usefixtures("met_opname")
def test_een_regio_zonder_weging_zegt_hoe_zij_begint(open_als: Open) -> None:
    blad = tekst(open_als("contractmanager", "/weging/"))
    assert "heeft nog niet vastgelegd hoe zij bekostiging en inkoop afweegt" in blad
    assert "weging.yaml" in blad
    assert open_als("contractmanager", "/weging/1/").status_code == 404
