# SPDX-License-Identifier: EUPL-1.2
"""A start of help (JW305): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.dossiers.melding import Boom, Product, dag, genummerd, product_uit
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

EERSTE = "1"
VERWIJDEREN = "3"
VERWIJDERING = NotApplicable("de eerdere melding wordt verwijderd")
GEEN_VERWIJDERING = NotApplicable("de melding verwijdert niets")


@dataclass(frozen=True, slots=True)
class Start:
    """One started product. `toewijzingnummer` is None under task funding."""

    pad: str
    toewijzingnummer: int | None
    product: Product
    begindatum: date
    status: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known when the report comes in.

    `taakgericht`: how the region funds this product on the day; None when that cannot be said.
    `toewijzing_bekend`: this provider holds the allocation named, for this youth.
    `gestart` / `gestopt`: a start with the same key is known, and has a stop.
    `lopend_sinds`: since when help on this allocation runs, without a stop.
    """

    taakgericht: bool | None
    toewijzing_bekend: bool
    gestart: bool
    gestopt: bool
    lopend_sinds: date | None


def starts_uit(client: Boom) -> tuple[Start, ...]:
    """The started products of a JW305 `Client`."""
    return tuple(
        Start(
            pad=pad,
            toewijzingnummer=deel.get("ToewijzingNummer"),
            product=product_uit(deel),
            begindatum=deel["Begindatum"],
            status=deel["StatusAanlevering"],
        )
        for pad, deel in genummerd(client, "StartProducten", "StartProduct")
    )


def koppeling_met_toewijzing(
    nummer: int | None, status: str, taakgericht: bool | None, bekend: bool
) -> Outcome:
    """Outside task funding a report belongs to an allocation (TR019, for start and stop)."""
    if status == VERWIJDEREN:
        return VERWIJDERING
    if nummer is not None:
        if bekend:
            return Passed()
        return Failed("een toewijzing van deze cliënt aan u", f"toewijzing {nummer}")
    if taakgericht is None:
        return NotApplicable("geen toewijzing genoemd en de bekostiging is niet vast te stellen")
    if taakgericht:
        return NotApplicable("taakgericht werken kent geen toewijzing")
    return Failed("een ToewijzingNummer", "geen ToewijzingNummer")


def hoort_bij_een_toewijzing(start: Start, stand: Stand) -> Outcome:
    """TR019 for a start."""
    return koppeling_met_toewijzing(
        start.toewijzingnummer, start.status, stand.taakgericht, stand.toewijzing_bekend
    )


def verwijdert_een_bekende_start(start: Start, stand: Stand) -> Outcome:
    """Only what was sent can be withdrawn (TR063)."""
    if start.status != VERWIJDEREN:
        return GEEN_VERWIJDERING
    if not stand.gestart:
        return Failed("een eerdere start met dezelfde sleutel", f"geen start op {start.begindatum}")
    return Passed()


def is_nog_niet_gestopt(start: Start, stand: Stand) -> Outcome:
    """A start that has a stop cannot be withdrawn any more (TR071)."""
    if start.status != VERWIJDEREN:
        return GEEN_VERWIJDERING
    if stand.gestart and stand.gestopt:
        return Failed("een start zonder stop", "er is al een stop gemeld")
    return Passed()


def is_niet_eerder_gemeld(start: Start, stand: Stand) -> Outcome:
    """A first delivery has a key of its own (TR074)."""
    if start.status != EERSTE:
        return NotApplicable("de melding is geen eerste aanlevering")
    if stand.gestart:
        return Failed("een start die nog niet was gemeld", f"start op {start.begindatum}")
    return Passed()


def geen_lopende_start(start: Start, stand: Stand) -> Outcome:
    """Help on an allocation starts again only after it stopped (TR326)."""
    if start.status == VERWIJDEREN:
        return VERWIJDERING
    if start.toewijzingnummer is None:
        return NotApplicable("zonder toewijzing staat elke start op zichzelf")
    if stand.lopend_sinds is not None:
        return Failed("eerst een stop", f"er loopt hulp sinds {dag(stand.lopend_sinds)}")
    return Passed()


TOETSEN = (
    ("TR019", hoort_bij_een_toewijzing),
    ("TR063", verwijdert_een_bekende_start),
    ("TR071", is_nog_niet_gestopt),
    ("TR074", is_niet_eerder_gemeld),
    ("TR326", geen_lopende_start),
)
