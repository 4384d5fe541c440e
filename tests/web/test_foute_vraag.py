# SPDX-License-Identifier: EUPL-1.2
"""Whatever stands in an address, no page falls over: it works, is not there, or says what is wrong.

Generated: every address × every parameter a page knows × nasty values. By default a sample.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hefboom.facts import Momentopname
from hefboom.intake.bladen.berichten.filter import Berichtenfilter
from hefboom.inzage import Gebruiker
from hefboom.measures import DIMENSIES
from hefboom.omgeving import PROJECT
from hefboom.scherm.tabelvraag import ORDE, PAGINA, UITVOER
from tests.mensen import maak_mens
from tests.web import wereld as gemaakt
from tests.web.conftest import Open
from tests.web.test_geen_adres_lekt import Wereld, adressen, ingevuld
from tests.web.test_geen_adres_lekt import wereld as wereld

PARAMETERS = (
    "van", "tot", "periode", "indeling", "wie", "per", "segment", "gemeente", "aanbieder", "maand",
    "vorm", "verwijzer", "product", "pagina", "q", "ook", "richting", "soort", "uitkomst",
    "identificatie", "toewijzing", "actie", "orde", "uitvoer", "vanaf", "sinds", "daad", "jeugdige",
    "tot_en_met", "welke", "verlopen", "stand", "verleend", "aantal",
    "op", "anders", "haal", "wat", "weging", "lijst", "bedrag", "vanuit", "jaar", "gemeente_nu",
)  # fmt: skip
NAAR = (
    "0001-01-01", "9999-12-31", "0000-01-01", "2026-13", "2026-13-01", "2026-02-30", "0000-01",
    "abc", "-1", "0", "99999999999999999999", "1e9", "²", "٣", "2026-K9", "20٢٦", "x" * 5000,
    "\x00", "a\nb", "' OR 1=1 --", "<b>", "0999", "99", "2027-01-01", "%", "None", "nu,toen",
    "\ud7ff", "é́",
)  # fmt: skip
STEEKPROEF = 250


def vragen(wereld: Wereld) -> Iterator[tuple[str, dict[str, str]]]:
    codes = ("cijfers/<code:code>/", "cijfers/<code:code>.csv", "verklaar/<code:code>/")
    for patroon in adressen():
        if patroon.name in ("uitloggen",):
            continue
        vorm = str(patroon.pattern)
        plekken = [next(ingevuld(patroon, wereld))]
        if vorm in codes:
            plekken = ["/" + vorm.replace("<code:code>", c) for c in ("uitgaven", "jeugdigen")]
        if vorm == "segment/<code:code>/":
            plekken = ["/segment/4/"]
        for adres in plekken:
            for parameter in PARAMETERS:
                for waarde in NAAR:
                    yield adres, {parameter: waarde}
            yield adres, {"van": "2026-01-01", "tot": "2025-01-01"}


@pytest.fixture
def lezers(db: None) -> list[Gebruiker]:
    return [
        maak_mens("cm", "contractmanager"),
        maak_mens("raad", "raadslid", gemaakt.GEMEENTE),
        maak_mens("aanb", "aanbieder", gemaakt.MIJN),
    ]


def test_geen_vraag_maakt_een_pagina_stuk(
    wereld: Wereld, client: Client, lezers: list[Gebruiker], lang: bool
) -> None:
    alle = list(vragen(wereld))
    if not lang:
        alle = random.Random(settings.OMGEVING.regio).sample(alle, STEEKPROEF)
    for nummer, (adres, vraag) in enumerate(alle):
        client.force_login(lezers[nummer % len(lezers)])
        antwoord = client.get(adres, vraag)
        assert antwoord.status_code in (200, 302, 400, 401, 403, 404), (adres, vraag)
        if antwoord.status_code == 400:
            assert "Dit kan niet gevraagd worden" in antwoord.content.decode(), (adres, vraag)


@pytest.mark.parametrize(
    ("adres", "zegt"),
    [
        ("/regio/?van=0001-01-01", "tussen 1900 en 2199"),
        ("/regio/?van=1901-01-01", "valt buiten wat er vastligt"),
        ("/regio/?van=2026-02-30", "Schrijf een dag als 2026-03-31"),
        ("/regio/?van=2026-06-01&tot=2026-06-01", "minstens één dag"),
        ("/regio/?van=2026-06-01&tot=2199-06-01", "valt buiten wat er vastligt"),
        ("/regio/?periode=2026-K9", "2026-K3 (een kwartaal)"),
        ("/regio/?indeling=straks", "Kies uit: nu, toen"),
        ("/cijfers/uitgaven/?maand=2026-13", "Schrijf een maand als 2026-03"),
        ("/cijfers/uitgaven/?maand=abc", "Schrijf een maand als 2026-03"),
        ("/verklaar/uitgaven/?maand=0000-01", "Schrijf een maand als 2026-03"),
        ("/cijfers/uitgaven/?segment=99", "‘segment’ kan niet ‘99’ zijn. Kies uit: "),
        ("/cijfers/uitgaven/?gemeente=9999", "‘gemeente’ kan niet ‘9999’ zijn. Kies uit: "),
        ("/cijfers/uitgaven/?aanbieder=mij", "acht cijfers"),
        ("/cijfers/uitgaven/?per=maan", "‘per’ kan niet ‘maan’ zijn. Kies uit: "),
        ("/cijfers/uitgaven.csv?per=maan&per=jaar", "‘per’ kan niet ‘maan’ zijn. Kies uit: "),
        ("/cijfers/?pagina=nul", "geef een heel getal van 1 tot en met"),
        ("/zoeken/?q=" + "x" * 101, "hoogstens 100"),
        ("/wie-mag-wat/?ook=alles", "Kies uit: beeindigd"),
    ],
)
def test_de_pagina_zegt_wat_er_niet_kan_en_wat_wel(
    adres: str, zegt: str, met_opname: Momentopname, open_als: Open
) -> None:
    wie = "beheerder" if adres.startswith("/wie") else "contractmanager"
    antwoord = open_als(wie, adres)
    assert antwoord.status_code == 400
    assert zegt in antwoord.content.decode()


def test_wat_van_een_ander_is_blijft_onvindbaar(met_opname: Momentopname, open_als: Open) -> None:
    """A question that may not be asked is answered as what is not there, not explained."""
    adres = f"/cijfers/uitgaven/?gemeente={gemaakt.ANDERE}&per=aanbieder"
    assert open_als("raadslid", adres).status_code in (400, 404)
    assert open_als("beleid", f"/regio/?wie={gemaakt.ANDERE}").status_code == 404


@pytest.mark.parametrize("adres", ["/berichten/aanleveren/", "/controleer/"])
def test_te_veel_bestanden_of_een_te_lange_naam_krijgt_een_nederlandse_zin(
    adres: str, client: Client, db: None
) -> None:
    client.force_login(maak_mens("cm", "contractmanager"))
    veel = [SimpleUploadedFile(f"{n}.xml", b"x") for n in range(501)]
    antwoord = client.post(adres, {"bestanden": veel})
    assert antwoord.status_code == 400
    assert "te veel bestanden tegelijk. Kies er hoogstens 500" in antwoord.content.decode()
    lang = client.post(adres, {"bestanden": SimpleUploadedFile("n" * 3000 + ".xml", b"x")})
    assert lang.status_code in (302, 200, 400, 422)
    assert "Bad Request" not in lang.content.decode()


def test_een_vreemde_host_krijgt_geen_engels(client: Client, db: None) -> None:
    antwoord = client.get("/inloggen/", headers={"host": "elders.nl"})
    assert antwoord.status_code == 400
    assert "Hefboom begrijpt dit verzoek niet" in antwoord.content.decode()


BRON = PROJECT / "src" / "hefboom"


def knopen() -> Iterator[tuple[Path, ast.AST]]:
    for pad in BRON.rglob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            yield pad, knoop


def test_de_lijst_van_parameters_is_heel() -> None:
    """A parameter that a page reads is one that is tried with nasty values."""
    gelezen = {
        argument.value
        for _, knoop in knopen()
        if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "").startswith("lees_")
        for argument in knoop.args[1:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value
    }
    assert gelezen >= {"van", "q"}
    assert {*gelezen, *DIMENSIES, *Berichtenfilter.base_fields, PAGINA, ORDE, UITVOER} <= set(
        PARAMETERS
    )


#: Where an address is read without a reader: forms have fields with a type, and the readers.
MAG_ZELF = {
    "scherm/lezers.py",
    "scherm/onthouden.py",
    "scherm/tabelvraag.py",
    "intake/bladen/berichten/pagina.py",
}


def test_alleen_de_lezers_lezen_een_adres() -> None:
    """A page that takes a value from the address by itself takes whatever stands there."""
    zelf = {
        str(pad.relative_to(BRON))
        for pad, knoop in knopen()
        if isinstance(knoop, (ast.Attribute, ast.Subscript))
        and getattr(knoop.value, "attr", "") == "GET"
        and getattr(knoop, "attr", "") not in ("copy", "getlist", "urlencode")
    }
    assert zelf <= MAG_ZELF


def test_te_veel_maanden_tegelijk_kan_niet(
    met_opname: Momentopname, open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hefboom.measures.vraag.MEESTE_MAANDEN", 6)
    antwoord = open_als("contractmanager", "/cijfers/uitgaven.csv?per=maand&periode=2026")
    assert antwoord.status_code == 400
    assert "hoogstens over 6 maanden tegelijk" in antwoord.content.decode()
