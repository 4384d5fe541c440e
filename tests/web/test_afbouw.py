# SPDX-License-Identifier: EUPL-1.2
"""The run-off on screen, for who sees small numbers as they are."""

from __future__ import annotations

from html import unescape

import pytest

from tests.web.conftest import Open

REGIO = ("contractmanager", "financien")
ANDEREN = ("beleid", "lokaal_team", "raadslid", "aanbieder", "beheerder")


@pytest.mark.usefixtures("met_opname")
@pytest.mark.parametrize("adres", ["/afbouw/", "/afbouw/licht_ambulant/"])
def test_alleen_de_regio_ziet_de_uitloop(open_als: Open, adres: str) -> None:
    for naam in REGIO:
        assert open_als(naam, adres).status_code == 200, naam
    for naam in ANDEREN:
        assert open_als(naam, adres).status_code == 404, naam


@pytest.mark.usefixtures("met_opname")
def test_het_blad_zegt_wat_er_doorloopt_en_wat_niet_bekend_is(open_als: Open) -> None:
    blad = " ".join(
        unescape(open_als("financien", "/afbouw/licht_ambulant/").content.decode()).split()
    )
    assert "Wordt lokaal per 1 juli 2027." in blad
    assert "Wat er aan mensen en geld meegaat, is niet vastgelegd." in blad
    assert "Niemand koopt deze hulp daarna nog samen in." in blad
    assert open_als("financien", "/afbouw/bestaat-niet/").status_code == 404
