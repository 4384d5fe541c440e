# SPDX-License-Identifier: EUPL-1.2
"""Until when something may take: answers to messages and requests, reports of help. Pure.

A request's term is counted from its own date: Hefboom may read a copy later than the municipality
received it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hefboom.dossiers.verzoek import IN_BEHANDELING, IN_ONDERZOEK
from hefboom.kernel.werkdagen import werkdagen_na, werkdagen_tussen

RETOUR = 3  # working days (OP090)
DECLARATIE = 10  # working days (OP090x4)
ANTWOORD = 5  # working days (OP274, OP346)
ONDERZOEK = timedelta(weeks=8)  # from the request's date (OP274, OP346)
MELDING = 5  # working days (OP271, OP272)


@dataclass(frozen=True, slots=True)
class Termijn:
    """A last day, what for (a Dutch clause), and the rule it follows from."""

    waarvoor: str
    uiterlijk: date
    regel: str

    def te_laat(self, op: date) -> bool:
        """Is it over on that day?"""
        return op > self.uiterlijk

    def werkdagen_over(self, op: date) -> int:
        """Working days left after `op`; negative when it is over."""
        return werkdagen_tussen(op, self.uiterlijk)


def retourtermijn(soort: str, ontvangen: date) -> Termijn:
    """When a received message is answered at the latest."""
    if soort == "JW323":
        uiterlijk = werkdagen_na(ontvangen, DECLARATIE)
        return Termijn("het antwoord op de declaratie", uiterlijk, "OP090x4")
    return Termijn("het retourbericht", werkdagen_na(ontvangen, RETOUR), "OP090")


def verzoektermijn(status: str, gevraagd_op: date, wijziging: bool) -> Termijn | None:
    """When the municipality answers a request at the latest; None when it did."""
    regel = "OP346" if wijziging else "OP274"
    if status == IN_BEHANDELING:
        uiterlijk = werkdagen_na(gevraagd_op, ANTWOORD)
        return Termijn("een toewijzing of een antwoord", uiterlijk, regel)
    if status == IN_ONDERZOEK:
        return Termijn("een toewijzing of een afwijzing", gevraagd_op + ONDERZOEK, regel)
    return None


def starttermijn(begin: date, toegewezen_op: date | None) -> Termijn:
    """When a start is reported at the latest; what was allocated afterwards counts from then."""
    vanaf = begin if toegewezen_op is None else max(begin, toegewezen_op)
    return Termijn("het melden van de start", werkdagen_na(vanaf, MELDING), "OP271")


def stoptermijn(einde: date) -> Termijn:
    """When a stop is reported at the latest."""
    return Termijn("het melden van de stop", werkdagen_na(einde, MELDING), "OP272")
