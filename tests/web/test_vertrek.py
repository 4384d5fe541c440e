# SPDX-License-Identifier: EUPL-1.2
"""The page that says what a provider's leaving means; only for the region."""

from __future__ import annotations

from html import unescape

import pytest

from tests.web import wereld
from tests.web.conftest import Open

ADRES = f"/aanbieder/{wereld.MIJN}/vertrek/"


@pytest.mark.usefixtures("met_opname")
def test_de_regio_ziet_wie_ergens_anders_heen_moet(open_als: Open) -> None:
    blad = unescape(open_als("contractmanager", ADRES).content.decode())
    assert "met hun hulp ergens anders heen" in blad
    assert "Er is nog geen register van contracten" in blad
    assert ADRES in open_als("contractmanager", f"/aanbieder/{wereld.MIJN}/").content.decode()
    assert open_als("contractmanager", "/aanbieder/99999999/vertrek/").status_code == 404


@pytest.mark.usefixtures("met_opname")
def test_niemand_anders_opent_het(open_als: Open) -> None:
    for naam in ("aanbieder", "rivaal", "beleid", "raadslid", "lokaal_team", "privacy"):
        assert open_als(naam, ADRES).status_code == 404, naam
    assert ADRES not in open_als("aanbieder", f"/aanbieder/{wereld.MIJN}/").content.decode()
