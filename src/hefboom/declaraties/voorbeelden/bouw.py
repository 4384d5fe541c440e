# SPDX-License-Identifier: EUPL-1.2
"""Plain claim lines and allocations: an example says only what matters, the rest is right."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.declaraties.feiten import Context, Stand, TariefFeit, ToewijzingFeit
from hefboom.declaraties.regel import Prestatieregel
from hefboom.kernel import Bsn, Cents, Passed, Period

ANNA, BRAM = Bsn("999900006"), Bsn("999900018")
GEMEENTE, AANBIEDER, RIVAAL = "0505", "65656055", "65656066"
APRIL = Period.month(2026, 4)
UURTARIEF = TariefFeit(Cents(7800), "04")


def dag(tekst: str) -> date:
    """`2026-04-01` as a date."""
    return date.fromisoformat(tekst)


def van_tot(eerste: str, laatste: str | None = None) -> Period:
    """From the first day up to and including the last; without a last it goes on."""
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
    """What is known of the line: Anna, her allocation, the tariff, nothing granted yet."""
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
    """What was granted before: these lines."""
    stand = Stand()
    for een in regels:
        stand.boek(een)
    return stand


def met_toewijzing(**anders: Any) -> dict[str, Any]:
    """A context in which only the allocation differs."""
    return {"toewijzing": toewijzing(**anders)}


JA = Passed()
CREDIT = {"credit": True, "vorige_referentie": "R1"}
MAART = Period.month(2026, 3)
EUROS = {"eenheid": "83", "volume": 20000, "tarief": None}
IN_EUROS = {"eenheid": "83", "volume": 20000, "frequentie": "4"}
#: The example of IV089: one amount for a traject from 8 April up to and including 17 June.
TRAJECT = IN_EUROS | {"frequentie": "6", "periode": van_tot("2026-04-08", "2026-06-17")}
JUNI = EUROS | {"periode": van_tot("2026-06-01", "2026-06-17")}
#: Only a budget of € 1.000.
GENERIEK = {
    "categorie": "",
    "productcode": "",
    "volume": None,
    "eenheid": "",
    "frequentie": "",
    "budget": Cents(100_000),
}
