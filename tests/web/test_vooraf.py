# SPDX-License-Identifier: EUPL-1.2
"""What has to be said before any figure is said first, and no noughts stand below it."""

from __future__ import annotations

import pytest
from lxml import html

from hefboom.facts import Momentopname
from tests.web.conftest import Open


@pytest.mark.parametrize("wie", ["contractmanager", "beleid", "raadslid"])
def test_een_gesloten_segment_zegt_dat_het_dicht_is(
    met_opname: Momentopname, open_als: Open, wie: str
) -> None:
    blad = html.fromstring(open_als(wie, "/segment/5/").content.decode())
    (kop,) = blad.xpath("//h1")
    assert kop.text_content() == "Segment 5 Crisis is dicht in 2026"
    assert (
        kop.getnext()
        .text_content()
        .startswith("Segment 5 Crisis is gesloten sinds 1 januari 2026.")
    )
    assert not blad.xpath("//*[contains(@class, 'cijfer__waarde')] | //figure")


def test_een_open_segment_toont_zijn_cijfers(met_opname: Momentopname, open_als: Open) -> None:
    blad = html.fromstring(open_als("contractmanager", "/segment/5/?periode=2025").content.decode())
    assert blad.xpath("//*[contains(@class, 'cijfer__waarde')]")


@pytest.mark.parametrize("adres", ["/regio/", "/segment/1/", "/cijfers/uitgaven/", "/aanbieders/"])
def test_een_periode_zonder_gegevens_is_geen_periode_van_nul(
    met_opname: Momentopname, open_als: Open, adres: str
) -> None:
    blad = html.fromstring(open_als("contractmanager", adres, periode="2024").content.decode())
    assert blad.xpath("//h1")[0].text_content() == "Geen gegevens over 2024"
    assert "die beginnen in" in blad.xpath("//h1")[0].getnext().text_content()
    assert not blad.xpath("//*[contains(@class, 'cijfer__waarde')] | //figure | //table")


def test_een_maand_ligt_niet_naast_een_jaarbudget(met_opname: Momentopname, open_als: Open) -> None:
    maand = open_als("contractmanager", "/regio/", periode="2026-11").content.decode()
    assert "hoe het over de maanden is verdeeld, is niet besloten" in maand
    assert "Geen segment ging" not in maand
    assert "Budget voor heel 2026" in maand
    jaar = open_als("contractmanager", "/regio/").content.decode()
    assert "De streep is het budget voor heel 2026." in jaar


def test_een_maand_ligt_naast_een_twaalfde_als_dat_is_besloten(
    met_opname: Momentopname, open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hefboom.measures.gelijkmatig", lambda opname, jaar: True)
    maand = open_als("contractmanager", "/regio/", periode="2026-11").content.decode()
    assert "De streep is een twaalfde van het budget" in maand
    kwartaal = open_als("contractmanager", "/regio/", periode="2026-K3").content.decode()
    assert "De streep is 3 twaalfden van het budget" in kwartaal
