# SPDX-License-Identifier: EUPL-1.2
"""An allocated product (JW301): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from hefboom.dossiers.melding import Boom, Product, genummerd, product_uit
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

VERWIJDERD = "13"  # JZ002: sent in error, counts as never sent
ADMINISTRATIEVE_CORRECTIE = "14"  # JZ002: a typing error is mended under the same number


@dataclass(frozen=True, slots=True)
class Toegewezen:
    """One allocated product as the message states it. `budget` in cents, `einddatum` counts."""

    pad: str
    nummer: int
    referentie: str
    product: Product
    toewijzingsdatum: date
    toewijzingstijd: time | None
    ingangsdatum: date
    einddatum: date | None
    reden_wijziging: str
    volume: int | None
    eenheid: str
    frequentie: str
    budget: int | None


@dataclass(frozen=True, slots=True)
class Bekend:
    """The allocation that carries this number now: whose it is, and of which product."""

    zelfde_jeugdige: bool
    zelfde_aanbieder: bool
    product: Product


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known. `toegekend`: cents granted and not credited on claim lines so far.

    `verzoek_past`: is the request with the allocation's reference one of this youth at this
    municipality? None when no such request is known.
    """

    bekend: Bekend | None
    toegekend: int = 0
    verzoek_past: bool | None = None


def toegewezen_uit(client: Boom) -> tuple[Toegewezen, ...]:
    """The allocated products of a JW301 `Client`."""
    return tuple(
        _toegewezen(pad, deel)
        for pad, deel in genummerd(client, "ToegewezenProducten", "ToegewezenProduct")
    )


def _toegewezen(pad: str, deel: Boom) -> Toegewezen:
    omvang = deel.get("Omvang") or {}
    return Toegewezen(
        pad=pad,
        nummer=deel["ToewijzingNummer"],
        referentie=deel.get("ReferentieAanbieder") or "",
        product=product_uit(deel),
        toewijzingsdatum=deel["Toewijzingsdatum"],
        toewijzingstijd=deel.get("Toewijzingstijd"),
        ingangsdatum=deel["Ingangsdatum"],
        einddatum=deel.get("Einddatum"),
        reden_wijziging=deel.get("RedenWijziging") or "",
        volume=omvang.get("Volume"),
        eenheid=omvang.get("Eenheid") or "",
        frequentie=omvang.get("Frequentie") or "",
        budget=deel.get("Budget"),
    )


def nummer_is_van_dit_product(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """Within a municipality a number names one allocation (TR332)."""
    bekend = stand.bekend
    if bekend is None:
        return NotApplicable("het nummer is nieuw")
    if not bekend.zelfde_jeugdige:
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, van een andere cliënt")
    if not bekend.zelfde_aanbieder:
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, van een andere aanbieder")
    if (
        bekend.product != toegewezen.product
        and toegewezen.reden_wijziging != ADMINISTRATIEVE_CORRECTIE
    ):
        return Failed("een nieuw nummer", f"{toegewezen.nummer}, van product {bekend.product}")
    return Passed()


def verwijderen_mag_nog(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """What was claimed and granted cannot be undone by removing its allocation (TR385)."""
    if toegewezen.reden_wijziging != VERWIJDERD:
        return NotApplicable("de toewijzing wordt niet verwijderd")
    if stand.toegekend:
        return Failed("geen goedgekeurde prestaties op deze toewijzing", "goedgekeurde prestaties")
    return Passed()


def referentie_is_van_een_verzoek(toegewezen: Toegewezen, stand: Stand) -> Outcome:
    """The provider's reference is there when the allocation honours a request (TR379).

    Whether it honours one, only the municipality knows; so an empty reference is not judged, and
    neither is one of a request that did not come in yet (OP080).
    """
    if not toegewezen.referentie:
        return NotApplicable("de toewijzing noemt geen verzoek")
    if stand.verzoek_past is None:
        return NotApplicable("het verzoek kan nog binnenkomen")
    if not stand.verzoek_past:
        return Failed("de referentie van een verzoek voor deze cliënt", toegewezen.referentie)
    return Passed()


def is_actueler(toegewezen: Toegewezen, datum: date, tijd: time | None) -> bool:
    """Does this message hold over what was allocated at `datum` and `tijd` (OP033x1)?"""
    eigen = (toegewezen.toewijzingsdatum, toegewezen.toewijzingstijd or time.min)
    return eigen >= (datum, tijd or time.min)


TOETSEN = (
    ("TR332", nummer_is_van_dit_product),
    ("TR379", referentie_is_van_een_verzoek),
    ("TR385", verwijderen_mag_nog),
)
