# SPDX-License-Identifier: EUPL-1.2
"""A stop of help (JW307): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.dossiers.melding import Boom, Product, dag, genummerd, product_uit
from hefboom.dossiers.start import (
    EERSTE,
    GEEN_VERWIJDERING,
    VERWIJDEREN,
    VERWIJDERING,
    koppeling_met_toewijzing,
)
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

TIJDELIJK = "20"  # JZ588
GEEN_EERDERE_STOP = NotApplicable("er is nog geen stop gemeld")


@dataclass(frozen=True, slots=True)
class Stop:
    """One stopped product; `einddatum` is the last day that counts."""

    pad: str
    toewijzingnummer: int | None
    product: Product
    begindatum: date
    einddatum: date
    reden: str
    status: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known when the report comes in.

    `gestart`: a start with the same allocation, product and first day is known; `tijdelijk_op` and
    `definitief_op`: the last day of the temporary and the final stop that were reported for it.
    `taakgericht` and `toewijzing_bekend` as for a start.
    """

    taakgericht: bool | None
    toewijzing_bekend: bool
    gestart: bool
    tijdelijk_op: date | None
    definitief_op: date | None
    definitieve_reden: str

    def laatste(self, reden: str) -> date | None:
        """The last day of the known stop with this reason, which is part of the key."""
        if reden == TIJDELIJK:
            return self.tijdelijk_op
        return self.definitief_op if reden == self.definitieve_reden else None


def stops_uit(client: Boom) -> tuple[Stop, ...]:
    """The stopped products of a JW307 `Client`."""
    return tuple(
        Stop(
            pad=pad,
            toewijzingnummer=deel.get("ToewijzingNummer"),
            product=product_uit(deel),
            begindatum=deel["Begindatum"],
            einddatum=deel["Einddatum"],
            reden=deel["RedenBeeindiging"],
            status=deel["StatusAanlevering"],
        )
        for pad, deel in genummerd(client, "StopProducten", "StopProduct")
    )


def hoort_bij_een_toewijzing(stop: Stop, stand: Stand) -> Outcome:
    """TR019 for a stop."""
    return koppeling_met_toewijzing(
        stop.toewijzingnummer, stop.status, stand.taakgericht, stand.toewijzing_bekend
    )


def verwijdert_een_bekende_stop(stop: Stop, stand: Stand) -> Outcome:
    """Only what was sent can be withdrawn (TR063)."""
    if stop.status != VERWIJDEREN:
        return GEEN_VERWIJDERING
    if stand.laatste(stop.reden) != stop.einddatum:
        return Failed("een eerdere stop met dezelfde sleutel", f"geen stop op {stop.einddatum}")
    return Passed()


def is_niet_eerder_gemeld(stop: Stop, stand: Stand) -> Outcome:
    """A first delivery has a key of its own; the reason belongs to it (TR074)."""
    if stop.status != EERSTE:
        return NotApplicable("de melding is geen eerste aanlevering")
    if stand.laatste(stop.reden) is not None:
        return Failed("een stop die nog niet was gemeld", f"stop met reden {stop.reden}")
    return Passed()


def volgt_op_een_start(stop: Stop, stand: Stand) -> Outcome:
    """A stop repeats the key of the start it ends (TR382)."""
    if stop.status == VERWIJDEREN:
        return VERWIJDERING
    if not stand.gestart:
        return Failed(
            "een start met dezelfde toewijzing, hetzelfde product en dezelfde begindatum",
            f"geen start van {stop.product} op {stop.begindatum}",
        )
    return Passed()


def tijdelijk_is_niet_dubbel(stop: Stop, stand: Stand) -> Outcome:
    """After a temporary stop only a final one follows (TR413)."""
    if stop.status == VERWIJDEREN:
        return VERWIJDERING
    if stand.tijdelijk_op is None:
        return GEEN_EERDERE_STOP
    if stop.reden == TIJDELIJK:
        return Failed("een definitieve reden", "opnieuw reden 20")
    return Passed()


def einddatum_ligt_niet_voor_de_eerdere(stop: Stop, stand: Stand) -> Outcome:
    """A later stop of the same help does not end it earlier (TR414)."""
    if stop.status == VERWIJDEREN:
        return VERWIJDERING
    eerdere = [dag_ for dag_ in (stand.tijdelijk_op, stand.definitief_op) if dag_ is not None]
    if not eerdere:
        return GEEN_EERDERE_STOP
    if stop.einddatum < max(eerdere):
        return Failed(f"{dag(max(eerdere))} of later", dag(stop.einddatum))
    return Passed()


def is_niet_al_definitief_gestopt(stop: Stop, stand: Stand) -> Outcome:
    """Help ends once for good (TR415)."""
    if stop.status == VERWIJDEREN:
        return VERWIJDERING
    if stand.definitief_op is not None:
        return Failed(
            "geen eerdere definitieve stop", f"definitief gestopt op {dag(stand.definitief_op)}"
        )
    return Passed()


TOETSEN = (
    ("TR019", hoort_bij_een_toewijzing),
    ("TR063", verwijdert_een_bekende_stop),
    ("TR074", is_niet_eerder_gemeld),
    ("TR382", volgt_op_een_start),
    ("TR413", tijdelijk_is_niet_dubbel),
    ("TR414", einddatum_ligt_niet_voor_de_eerdere),
    ("TR415", is_niet_al_definitief_gestopt),
)
