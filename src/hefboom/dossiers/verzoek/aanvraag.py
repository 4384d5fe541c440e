# SPDX-License-Identifier: EUPL-1.2
"""A request for an allocation (JW315): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from datetime import date

from hefboom.dossiers.bevinden import genummerd
from hefboom.dossiers.product import Productaanduiding, product_uit
from hefboom.dossiers.toewijzing import samenhang
from hefboom.dossiers.toewijzing.samenhang import Staand
from hefboom.dossiers.verzoek.regels import (
    geen_onderhanden_verzoek,
    geen_verlopen_verzoek,
    referentie_is_nieuw,
)
from hefboom.ijw.bomen import jw315
from hefboom.kernel import Outcome, Period, waardeklasse

PAD = "Client/AangevraagdeProducten/AangevraagdProduct"


@waardeklasse()
class Aanvraag:
    """One requested product. `verwijzer` as in COD327; `referentie` is the provider's own.

    `eenheid` is that of the extent (WJ756); empty without one.
    """

    pad: str
    referentie: str
    product: Productaanduiding
    verwijzer: str
    gewenste_ingangsdatum: date
    eenheid: str = ""
    gewenste_einddatum: date | None = None


@waardeklasse()
class Aanvraagkennis:
    """What is known of the provider's earlier requests, as in `regels.Voorgeschiedenis`.

    Another product of the same message is no earlier request. `staand` are the allocations that
    the provider holds for the youth and knew of.
    """

    referentie_gebruikt: bool
    onderhanden: str = ""
    verlopen: str = ""
    staand: tuple[Staand, ...] = ()


def aanvragen_uit(client: jw315.Client) -> tuple[Aanvraag, ...]:
    """The requested products of a JW315 `Client`."""
    return tuple(
        Aanvraag(
            pad=pad,
            referentie=deel["ReferentieAanbieder"],
            product=product_uit(deel.get("Product")),
            verwijzer=deel["Verwijzer"]["Type"],
            gewenste_ingangsdatum=deel["ToewijzingIngangsdatum"],
            eenheid=deel.get("Omvang", {}).get("Eenheid", ""),
            gewenste_einddatum=deel.get("ToewijzingEinddatum"),
        )
        for pad, deel in genummerd(PAD, client["AangevraagdeProducten"]["AangevraagdProduct"])
    )


def stapelt_niet(aanvraag: Aanvraag, kennis: Aanvraagkennis) -> Outcome:
    """What is asked was not allocated for the same days (OP347; HB018)."""
    periode = Period.inclusive(aanvraag.gewenste_ingangsdatum, aanvraag.gewenste_einddatum)
    return samenhang.stapelt(aanvraag.product, periode, kennis.staand)


TOETSEN = (
    ("TR347", referentie_is_nieuw),
    ("TR374", geen_onderhanden_verzoek),
    ("HB018", stapelt_niet),
    ("HB028", geen_verlopen_verzoek),
)
