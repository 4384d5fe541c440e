# SPDX-License-Identifier: EUPL-1.2
"""Adding a page is adding a folder, and one line in `register.py` when the menu should name it.

This is the manual for a newcomer: `BLAD` and `SJABLOON` are all a page takes.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import clear_url_caches

import hefboom.sturing.bladen
import hefboom.web.urls
from hefboom.inzage import Inzage
from hefboom.scherm import Ingang, Kamer, kamer
from hefboom.scherm.kamer import kamers
from hefboom.sturing import register as sturing
from tests.mensen import maak_mens

BLAD = """
    from hefboom.scherm import Kruimel, blad


    @blad("spoorboek/", "spoorboek")
    def spoorboek(bezoek):
        from django.shortcuts import render

        context = {"kruimels": [Kruimel("Spoorboek")], "wie": bezoek.user.username}
        return render(bezoek, "%s/spoorboek/blad.html", context)
"""
SJABLOON = """{% extends "scherm/basis.html" %}{% block inhoud %}
<h1>Wat staat er op de spoorboek van {{ wie }}?</h1>{% endblock %}"""
REGISTER = """
    from hefboom.scherm import Ingang, Kamer

    KAMER = Kamer(navigatie=(Ingang("Spoorboek", "spoorboek", 45, lambda i: i.hele_regio),))
"""

pytestmark = pytest.mark.django_db
Plant = Callable[[Path, str], None]


def plant(bladen: Path, kamer: str) -> None:
    """The folder of one page."""
    folder = bladen / "spoorboek"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "pagina.py").write_text(dedent(BLAD % kamer), encoding="utf-8")
    (folder / "blad.html").write_text(SJABLOON, encoding="utf-8")


def opnieuw() -> None:
    """What starting Hefboom does: read which rooms and pages there are."""
    kamer._kamers.cache_clear()
    importlib.reload(hefboom.web.urls)
    clear_url_caches()


@pytest.fixture
def in_sturing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page in an existing room, with its line in the register."""
    plant(tmp_path, "sturing")
    bladen = [*hefboom.sturing.bladen.__path__, str(tmp_path)]
    monkeypatch.setattr(hefboom.sturing.bladen, "__path__", bladen)
    ingang = Ingang("Spoorboek", "spoorboek", 45, lambda inzage: inzage.hele_regio)
    erbij = replace(sturing.KAMER, navigatie=(*sturing.KAMER.navigatie, ingang))
    monkeypatch.setattr(sturing, "KAMER", erbij)
    opnieuw()
    yield
    monkeypatch.undo()
    sys.modules.pop("hefboom.sturing.bladen.spoorboek.pagina", None)
    sys.modules.pop("hefboom.sturing.bladen.spoorboek", None)
    opnieuw()


@pytest.fixture
def in_een_nieuwe_kamer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page in a room of its own, that nothing in the house has heard of."""
    kamer_map = tmp_path / "proefkamer"
    plant(kamer_map / "bladen", "proefkamer")
    (kamer_map / "__init__.py").touch()
    (kamer_map / "bladen" / "__init__.py").touch()
    (kamer_map / "register.py").write_text(dedent(REGISTER), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, "proefkamer"]):
        opnieuw()
        yield
    for naam in [naam for naam in sys.modules if naam.partition(".")[0] == "proefkamer"]:
        del sys.modules[naam]
    opnieuw()


@pytest.fixture
def regio(client: Client) -> Client:
    """Someone of the region, logged in."""
    client.force_login(maak_mens("cato", "contractmanager"))
    return client


@pytest.fixture(params=["in_sturing", "in_een_nieuwe_kamer"])
def met_spoorboek(request: pytest.FixtureRequest) -> None:
    """Either way."""
    request.getfixturevalue(request.param)


def test_een_map_is_een_blad(met_spoorboek: None, regio: Client) -> None:
    tekst = regio.get("/spoorboek/").content.decode()
    assert "Wat staat er op de spoorboek van cato?" in tekst
    assert '<span aria-current="page">Spoorboek</span>' in tekst


def test_een_regel_zet_het_in_het_menu_op_zijn_plek(met_spoorboek: None, regio: Client) -> None:
    tekst = regio.get("/berichten/").content.decode()
    menu = tekst.split('aria-label="Hoofdmenu"')[1].split("</nav>")[0]
    plekken = [menu.index(f">{naam}</a>") for naam in ("Aanbieders", "Spoorboek", "Cijfers")]
    assert plekken == sorted(plekken)


def test_zoeken_vindt_het_bij_zijn_naam(met_spoorboek: None, regio: Client) -> None:
    antwoord = regio.get("/zoeken/", {"q": "spoorb"})
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/spoorboek/")


def test_wie_het_niet_mag_zien_leest_er_niet_van(met_spoorboek: None, client: Client) -> None:
    client.force_login(maak_mens("bo", "aanbieder", "12345678"))
    assert "Spoorboek" not in client.get("/berichten/").content.decode()
    assert client.get("/zoeken/", {"q": "spoorb"}).status_code == 200


def test_zonder_inloggen_gaat_het_niet_open(met_spoorboek: None, client: Client) -> None:
    antwoord = client.get("/spoorboek/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/")


def test_een_register_zonder_kamer_valt_op(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sturing, "KAMER", None)
    kamer._kamers.cache_clear()
    try:
        with pytest.raises(TypeError, match=r"hefboom\.sturing\.register"):
            kamers()
    finally:
        monkeypatch.undo()
        kamer._kamers.cache_clear()


def test_een_kamer_hoeft_niets_toe_te_voegen() -> None:
    assert Kamer() == Kamer(navigatie=(), zoekt=(), vandaag=())
    assert Ingang("X", "home", 1).wie(Inzage())
