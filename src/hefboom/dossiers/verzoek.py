# SPDX-License-Identifier: EUPL-1.2
"""What every request of a provider shares (JW315, JW317): its stages, and two rules. Pure."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from hefboom.kernel import Failed, Outcome, Passed

TOEWIJZING, WIJZIGING = "toewijzing", "wijziging"
SOORTEN = ((TOEWIJZING, "verzoek om toewijzing"), (WIJZIGING, "verzoek om wijziging"))

IN_BEHANDELING, IN_ONDERZOEK = "in_behandeling", "in_onderzoek"
TOEGEWEZEN, AFGEWEZEN = "toegewezen", "afgewezen"
STATUSSEN = (
    (IN_BEHANDELING, "in behandeling"),
    (IN_ONDERZOEK, "in onderzoek"),
    (TOEGEWEZEN, "toegewezen"),
    (AFGEWEZEN, "afgewezen"),
)
#: Until it is allocated or refused, a request is under way (OP350).
ONDERHANDEN = (IN_BEHANDELING, IN_ONDERZOEK)


def status_zonder_toewijzing(onderzoek: date | None, afgewezen: date | None) -> str:
    """How a request stands by the answers alone: since when in research, on which day refused."""
    if afgewezen is not None:
        return AFGEWEZEN
    return IN_BEHANDELING if onderzoek is None else IN_ONDERZOEK


class Vraag(Protocol):
    """A request as a message states it; `referentie` is the provider's own."""

    @property
    def referentie(self) -> str:
        """ReferentieAanbieder."""


class Voorgeschiedenis(Protocol):
    """What is known of this provider's requests.

    `onderhanden` is the reference of one for the same youth, at the same municipality, that is
    still under way; empty when there is none.
    """

    @property
    def referentie_gebruikt(self) -> bool:
        """Was this reference used before?"""

    @property
    def onderhanden(self) -> str:
        """The reference that is still under way."""


def referentie_is_nieuw(vraag: Vraag, stand: Voorgeschiedenis) -> Outcome:
    """A provider names each request differently (TR347)."""
    if stand.referentie_gebruikt:
        return Failed("een referentie die u nog niet gebruikte", vraag.referentie)
    return Passed()


def geen_onderhanden_verzoek(vraag: Vraag, stand: Voorgeschiedenis) -> Outcome:
    """One request at a time: the earlier one is allocated or refused first (TR374)."""
    if stand.onderhanden:
        return Failed("eerst een toewijzing of afwijzing", f"verzoek {stand.onderhanden} loopt nog")
    return Passed()
