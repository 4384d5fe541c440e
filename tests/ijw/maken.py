# SPDX-License-Identifier: EUPL-1.2
"""Makes random valid messages from the description itself, for round trips and mutants."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from hefboom.ijw import Bericht, antwoord, getekend, nieuw, totaalbedrag
from hefboom.ijw.standaard import Klasse, Type, release
from hefboom.kernel import Bsn
from hefboom.kernel.codes import elfproef

LETTERS = "abcdefgXYZ éëïöüçÀỳŁ'-&<>\"/€𝔘"
HEEN = {soort.soort: soort for soort in release().soorten.values() if not soort.antwoord_op}


def bericht(rng: random.Random, soort: str) -> Bericht:
    """A message of this kind, a return message as the answer to a random one."""
    beschrijving = release().soorten[soort]
    if beschrijving.antwoord_op:
        heen = bericht(rng, beschrijving.antwoord_op)
        paden = [pad for pad in klassen(heen) if rng.random() < 0.4]
        afkeur = {pad: tuple(rng.sample(["9063", "9321", "8187"], 2)) for pad in paden}
        geheel = ("0001",) if rng.random() < 0.15 else ()
        return antwoord(heen, tekst(rng, 12), dag(rng), afkeur, geheel)
    gemeente, aanbieder = f"{rng.randrange(10**4):04}", f"{rng.randrange(10**8):08}"
    van_naar = (gemeente, aanbieder) if beschrijving.van == "gemeente" else (aanbieder, gemeente)
    naam = beschrijving.inhoud
    inhoud = {naam: klasse(rng, beschrijving.klassen[naam])}
    if soort == "JW323":
        inhoud[naam]["TotaalIngediendBedrag"] = _totaal(inhoud[naam])
    return nieuw(soort, *van_naar, tekst(rng, 12), dag(rng), inhoud)


def in_gewone_vorm(bericht: Bericht) -> Bericht:
    """The same message with only characters that stand in XML as they are."""

    def kaal(waarde: Any) -> Any:
        if isinstance(waarde, Mapping):
            return {naam: kaal(onder) for naam, onder in waarde.items()}
        if isinstance(waarde, tuple):
            return tuple(map(kaal, waarde))
        return re.sub("^ |[&<>]", "-", waarde) if isinstance(waarde, str) else waarde

    kop = replace(bericht.kop, identificatie=kaal(bericht.kop.identificatie))
    if kop.retour is not None:
        retour = replace(kop.retour, identificatie=kaal(kop.retour.identificatie))
        kop = replace(kop, retour=retour)
    return replace(bericht, kop=kop, inhoud=kaal(bericht.inhoud))


def _totaal(declaratie: Mapping[str, Any]) -> dict[str, Any]:
    regels = (p for c in declaratie["Clienten"]["Client"] for p in c["Prestaties"]["Prestatie"])
    return totaalbedrag(sum(getekend(regel["IngediendBedrag"]) for regel in regels))


def klasse(rng: random.Random, soort: Klasse) -> dict[str, Any]:
    """Random values for a class; optional elements are there half of the time."""
    gemaakt: dict[str, Any] = {}
    for veld in soort.velden:
        if not veld.verplicht and rng.random() < 0.5:
            continue
        keren = rng.randint(1, 3) if veld.herhaalt else 1
        rij = tuple(
            waarde(rng, veld.type) if veld.type else klasse(rng, veld.klasse) for _ in range(keren)
        )
        gemaakt[veld.naam] = rij if veld.herhaalt else rij[0]
    return gemaakt


def waarde(rng: random.Random, type_: Type) -> Any:
    """A value this type allows, near its edges now and then."""
    match type_.soort:
        case "bsn":
            return bsn(rng)
        case "datum":
            return dag(rng)
        case "tijd":
            return time(rng.randrange(24), rng.randrange(60), rng.randrange(60), rng.choice((0, 5)))
        case "geheel":
            hoogste = 10 ** next(n for n in (12, 9, 8, 5, 2) if type_.lees("9" * n) is not None) - 1
            return rng.choice((0, hoogste, rng.randint(0, hoogste)))
        case "code":
            from hefboom.ijw import codelijst

            return rng.choice(list(codelijst(type_.lijst or "")))
    for lengte in (rng.randint(1, 200), 64, 36, 20, 12, 10, 6, 5, 4, 1):
        for poging in (tekst(rng, lengte), "7" * lengte, "Q" * lengte, "1.20.0"):
            if type_.lees(poging) is not None:
                return poging
    for cijfers in (8, 9):
        if type_.lees("7" * cijfers):
            return "7" * cijfers
    raise AssertionError(type_.naam)


def bsn(rng: random.Random) -> Bsn:
    """A number that passes the eleven-test."""
    while not elfproef(cijfers := f"{rng.randrange(1, 10**9):09}"):
        pass
    return Bsn(cijfers)


def dag(rng: random.Random) -> date:
    """A day anywhere in the calendar, mostly in our time."""
    if rng.random() < 0.1:
        return date.fromordinal(rng.randint(1, date.max.toordinal()))
    return date.fromordinal(rng.randint(date(1990, 1, 1).toordinal(), date(2030, 1, 1).toordinal()))


def tekst(rng: random.Random, lengte: int) -> str:
    """Characters that need care in XML among them; never only spaces."""
    return "".join(rng.choice(LETTERS) for _ in range(lengte - 1)) + "z"


def klassen(heen: Bericht) -> list[str]:
    """The paths of all classes in a message."""
    gevonden: list[str] = []

    def loop(waarden: Mapping[str, Any], pad: str) -> None:
        for naam, onder in waarden.items():
            rij = onder if isinstance(onder, tuple) else (onder,)
            for nummer, item in enumerate(rij, 1):
                if isinstance(item, Mapping):
                    plek = f"{pad}{naam}[{nummer}]" if isinstance(onder, tuple) else f"{pad}{naam}"
                    gevonden.append(plek)
                    loop(item, plek + "/")

    loop(heen.inhoud, "")
    return gevonden
