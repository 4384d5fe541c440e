# SPDX-License-Identifier: EUPL-1.2
"""Every page, read as each role: no code of a source, no abbreviation, no "1 dagen".

The walk starts on the first page and follows the links, two of each kind of page.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from hefboom.facts import Momentopname
from hefboom.inzage.models import Gebruiker
from hefboom.mailbox.models import Bericht
from tests.intake.berichten import jw301, jw305, jw315, jw323, prestatie, start, volgnummer
from tests.mensen import maak_mens
from tests.web import wereld
from tests.web.conftest import PERSONAS
from tests.web.test_zoeken import MIJN, neem_in

VAN_ELK = 2
#: Downloads and forms that change something.
NIET = {"maat_csv", "uitloggen", "inloggen", "bericht_xml"}
ENKEL = (
    "dagen|werkdagen|weken|maanden|uren|producten|toewijzingen|verzoeken|regels|berichten|jeugdigen|"
    "bevindingen|aanbieders|gemeenten|gevallen|rijen|punten|lijsten|machtigingen"
)
VERBODEN = {
    "afkorting die niemand schrijft": r"\bdzd\b",
    "één in het meervoud": rf"(?<![\d.,/–-])(?<!\d )1 (?:{ENKEL})\b",
    "code van een bron": r"\b(?:S|B)\d{1,2}:\d|\bHEFBOOM:|\bCBSGEM\b|\bBEVOLKING\b",
    "letters voor een groep gemeenten": r"Wie doet mee\s+H\d",
    "woord van een programma": r"\bNone\b|\bnan\b|\{\{|\{%|<function|\bobject at 0x",
    "dubbele ontkenning": r"vaakst niet was voldaan|\bniet on\w+ niet\b",
    "taal van een rekenmachine": r"Hier valt niets te delen",
    "raadsel in de voet": r"in die van zijn eigen dag",
}


def zichtbaar(tekst: str) -> str:
    """What one reads on a page, and what a mark says to who points at it."""
    los = re.sub(r"<(script|style)\b.*?</\1>", " ", tekst, flags=re.DOTALL)
    titels = " ".join(re.findall(r'\b(?:title|aria-label|placeholder)="([^"]*)"', los))
    return html.unescape(f"{re.sub(r'<[^>]+>', ' ', los)} {titels}").replace("\u00a0", " ")


def wandel(client: Client) -> Iterator[tuple[str, str]]:
    """The pages this reader comes across, with their text."""
    gezien: Counter[str] = Counter()
    rij, bekend = ["/"], {"/"}
    while rij:
        adres = rij.pop(0)
        antwoord = client.get(adres)
        if antwoord.status_code == 404 and _alleen_in_de_momentopname(adres):
            continue
        assert antwoord.status_code in (200, 302), f"{adres}: {antwoord.status_code}"
        if antwoord.status_code == 302 or "html" not in antwoord["Content-Type"]:
            continue
        tekst = antwoord.content.decode()
        yield adres, tekst
        for link in map(html.unescape, re.findall(r'<a\b[^>]*? href="(/[^"#]*)', tekst)):
            try:
                naam = resolve(link.partition("?")[0]).url_name or ""
            except Resolver404:
                continue
            if link not in bekend and naam not in NIET and gezien[naam] < VAN_ELK:
                gezien[naam] += 1
                bekend.add(link)
                rij.append(link)


def _alleen_in_de_momentopname(adres: str) -> bool:
    """Is this a message that the made-up snapshot names and no mailbox holds?"""
    gevonden = re.match(r"/berichten/([0-9a-f-]{36})/", adres)
    return gevonden is not None and not Bericht.objects.filter(pk=gevonden[1]).exists()


@pytest.fixture
def verkeer(met_opname: Momentopname, personen: dict[str, Gebruiker]) -> None:
    """Messages, with something wrong in most kinds."""
    neem_in(jw315(volgnummer(), **MIJN))
    neem_in(jw301(**MIJN))
    neem_in(jw305(start(), start(9999), **MIJN))
    neem_in(jw323(prestatie("R1"), prestatie("R2", tarief=9999), prestatie("R3", 9), **MIJN))
    neem_in(b"<half")


@pytest.mark.traag
@pytest.mark.parametrize("naam", [*PERSONAS, "wethouder", "privacy", "publiek"])
def test_op_geen_blad_staat_een_woord_dat_niemand_zegt(
    verkeer: None, client: Client, personen: dict[str, Gebruiker], naam: str
) -> None:
    mens = personen.get(naam)
    if mens is None:
        mens = maak_mens(naam, naam, *([wereld.GEMEENTE] if naam == "wethouder" else []))
    client.force_login(mens)
    mis, bladen = [], 0
    for adres, tekst in wandel(client):
        bladen += 1
        leesbaar = zichtbaar(tekst)
        for soort, patroon in VERBODEN.items():
            if gevonden := re.search(patroon, leesbaar):
                rond = leesbaar[max(gevonden.start() - 40, 0) : gevonden.end() + 40]
                mis.append(f"{adres}: {soort}: {' '.join(rond.split())}")
    assert bladen >= 5
    assert not mis, "\n".join(mis)


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        ("één in het meervoud", "al 1 dagen te laat"),
        ("code van een bron", "(S2:402-406)"),
        ("afkorting die niemand schrijft", "€ 340 dzd"),
    ],
)
def test_de_wandeling_ziet_wat_zij_moet_zien(soort: str, zin: str) -> None:
    assert re.search(VERBODEN[soort], zichtbaar(f"<p>{zin}</p>"))
    assert not re.search(VERBODEN["één in het meervoud"], "11 dagen, 1 dag, 0,1 dagen")
