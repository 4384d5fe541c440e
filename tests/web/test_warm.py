# SPDX-License-Identifier: EUPL-1.2
"""Home pages are counted and drawn before someone asks, once for each kind of reader."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from hefboom.facts import Momentopname
from hefboom.inzage import Gebruiker
from hefboom.measures import CATALOGUS
from hefboom.measures.machine import InGeheugen
from hefboom.scherm.grafieken import tekenen
from hefboom.sturing.warm import warm_roosters, warm_thuisbladen
from hefboom.web.models import Thuisbezoek
from tests.web.conftest import PERSONAS, Open


def test_na_het_opwarmen_telt_en_tekent_het_eerste_bezoek_niets_nieuws(
    met_opname: Momentopname,
    open_als: Open,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    import_module("hefboom.measures.berekening")._onthouden.leeg()
    tekenen._getekend.leeg()
    assert warm_thuisbladen() == len(PERSONAS)
    assert "op te warmen" not in caplog.text
    assert not Thuisbezoek.objects.exists()  # nobody was here

    def nog_een(*_: object) -> None:
        raise AssertionError("dit was al warm")

    monkeypatch.setattr(tekenen, "_teken", nog_een)
    monkeypatch.setattr(InGeheugen, "tel", nog_een)
    for naam in PERSONAS:
        assert open_als(naam, "/").status_code == 200


def test_na_het_opwarmen_wordt_niet_meer_uitgezocht_wat_iemand_niet_ziet(
    met_opname: Momentopname, open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one count, for one councillor; the region itself has nothing hidden from it."""
    roosterkast = import_module("hefboom.measures.roosterkast")
    telling = CATALOGUS["concentratie"].tellers[0]
    monkeypatch.setattr(roosterkast, "alle_tellingen", lambda: {replace(telling, zonder=())})
    monkeypatch.setattr("hefboom.facts.gepubliceerd", lambda: met_opname)
    open_als("raadslid", "/regio/")
    open_als("contractmanager", "/regio/")
    Gebruiker.objects.exclude(username__in=("raadslid", "contractmanager")).update(is_active=False)
    roosterkast.vergeet_roosters()
    assert warm_roosters() == 1

    def nog_een(*_: object) -> None:
        raise AssertionError("dit lag al klaar")

    monkeypatch.setattr(roosterkast, "maak_rooster", nog_een)
    assert warm_roosters() == 1
