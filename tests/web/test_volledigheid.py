# SPDX-License-Identifier: EUPL-1.2
"""What is not complete yet says so: in the explanation, and at every amount it touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.measures import CATALOGUS, bereken
from hefboom.sturing.onderdelen.cijfers import verandering
from hefboom.sturing.onderdelen.volledigheid import nog_niet
from tests.web import wereld
from tests.web.conftest import Open

NOV, DEC, JAN = date(2026, 11, 1), date(2026, 12, 1), date(2026, 1, 1)


def test_de_maanden_staan_in_een_zin() -> None:
    assert nog_niet([DEC]) == "december 2026 is nog niet volledig gedeclareerd"
    assert nog_niet([NOV, DEC]) == (
        "november 2026 en december 2026 zijn nog niet volledig gedeclareerd"
    )


@pytest.fixture
def december_ontbreekt(
    tmp_path: Path, met_opname: Momentopname, monkeypatch: pytest.MonkeyPatch
) -> Momentopname:
    """The same region, before the last month was claimed for."""
    opname = wereld.maak_opname(tmp_path, aantal=300, gedeclareerd_tot=DEC)
    monkeypatch.setattr("hefboom.facts.huidige", lambda: opname)
    return opname


@pytest.mark.parametrize(
    "adres",
    ["/regio/", "/segment/1/", f"/gemeente/{wereld.GEMEENTE}/", f"/aanbieder/{wereld.MIJN}/"],
)
def test_een_bedrag_met_een_onvolledige_maand_heet_voorlopig(
    december_ontbreekt: Momentopname, open_als: Open, adres: str
) -> None:
    nu = open_als("contractmanager", adres).content.decode()
    assert "Voorlopig: december 2026 is nog niet volledig gedeclareerd" in nu
    vorig_jaar = open_als("contractmanager", adres, periode="2025").content.decode()
    assert "oorlopig" not in vorig_jaar


def test_de_verklaring_zegt_hoe_volledig_het_is(
    december_ontbreekt: Momentopname, open_als: Open
) -> None:
    geld = open_als("contractmanager", "/verklaar/uitgaven/").content.decode()
    assert "December 2026 is nog niet volledig gedeclareerd" in geld
    assert "Voor december 2026 is 0 % van de hulp gedeclareerd, door 0 van de 12" in geld
    assert "Bedragen zijn voorlopig, en die maand telt in geen vergelijking mee." in geld
    oud = open_als("contractmanager", "/verklaar/uitgaven/", periode="2025").content.decode()
    assert "ongeveer zoveel gedeclareerd als gewoonlijk" in oud
    for zin in (geld, oud):
        assert "vanaf 90 % van wat gewoonlijk wordt gedeclareerd" in zin
        assert "die grens is een aanname van Hefboom" in zin
    hulp = open_als("contractmanager", "/verklaar/jeugdigen/").content.decode()
    assert "Hoe volledig" in hulp
    assert "berichten die er op de peildatum waren" in hulp


def test_een_volledig_jaar_is_niet_voorlopig(met_opname: Momentopname, open_als: Open) -> None:
    assert "oorlopig" not in open_als("contractmanager", "/regio/").content.decode()


@pytest.mark.parametrize("code", ["uitgaven", "geweigerde_regels"])
def test_vergeleken_wordt_over_de_maanden_die_er_aan_beide_kanten_zijn(
    december_ontbreekt: Momentopname, open_als: Open, code: str
) -> None:
    """December stands on the page, and in neither side of the comparison."""
    nu, toen = (
        bereken(code, december_ontbreekt, periode=Period(date(jaar, 10, 1), date(jaar, 12, 1)))
        for jaar in (2026, 2025)
    )
    maat = CATALOGUS[code]
    zin = verandering(maat, nu.enige, toen.enige, "dezelfde maanden van 2025")
    blad = open_als("contractmanager", f"/cijfers/{code}/", periode="2026-K4").content.decode()
    assert f"tot en met november {zin}" in blad.replace("\u00a0", " ")
    alles = verandering(
        maat,
        bereken(code, december_ontbreekt, periode=Period(date(2026, 10, 1), None)).enige,
        bereken(code, december_ontbreekt, periode=Period(date(2025, 10, 1), JAN)).enige,
        "het 4e kwartaal van 2025",
    )
    assert alles not in blad.replace("\u00a0", " ")


def test_een_maand_die_openstaat_heeft_geen_vergelijking_en_geen_punt(
    december_ontbreekt: Momentopname, open_als: Open
) -> None:
    blad = open_als("contractmanager", "/cijfers/uitgaven/", periode="2026-12").content.decode()
    assert "Voorlopig: december 2026" in blad
    assert "dan in december 2025" not in blad
    jaar = open_als("contractmanager", "/cijfers/uitgaven/").content.decode()
    assert "nog niet gedeclareerd" in jaar
    assert "Declaraties volledig tot en met</dt><dd>november 2026" in jaar


def test_wat_nog_wordt_afgehandeld_ligt_niet_naast_een_jaar_eerder(
    met_opname: Momentopname, open_als: Open
) -> None:
    adres = "/cijfers/{}/?periode=2026-K4"
    alle = open_als("contractmanager", adres.format("geweigerde_regels")).content.decode()
    blad = open_als("contractmanager", adres.format("openstaande_weigeringen")).content.decode()
    assert "4e kwartaal van 2025" in alle
    assert "4e kwartaal van 2025" not in blad
    assert "wat langer geleden is, is verder afgehandeld" in blad
