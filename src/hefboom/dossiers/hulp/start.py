# SPDX-License-Identifier: EUPL-1.2
"""A start of help (JW305): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from datetime import date

from hefboom.dossiers.bevinden import dag, genummerd
from hefboom.dossiers.hulp import koppeling
from hefboom.dossiers.hulp.koppeling import GEEN_VERWIJDERING, VERWIJDERING, Koppeling
from hefboom.dossiers.product import Productaanduiding, product_uit
from hefboom.ijw.bomen import jw305
from hefboom.ijw.codes import COD467
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, waardeklasse

PAD = "Client/StartProducten/StartProduct"


@waardeklasse()
class Start:
    """One started product. `toewijzingnummer` is None under task funding."""

    pad: str
    toewijzingnummer: int | None
    product: Productaanduiding
    begindatum: date
    status: str


@waardeklasse()
class Startkennis:
    """What is known when the report comes in.

    `gestart`: a start with the same allocation (without one: the same product) and first day is
    known; `zelfde_product`: and it names this product; `gestopt`: and it has a stop.
    `lopend_sinds`: since when help on this allocation runs, without a stop.
    """

    koppeling: Koppeling
    gestart: bool
    zelfde_product: bool
    gestopt: bool
    lopend_sinds: date | None


def starts_uit(client: jw305.Client) -> tuple[Start, ...]:
    """The started products of a JW305 `Client`."""
    return tuple(
        Start(
            pad=pad,
            toewijzingnummer=deel.get("ToewijzingNummer"),
            product=product_uit(deel.get("Product")),
            begindatum=deel["Begindatum"],
            status=deel["StatusAanlevering"],
        )
        for pad, deel in genummerd(PAD, client["StartProducten"]["StartProduct"])
    )


def hoort_bij_een_toewijzing(start: Start, kennis: Startkennis) -> Outcome:
    """TR019 for a start."""
    return koppeling.hoort_bij_een_toewijzing(start, kennis.koppeling, sluit_af=False)


def verwijdert_een_bekende_start(start: Start, kennis: Startkennis) -> Outcome:
    """Only what was sent can be withdrawn; the product belongs to its key (TR063, IV008)."""
    if start.status != COD467.VERWIJDEREN:
        return GEEN_VERWIJDERING
    if not (kennis.gestart and kennis.zelfde_product):
        gevonden = f"geen start van {start.product} op {dag(start.begindatum)}"
        return Failed("een eerdere start met dezelfde sleutel", gevonden)
    return Passed()


def is_nog_niet_gestopt(start: Start, kennis: Startkennis) -> Outcome:
    """A start that has a stop cannot be withdrawn any more (TR071)."""
    if start.status != COD467.VERWIJDEREN:
        return GEEN_VERWIJDERING
    if kennis.gestart and kennis.zelfde_product and kennis.gestopt:
        return Failed("een start zonder stop", "er is al een stop gemeld")
    return Passed()


def is_niet_eerder_gemeld(start: Start, kennis: Startkennis) -> Outcome:
    """A first delivery has a key of its own (TR074).

    With an allocation that key is its number and the first day, whatever the product (IV096).
    """
    if start.status != COD467.EERSTE:
        return NotApplicable("de melding is geen eerste aanlevering")
    if kennis.gestart:
        return Failed("een start die nog niet was gemeld", f"start op {dag(start.begindatum)}")
    return Passed()


def geen_lopende_start(start: Start, kennis: Startkennis) -> Outcome:
    """Help on an allocation starts again only after it stopped (TR326).

    Whether it runs on another's allocation is none of the sender's business (OP095).
    """
    if start.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    if start.toewijzingnummer is None:
        return NotApplicable("zonder toewijzing staat elke start op zichzelf")
    if not kennis.koppeling.eigen:
        return NotApplicable("de toewijzing is niet van deze aanbieder voor deze cliënt (TR019)")
    if kennis.lopend_sinds is not None:
        return Failed("eerst een stop", f"er loopt hulp sinds {dag(kennis.lopend_sinds)}")
    return Passed()


def noemt_het_toegewezen_product(start: Start, kennis: Startkennis) -> Outcome:
    """HB015 for a start."""
    return koppeling.noemt_het_toegewezen_product(start, kennis.koppeling)


TOETSEN = (
    ("TR019", hoort_bij_een_toewijzing),
    ("TR063", verwijdert_een_bekende_start),
    ("TR071", is_nog_niet_gestopt),
    ("TR074", is_niet_eerder_gemeld),
    ("TR326", geen_lopende_start),
    ("HB015", noemt_het_toegewezen_product),
)
