# SPDX-License-Identifier: EUPL-1.2
"""The goal tree on screen: blind spots and the gap after the vision are said, not hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings

from tests.web.conftest import PERSONAS, Open
from tests.web.test_weging import tekst


@pytest.fixture
def haaglanden(monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation is of a region with a tree."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, regio="haaglanden"))


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_een_doel_zonder_maat_is_een_blinde_vlek(open_als: Open) -> None:
    blad = tekst(open_als("contractmanager", "/doelenboom/?op=2027-06-01"))
    assert "Van de 19 doelen worden er 3 gemeten en 4 voor een deel." in blad
    assert "12 doelen zijn een blinde vlek: er is geen maat voor." in blad
    assert blad.count(">blinde vlek<") == 12
    assert "bekend van 1 van de 9 raden" in blad


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_na_2026_heeft_de_boom_geen_wortel(open_als: Open) -> None:
    na = tekst(open_als("raadslid", "/doelenboom/?op=2027-06-01"))
    assert "Op 1 juni 2027 geldt geen regiovisie: de doelen hebben geen wortel." in na
    assert "Regiovisie Jeugdhulp Haaglanden 2021-2026 liep tot 1 januari 2027." in na
    ervoor = tekst(open_als("raadslid", "/doelenboom/?op=2026-06-01"))
    assert (
        "Op 1 juni 2026 zijn er geen doelen per segment. Hieronder staat 1 januari 2027" in ervoor
    )


@pytest.mark.usefixtures("met_opname")
def test_een_regio_zonder_regiovisie_en_besluit_zegt_dat(open_als: Open) -> None:
    for naam in PERSONAS:
        assert open_als(naam, "/doelenboom/").status_code == 200, naam
    blad = tekst(open_als("contractmanager", "/doelenboom/?op=2026-06-01"))
    assert "Van de 20 doelen wordt er 1 gemeten en 8 voor een deel." in blad
    assert blad.count(">geen besluit<") >= 20
    assert "Er is geen regiovisie vastgelegd: de doelen hebben geen wortel." in blad


@pytest.mark.usefixtures("met_opname", "haaglanden")
def test_een_dag_die_er_niet_is_geeft_uitleg(open_als: Open) -> None:
    assert open_als("contractmanager", "/doelenboom/?op=2027-13-01").status_code == 400
