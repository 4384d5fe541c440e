# SPDX-License-Identifier: EUPL-1.2
"""A stop of help (JW307): what it says, and whether it can stand. Pure."""

from __future__ import annotations

from datetime import date

from hefboom.dossiers.bevinden import dag, genummerd
from hefboom.dossiers.hulp import koppeling
from hefboom.dossiers.hulp.koppeling import GEEN_VERWIJDERING, VERWIJDERING, Koppeling
from hefboom.dossiers.product import Productaanduiding, product_uit
from hefboom.ijw.bomen import jw307
from hefboom.ijw.codes import COD467, JZ588
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, waardeklasse

GEEN_EERDERE_STOP = NotApplicable("er is nog geen stop gemeld")

PAD = "Client/StopProducten/StopProduct"


@waardeklasse()
class Stop:
    """One stopped product; `einddatum` is the last day that counts."""

    pad: str
    toewijzingnummer: int | None
    product: Productaanduiding
    begindatum: date
    einddatum: date
    reden: str
    status: str


@waardeklasse()
class Stopkennis:
    """What is known when the report comes in.

    `gestart`: a start with the same allocation, product and first day is known; `tijdelijk_op` and
    `definitief_op`: the last day of the temporary and the final stop that were reported for it.
    `later_begonnen`: the first day of a later start on the same allocation; `elders_lopend`: of
    another start on it that has no stop.
    """

    koppeling: Koppeling
    gestart: bool
    tijdelijk_op: date | None
    definitief_op: date | None
    definitieve_reden: str
    later_begonnen: date | None = None
    elders_lopend: date | None = None

    def laatste(self, reden: str) -> date | None:
        """The last day of the known stop with this reason; both are part of the key."""
        if reden == JZ588.TIJDELIJK:
            return self.tijdelijk_op
        return self.definitief_op if reden == self.definitieve_reden else None


def stops_uit(client: jw307.Client) -> tuple[Stop, ...]:
    """The stopped products of a JW307 `Client`."""
    return tuple(
        Stop(
            pad=pad,
            toewijzingnummer=deel.get("ToewijzingNummer"),
            product=product_uit(deel.get("Product")),
            begindatum=deel["Begindatum"],
            einddatum=deel["Einddatum"],
            reden=deel["RedenBeeindiging"],
            status=deel["StatusAanlevering"],
        )
        for pad, deel in genummerd(PAD, client["StopProducten"]["StopProduct"])
    )


def hoort_bij_een_toewijzing(stop: Stop, kennis: Stopkennis) -> Outcome:
    """TR019 for a stop."""
    return koppeling.hoort_bij_een_toewijzing(stop, kennis.koppeling, sluit_af=kennis.gestart)


def verwijdert_een_bekende_stop(stop: Stop, kennis: Stopkennis) -> Outcome:
    """Only what was sent can be withdrawn (TR063)."""
    if stop.status != COD467.VERWIJDEREN:
        return GEEN_VERWIJDERING
    if kennis.laatste(stop.reden) != stop.einddatum:
        gevonden = f"geen stop op {dag(stop.einddatum)} met reden {stop.reden}"
        return Failed("een eerdere stop met dezelfde sleutel", gevonden)
    return Passed()


def is_niet_eerder_gemeld(stop: Stop, kennis: Stopkennis) -> Outcome:
    """A first delivery has a key of its own; end date and reason belong to it (TR074)."""
    if stop.status != COD467.EERSTE:
        return NotApplicable("de melding is geen eerste aanlevering")
    if kennis.laatste(stop.reden) == stop.einddatum:
        gevonden = f"stop op {dag(stop.einddatum)} met reden {stop.reden}"
        return Failed("een stop die nog niet was gemeld", gevonden)
    return Passed()


def volgt_op_de_laatste_start(stop: Stop, kennis: Stopkennis) -> Outcome:
    """A stop repeats the key of the start it ends (TR382), which is the last one (OP155).

    A start without a stop can always be ended, also when one with a later day came before it.
    """
    if stop.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    if not kennis.gestart:
        return Failed(
            "een start met dezelfde toewijzing, hetzelfde product en dezelfde begindatum",
            f"geen start van {stop.product} op {dag(stop.begindatum)}",
        )
    gestopt = kennis.tijdelijk_op is not None or kennis.definitief_op is not None
    if gestopt and kennis.later_begonnen is not None:
        return Failed(
            f"een stop op de laatste start, die van {dag(kennis.later_begonnen)}",
            f"een stop op die van {dag(stop.begindatum)}",
        )
    return Passed()


def tijdelijk_is_niet_dubbel(stop: Stop, kennis: Stopkennis) -> Outcome:
    """After a temporary stop only a final one follows (TR413)."""
    if stop.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    if kennis.tijdelijk_op is None:
        return GEEN_EERDERE_STOP
    if stop.reden == JZ588.TIJDELIJK:
        return Failed("een definitieve reden", "opnieuw reden 20")
    return Passed()


def einddatum_ligt_niet_voor_de_eerdere(stop: Stop, kennis: Stopkennis) -> Outcome:
    """A later stop of the same help does not end it earlier (TR414)."""
    if stop.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    eerdere = [op for op in (kennis.tijdelijk_op, kennis.definitief_op) if op is not None]
    if not eerdere:
        return GEEN_EERDERE_STOP
    if stop.einddatum < max(eerdere):
        return Failed(f"{dag(max(eerdere))} of later", dag(stop.einddatum))
    return Passed()


def is_niet_al_definitief_gestopt(stop: Stop, kennis: Stopkennis) -> Outcome:
    """Help ends once for good (TR415)."""
    if stop.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    if kennis.definitief_op is not None:
        return Failed(
            "geen eerdere definitieve stop", f"definitief gestopt op {dag(kennis.definitief_op)}"
        )
    return Passed()


def er_loopt_geen_tweede_start(stop: Stop, kennis: Stopkennis) -> Outcome:
    """Taking back a stop lets its help run on, beside a start that came after it (OP289; HB016).

    A withdrawal is not refused on its content (TR063), so this only informs.
    """
    if stop.status != COD467.VERWIJDEREN:
        return GEEN_VERWIJDERING
    blijft_gestopt = kennis.tijdelijk_op is not None and stop.reden != JZ588.TIJDELIJK
    if blijft_gestopt or (kennis.definitief_op is not None and stop.reden == JZ588.TIJDELIJK):
        return NotApplicable("er blijft een andere stop staan")
    if kennis.gestart and kennis.elders_lopend is not None:
        return Failed("één lopende start", f"ook een start van {dag(kennis.elders_lopend)}")
    return Passed()


def noemt_het_toegewezen_product(stop: Stop, kennis: Stopkennis) -> Outcome:
    """HB015 for a stop."""
    return koppeling.noemt_het_toegewezen_product(stop, kennis.koppeling)


TOETSEN = (
    ("TR019", hoort_bij_een_toewijzing),
    ("TR063", verwijdert_een_bekende_stop),
    ("TR074", is_niet_eerder_gemeld),
    ("TR382", volgt_op_de_laatste_start),
    ("TR413", tijdelijk_is_niet_dubbel),
    ("TR414", einddatum_ligt_niet_voor_de_eerdere),
    ("TR415", is_niet_al_definitief_gestopt),
    ("HB015", noemt_het_toegewezen_product),
    ("HB016", er_loopt_geen_tweede_start),
)
