# SPDX-License-Identifier: EUPL-1.2
"""Plain claim lines and allocations for the tests: say only what matters, the rest is right."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.declaraties.besluit import BeoordeeldeClaim, Dossier, beoordeel
from hefboom.declaraties.feiten import Context, Stand, TariefFeit, ToewijzingFeit
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.declaraties.toetsen import check_van
from hefboom.kernel import Bsn, Cents, Failed, Outcome, Period

ANNA, BRAM = Bsn("999900006"), Bsn("999900018")
GEMEENTE, AANBIEDER, RIVAAL = "0505", "65656055", "65656066"
APRIL = Period.month(2026, 4)
UURTARIEF = TariefFeit(Cents(7800), "04")


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def van_tot(eerste: str, laatste: str | None = None) -> Period:
    return Period.inclusive(dag(eerste), None if laatste is None else dag(laatste))


def toewijzing(**anders: Any) -> ToewijzingFeit:
    """Ten hours a month of 45A04 for Anna, the whole of 2026."""
    waarden: dict[str, Any] = {
        "toewijzingnummer": 10072,
        "gemeente": GEMEENTE,
        "aanbieder": AANBIEDER,
        "jeugdige": "anna",
        "periode": Period.year(2026),
        "categorie": "45",
        "productcode": "45A04",
        "volume": 10,
        "eenheid": "04",
        "frequentie": "4",
    }
    return ToewijzingFeit(**waarden | anders)


def regel(volgnummer: int = 14, **anders: Any) -> Prestatieregel:
    """Eight hours of 45A04 for Anna in April 2026, at € 78 an hour."""
    waarden: dict[str, Any] = {
        "volgnummer": volgnummer,
        "pad": f"Declaratie/Clienten/Client[1]/Prestaties/Prestatie[{volgnummer}]",
        "clientpad": "Declaratie/Clienten/Client[1]",
        "bsn": ANNA,
        "referentie": f"R{volgnummer}",
        "vorige_referentie": "",
        "toewijzingnummer": 10072,
        "categorie": "45",
        "productcode": "45A04",
        "periode": APRIL,
        "volume": 8,
        "eenheid": "04",
        "tarief": Cents(7800),
        "credit": False,
    } | anders
    if "bedrag" not in waarden:
        tarief = waarden["tarief"]
        bedrag = waarden["volume"] * (1 if tarief is None else int(tarief))
        waarden["bedrag"] = Cents(-bedrag if waarden["credit"] else bedrag)
    return Prestatieregel(**waarden)


def context(**anders: Any) -> Context:
    waarden: dict[str, Any] = {
        "gemeente": GEMEENTE,
        "aanbieder": AANBIEDER,
        "declaratieperiode": APRIL,
        "jeugdige": "anna",
        "toewijzing": toewijzing(),
        "tarief": UURTARIEF,
        "stand": Stand(),
        "referentie_gebruikt": False,
    }
    return Context(**waarden | anders)


def toegekend(*regels: Prestatieregel) -> Stand:
    stand = Stand()
    for een in regels:
        stand.boek(een)
    return stand


def antwoord(code: str, een: Prestatieregel, ctx: Context) -> Outcome:
    check = check_van(code, een.periode.start)
    assert check is not None
    return check.functie(een, ctx)


def claim(*regels: Prestatieregel, **anders: Any) -> Claim:
    waarden: dict[str, Any] = {
        "nummer": "DN001",
        "periode": APRIL,
        "dagtekening": date(2026, 5, 6),
        "totaal": Cents.total(een.bedrag for een in regels),
        "regels": regels,
    }
    return Claim(**waarden | anders)


def dossier(*toewijzingen: ToewijzingFeit, **anders: Any) -> Dossier:
    waarden: dict[str, Any] = {
        "gemeente": GEMEENTE,
        "aanbieder": AANBIEDER,
        "jeugdigen": {ANNA: "anna", BRAM: "bram"},
        "toewijzingen": {t.toewijzingnummer: t for t in toewijzingen or (toewijzing(),)},
        "standen": {},
        "tarief": lambda een: UURTARIEF,
    }
    return Dossier(**waarden | anders)


def oordeel(*regels: Prestatieregel, dossier_: Dossier | None = None) -> BeoordeeldeClaim:
    return beoordeel(claim(*regels), dossier_ or dossier())


def verdicten(uit: BeoordeeldeClaim) -> list[str]:
    """Per line: "ja", or the codes of the rules that refuse it."""
    return [
        "ja"
        if een.besluit.toegekend
        else " ".join(c.code for c, o in een.antwoorden if isinstance(o, Failed))
        for een in uit.regels
    ]
