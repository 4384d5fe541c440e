# SPDX-License-Identifier: EUPL-1.2
"""What the rooms add to the doors hangs together: pages, menu, exports and templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import get_resolver, reverse

import hefboom
from hefboom.facts import Momentopname
from hefboom.inzage.models import Gebruiker
from hefboom.scherm.kamer import ingangen, kamers
from hefboom.scherm.pagina import adressen
from tests.web.conftest import PERSONAS

HUIS = Path(hefboom.__file__).parent
BLADEN = sorted(HUIS.glob("*/bladen/*"))


def test_geen_twee_bladen_heten_hetzelfde_of_staan_op_een_adres() -> None:
    alle = adressen()
    namen, routes = [a.name for a in alle], [str(a.pattern) for a in alle]
    assert len(set(namen)) == len(namen)
    assert len(set(routes)) == len(routes)


@pytest.mark.parametrize("blad", [b for b in BLADEN if (b / "pagina.py").is_file()], ids=str)
def test_een_bladmap_is_een_pakket_dat_de_linters_zien(blad: Path) -> None:
    """Without `__init__.py` the page works, but import-linter does not look at it."""
    assert (blad / "__init__.py").is_file()


@pytest.mark.parametrize("sjabloon", sorted(HUIS.glob("*/bladen/*/*.html")), ids=str)
def test_elk_sjabloon_wordt_gevonden_bij_de_naam_van_zijn_blad(sjabloon: Path) -> None:
    kamer, _, blad, bestand = sjabloon.relative_to(HUIS).parts
    gevonden = get_template(f"{kamer}/{blad}/{bestand}")
    assert Path(gevonden.template.origin.name) == sjabloon


def test_een_sjabloon_buiten_de_bladen_wordt_niet_gevonden() -> None:
    from django.template import TemplateDoesNotExist

    for naam in ("intake/../../settings.py", "intake/bericht/../../../settings.py", "weg/a/b.html"):
        with pytest.raises(TemplateDoesNotExist):
            get_template(naam)


@pytest.mark.parametrize("naam", PERSONAS)
def test_wat_in_het_menu_staat_gaat_open(
    met_opname: Momentopname, personen: dict[str, Gebruiker], client: Client, naam: str
) -> None:
    client.force_login(personen[naam])
    inzage = personen[naam].inzage
    adressen_in_menu = [adres for _, adres in ingangen(inzage)]
    assert len(set(adressen_in_menu)) == len(adressen_in_menu) > 3
    assert [client.get(a).status_code for a in adressen_in_menu] == [200] * len(adressen_in_menu)


@pytest.mark.parametrize("naam", ["contractmanager", "raadslid"])
def test_elke_uitvoer_is_te_halen_door_wie_hem_mag_hebben(
    met_opname: Momentopname, personen: dict[str, Gebruiker], client: Client, naam: str
) -> None:
    client.force_login(personen[naam])
    inzage = personen[naam].inzage
    uitvoer = [u for kamer in kamers() for u in kamer.uitvoer if u.wie(inzage)]
    assert uitvoer
    for een in uitvoer[::5]:
        antwoord = client.get(een.adres(inzage))
        assert antwoord.status_code == 200, een.naam
        assert "attachment" in antwoord["Content-Disposition"]


def test_de_kit_noemt_geen_blad_van_een_kamer() -> None:
    """Its templates link to pages only through the frame."""
    for sjabloon in (HUIS / "scherm" / "templates").rglob("*.html"):
        assert not re.search(r"{%\s*url", sjabloon.read_text(encoding="utf-8")), sjabloon


def test_geen_sjabloon_verwijst_naar_een_blad_dat_er_niet_is() -> None:
    namen = {naam for naam in get_resolver().reverse_dict if isinstance(naam, str)}
    for sjabloon in HUIS.rglob("*.html"):
        for naam in re.findall(r"{%\s*url '(\w+)'", sjabloon.read_text(encoding="utf-8")):
            assert naam in namen, f"{sjabloon}: {naam}"
    assert reverse("home") == "/"
