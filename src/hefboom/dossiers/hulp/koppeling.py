# SPDX-License-Identifier: EUPL-1.2
"""What a start or a stop of help is about: an allocation, or a task-funded product. Pure."""

from __future__ import annotations

from typing import Protocol

from hefboom.dossiers.product import Productaanduiding
from hefboom.ijw.codes import COD467
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, waardeklasse

VERWIJDERING = NotApplicable("de eerdere melding wordt verwijderd")
GEEN_VERWIJDERING = NotApplicable("de melding verwijdert niets")
GEEN_PRODUCT = Productaanduiding("", "")


class Melding(Protocol):
    """What a start and a stop share."""

    @property
    def toewijzingnummer(self) -> int | None:
        """Empty under task funding."""

    @property
    def product(self) -> Productaanduiding:
        """As the report names it."""

    @property
    def status(self) -> str:
        """StatusAanlevering (COD467)."""


@waardeklasse()
class Koppeling:
    """What is known of what a report names.

    `taakgericht`: how the region funds the product on the day; None when that cannot be said.
    `eigen`: the allocation named is one to this provider for this youth, of this `product`.
    `verwijderd`: it was removed since, so it counts as never sent; `onderweg`: by a message that
    is no older than the report, so the provider may not have known.
    """

    taakgericht: bool | None
    eigen: bool
    product: Productaanduiding = GEEN_PRODUCT
    verwijderd: bool = False
    onderweg: bool = False


def hoort_bij_een_toewijzing(melding: Melding, koppeling: Koppeling, sluit_af: bool) -> Outcome:
    """Outside task funding a report belongs to an allocation (TR019, for start and stop).

    Under task funding the product is the key (IV096), so it is there. `sluit_af`: the report ends
    help whose start is known; that is due when the allocation was removed too (FAQ, "Afsluiten
    zorg": a provider always answers a withdrawal with a stop).
    """
    if melding.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    nummer = melding.toewijzingnummer
    if nummer is not None:
        if koppeling.eigen and (not koppeling.verwijderd or sluit_af):
            return Passed()
        if koppeling.eigen and koppeling.onderweg:
            return NotApplicable("de toewijzing verviel toen de melding onderweg kon zijn")
        over = ", die is verwijderd" if koppeling.eigen else ""
        return Failed("een toewijzing van deze cliënt aan u", f"toewijzing {nummer}{over}")
    if melding.product == GEEN_PRODUCT:
        return Failed("een ToewijzingNummer, of een product", "geen van beide")
    if koppeling.taakgericht is None:
        return NotApplicable("geen toewijzing genoemd en de bekostiging is niet vast te stellen")
    if koppeling.taakgericht:
        return NotApplicable("taakgericht werken kent geen toewijzing")
    return Failed("een ToewijzingNummer", "geen ToewijzingNummer")


def noemt_het_toegewezen_product(melding: Melding, koppeling: Koppeling) -> Outcome:
    """A report repeats the product of the allocation, filled as far as there (IV075; HB015).

    The standard has no rule with a return code for it.
    """
    if melding.status == COD467.VERWIJDEREN:
        return VERWIJDERING
    if not koppeling.eigen:
        return NotApplicable("er is geen toewijzing om mee te vergelijken")
    if melding.product != koppeling.product:
        return Failed(str(koppeling.product), str(melding.product))
    return Passed()
