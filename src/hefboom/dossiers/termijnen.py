# SPDX-License-Identifier: EUPL-1.2
"""Until when something may take: answers to messages and requests, reports of help. Pure.

A term of working days on a request runs from its receipt, and that is never before its own date;
the eight weeks of research run from that date itself (OP346; FAQ, "Reactietijden").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hefboom.dossiers.verzoek.keuzes import IN_BEHANDELING, IN_ONDERZOEK
from hefboom.kernel import werkdagen_na, werkdagen_tussen

RETOUR = 3  # working days (OP090)
DECLARATIE = 10  # working days (OP090x4)
ANTWOORD = 5  # working days (OP274, OP346)
ONDERZOEK = timedelta(weeks=8)  # from the request's date (OP274, OP346)
WOONPLAATS = timedelta(weeks=2)  # a refusal that names another municipality (OP359)
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


@dataclass(frozen=True, slots=True)
class Nagekomen:
    """Something that had a term and was done: when, and was that in time?"""

    wat: str
    termijn: Termijn
    gedaan_op: date

    @property
    def te_laat(self) -> bool:
        """Was it done after its last day?"""
        return self.termijn.te_laat(self.gedaan_op)


def retourtermijn(ontvangen: date) -> Termijn:
    """When a received message is answered at the latest; a claim has `declaratietermijn`."""
    return Termijn("het retourbericht", werkdagen_na(ontvangen, RETOUR), "OP090")


def declaratietermijn(ontvangen: date) -> Termijn:
    """When a received claim is answered at the latest."""
    uiterlijk = werkdagen_na(ontvangen, DECLARATIE)
    return Termijn("het antwoord op de declaratie", uiterlijk, "OP090x4")


@dataclass(frozen=True, slots=True)
class Verzoekloop:
    """What the terms of a request hang on: its date, when it came, and what was answered.

    `woonplaats`: it was refused because another municipality is responsible.
    """

    gevraagd_op: date
    ontvangen_op: date
    wijziging: bool
    onderzocht: bool = False
    woonplaats: bool = False

    @property
    def regel(self) -> str:
        """The rule on its terms."""
        return "OP346" if self.wijziging else "OP274"

    @property
    def vanaf(self) -> date:
        """From when working days count."""
        return max(self.gevraagd_op, self.ontvangen_op)


def verzoektermijn(status: str, loop: Verzoekloop) -> Termijn | None:
    """When the municipality answers a request at the latest; None when it did."""
    if status == IN_BEHANDELING:
        return eerste_antwoordtermijn(loop)
    if status == IN_ONDERZOEK:
        return besluittermijn(loop)
    return None


def eerste_antwoordtermijn(loop: Verzoekloop) -> Termijn:
    """When the first answer is due: an allocation, a refusal, or that it is looked into."""
    uiterlijk = werkdagen_na(loop.vanaf, ANTWOORD)
    return Termijn("een toewijzing of een antwoord", uiterlijk, loop.regel)


def besluittermijn(loop: Verzoekloop) -> Termijn:
    """When the decision itself was due, as things went."""
    if loop.woonplaats:
        return Termijn("een afwijzing om het woonplaatsbeginsel", loop.vanaf + WOONPLAATS, "OP359")
    if loop.onderzocht:
        uiterlijk = loop.gevraagd_op + ONDERZOEK
        return Termijn("een toewijzing of een afwijzing", uiterlijk, loop.regel)
    return eerste_antwoordtermijn(loop)


def is_verlopen(gevraagd_op: date, op: date) -> bool:
    """Is the last term there is for a decision on a request over on day `op`?"""
    return op > gevraagd_op + ONDERZOEK


def starttermijn(begin: date, bekend_sinds: date | None) -> Termijn:
    """When a start is reported at the latest; what was allocated afterwards counts from then.

    `bekend_sinds` is the day of the first 301: a later change begins no new term (IV013).
    """
    vanaf = begin if bekend_sinds is None else max(begin, bekend_sinds)
    return Termijn("het melden van de start", werkdagen_na(vanaf, MELDING), "OP271")


def stoptermijn(einde: date) -> Termijn:
    """When a stop is reported at the latest.

    A final stop right after a temporary one is due when its end became known (OP272); no message
    says when that was, so it has no term.
    """
    return Termijn("het melden van de stop", werkdagen_na(einde, MELDING), "OP272")
