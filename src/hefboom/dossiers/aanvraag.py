# SPDX-License-Identifier: EUPL-1.2
"""A request for an allocation (JW315): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.dossiers.melding import Boom, Product, genummerd, product_uit
from hefboom.kernel import Failed, Outcome, Passed


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """One requested product. `verwijzer` as in COD327; `referentie` is the provider's own."""

    pad: str
    referentie: str
    product: Product
    verwijzer: str
    gewenste_ingangsdatum: date


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known: was this reference of this provider used before?"""

    referentie_gebruikt: bool


def aanvragen_uit(client: Boom) -> tuple[Aanvraag, ...]:
    """The requested products of a JW315 `Client`."""
    return tuple(
        Aanvraag(
            pad=pad,
            referentie=deel["ReferentieAanbieder"],
            product=product_uit(deel),
            verwijzer=deel["Verwijzer"]["Type"],
            gewenste_ingangsdatum=deel["ToewijzingIngangsdatum"],
        )
        for pad, deel in genummerd(client, "AangevraagdeProducten", "AangevraagdProduct")
    )


def referentie_is_nieuw(aanvraag: Aanvraag, stand: Stand) -> Outcome:
    """A provider names each request differently (TR347)."""
    if stand.referentie_gebruikt:
        return Failed("een referentie die u nog niet gebruikte", aanvraag.referentie)
    return Passed()


# TR374 (one request at a time) waits for JW319: without it a refusal is not seen, and a request
# that was refused would keep blocking the next one.
TOETSEN = (("TR347", referentie_is_nieuw),)
