# SPDX-License-Identifier: EUPL-1.2
"""Proposals in the demo, made and adopted through the verbs people use.

One is adopted before the first message comes in (a goal that had no measure gets one), one stays
open (a shorter norm for the start). Both are looked up in the region's own files, so that any
region can have them; a region in which there is nothing of the kind has none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hefboom import bestuur, stelsel
from hefboom.inzage import Gebruiker
from hefboom.stelsel import Vaststelling

INDIENER, VASTSTELLERS = "dubbel", ("vaststeller", "vaststeller2")
DOEL = re.compile(r'\{segment: "[^"]+", doel: \d+, (?!maten)')
MAAT = 'maten: [{maat: duur, dekking: deels, toelichting: "Telt alleen hulp die is gestopt."}], '
NORM = re.compile(r"  - \{soort: start, vanaf: \d{4}-\d\d-\d\d, waarde: (\d+), [^}]*\}\n")
DOELEN, NORMEN = "doelenboom.yaml", "normen.yaml"


def stel_vast(regio: str, op: date) -> bool:
    """Propose and adopt that a goal gets a measure; False when no goal lacks one.

    `op` is the day the demo lives; the decision is a week older.
    """
    tekst = _bestand(regio, DOELEN)
    gevonden = DOEL.search(tekst)
    if gevonden is None:
        return False
    kop = gevonden.group()
    door = Gebruiker.objects.get(username=INDIENER)
    voorstel = bestuur.begin(
        door,
        "Een maat bij een doel zonder maat",
        "Zonder maat is niet te zien of het doel dichterbij komt; de duur zegt er iets van.",
    )
    bestuur.wijzig(voorstel, door, {DOELEN: tekst.replace(kop, kop + MAAT, 1)})
    bestuur.dien_in(voorstel, door)
    besluit = Vaststelling("Bestuur van de proefregio", op - timedelta(days=7), "Proefbesluit 1")
    for naam in VASTSTELLERS:
        bestuur.stem_in(voorstel, Gebruiker.objects.get(username=naam), besluit)
    return True


def stel_voor(regio: str, op: date) -> bool:
    """Propose a shorter norm for the start from next month on, and leave it open; False when the
    region has no such norm, or decides nothing about next month."""
    tekst = _bestand(regio, NORMEN)
    gevonden = NORM.search(tekst)
    if gevonden is None or int(gevonden.group(1)) < 2:
        return False
    nu = gevonden.group()
    vanaf = (op.replace(day=1) + timedelta(days=31)).replace(day=1)
    if vanaf not in stelsel.laad(regio).geldig:
        return False
    straks = re.sub(r"vanaf: [-\d]+, waarde: \d+", f"vanaf: {vanaf}, waarde: {_korter(nu)}", nu)
    door = Gebruiker.objects.get(username=INDIENER)
    voorstel = bestuur.begin(
        door,
        "Een kortere norm voor de start",
        "Jeugdigen wachten nu langer dan nodig is; aanbieders zeggen dat het korter kan.",
    )
    bestuur.wijzig(voorstel, door, {NORMEN: tekst.replace(nu, nu + straks, 1)})
    bestuur.dien_in(voorstel, door)
    return True


def _korter(rij: str) -> int:
    """Two thirds of the norm, at least a day."""
    gevonden = re.search(r"waarde: (\d+)", rij)
    return max(1, int(gevonden.group(1)) * 2 // 3) if gevonden else 1


def _bestand(regio: str, naam: str) -> str:
    waar = stelsel.laad(regio).vindplaats.map / naam
    return waar.read_text(encoding="utf-8") if waar.is_file() else ""
