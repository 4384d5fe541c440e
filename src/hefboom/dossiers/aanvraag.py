# SPDX-License-Identifier: EUPL-1.2
"""A request for an allocation (JW315): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.dossiers.melding import Boom, Product, genummerd, product_uit
from hefboom.dossiers.verzoek import geen_onderhanden_verzoek, referentie_is_nieuw


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """One requested product. `verwijzer` as in COD327; `referentie` is the provider's own.

    `eenheid` is that of the extent (WJ756); empty without one.
    """

    pad: str
    referentie: str
    product: Product
    verwijzer: str
    gewenste_ingangsdatum: date
    eenheid: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of the provider's earlier requests, as in `verzoek.Voorgeschiedenis`.

    Another product of the same message is no earlier request.
    """

    referentie_gebruikt: bool
    onderhanden: str = ""


def aanvragen_uit(client: Boom) -> tuple[Aanvraag, ...]:
    """The requested products of a JW315 `Client`."""
    return tuple(
        Aanvraag(
            pad=pad,
            referentie=deel["ReferentieAanbieder"],
            product=product_uit(deel),
            verwijzer=deel["Verwijzer"]["Type"],
            gewenste_ingangsdatum=deel["ToewijzingIngangsdatum"],
            eenheid=(deel.get("Omvang") or {}).get("Eenheid") or "",
        )
        for pad, deel in genummerd(client, "AangevraagdeProducten", "AangevraagdProduct")
    )


TOETSEN = (
    ("TR347", referentie_is_nieuw),
    ("TR374", geen_onderhanden_verzoek),
)
