# SPDX-License-Identifier: EUPL-1.2
"""The page of keys: who may see it, what it says, and that its figures are those of the command."""

from __future__ import annotations

from html import unescape

import pytest

from hefboom import facts, stelsel
from hefboom.bekostiging import verdeel
from hefboom.kernel import Cents, euro
from hefboom.stelsel import Verdeelsleutels
from hefboom.sturing import gebruik_in
from tests.web.conftest import Open

ADRES = "/verdeelsleutels/"


@pytest.mark.usefixtures("met_opname")
def test_alleen_de_regio_ziet_wat_elke_gemeente_gebruikt(open_als: Open) -> None:
    for naam in ("contractmanager", "financien"):
        assert open_als(naam, ADRES).status_code == 200, naam
    for naam in ("beleid", "raadslid", "aanbieder", "lokaal_team", "beheerder", "privacy"):
        assert open_als(naam, ADRES).status_code == 404, naam


@pytest.mark.usefixtures("met_opname")
def test_het_blad_verdeelt_zoals_de_opdracht(open_als: Open) -> None:
    antwoord = open_als("financien", f"{ADRES}?segment=4&jaar=2026&bedrag=1.000,01")
    blad = unescape(antwoord.content.decode())
    opname = facts.huidige()
    assert opname is not None
    regio = stelsel.laad(opname.regio)
    sleutel = regio[Verdeelsleutels].alle["per_jeugdige"]
    verdeling = verdeel(
        regio, sleutel, Cents(100_001), 2026, segment="4", gebruik=gebruik_in(opname)
    )
    for deel in verdeling.delen.values():
        assert euro(deel) in blad
    assert "Voor dit segment is nog geen sleutel gekozen" in blad
    assert "Het budget verandert niet als er een jeugdige bij komt" in blad


@pytest.mark.usefixtures("met_opname")
@pytest.mark.parametrize(
    "vraag", ["bedrag=veel", "bedrag=999999999999999", "jaar=1", "segment=99", "vanuit=0000"]
)
def test_een_verkeerde_vraag_zegt_wat_er_mis_is(open_als: Open, vraag: str) -> None:
    assert open_als("financien", f"{ADRES}?{vraag}").status_code == 400


@pytest.mark.usefixtures("met_opname")
def test_het_blad_legt_elke_sleutel_uit_en_houdt_het_bedrag_vast(open_als: Open) -> None:
    blad = unescape(open_als("financien", f"{ADRES}?segment=4&bedrag=1.000").content.decode())
    assert "Volgt alleen de omvang." in blad
    assert 'value="1.000"' in blad
    assert blad.count("Niet te berekenen") <= 1
