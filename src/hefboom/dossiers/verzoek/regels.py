# SPDX-License-Identifier: EUPL-1.2
"""The rules that every request of a provider shares (JW315, JW317). Pure."""

from __future__ import annotations

from typing import Protocol

from hefboom.kernel import Failed, Outcome, Passed


class Genoemd(Protocol):
    """A request as a message states it; `referentie` is the provider's own."""

    @property
    def referentie(self) -> str:
        """ReferentieAanbieder."""


class Voorgeschiedenis(Protocol):
    """What is known of this provider's requests.

    `onderhanden` is the reference of one for the same youth, at the same municipality, that is
    still under way; empty when there is none. `verlopen` is one whose last term has gone by.
    """

    @property
    def referentie_gebruikt(self) -> bool:
        """Was this reference used before?"""

    @property
    def onderhanden(self) -> str:
        """The reference that is still under way."""

    @property
    def verlopen(self) -> str:
        """The reference that nobody decided on in time."""


def referentie_is_nieuw(genoemd: Genoemd, kennis: Voorgeschiedenis) -> Outcome:
    """A provider names each request differently (TR347)."""
    if kennis.referentie_gebruikt:
        return Failed("een referentie die u nog niet gebruikte", genoemd.referentie)
    return Passed()


def geen_onderhanden_verzoek(genoemd: Genoemd, kennis: Voorgeschiedenis) -> Outcome:
    """One request at a time: the earlier one is allocated or refused first (TR374)."""
    if kennis.onderhanden:
        return Failed(
            "eerst een toewijzing of afwijzing", f"verzoek {kennis.onderhanden} loopt nog"
        )
    return Passed()


def geen_verlopen_verzoek(genoemd: Genoemd, kennis: Voorgeschiedenis) -> Outcome:
    """An earlier request was decided on within its last term (OP274, OP346; HB028)."""
    if kennis.verlopen:
        return Failed(
            "een besluit binnen acht weken", f"op verzoek {kennis.verlopen} is nooit besloten"
        )
    return Passed()
