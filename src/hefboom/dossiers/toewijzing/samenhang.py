# SPDX-License-Identifier: EUPL-1.2
"""How the allocations of one youth with one provider stand beside each other. Pure.

The standard asks it of the municipality (OP259, OP348, OP380) and of who asks (OP347), but has no
return code for it: these checks inform and never refuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.toewijzing.besteed import NIETS, Besteed, boven_besteed
from hefboom.dossiers.verzoek.keuzes import NIEUW, ONGEWIJZIGD
from hefboom.ijw.codes import WMO757
from hefboom.kernel import ONE_DAY, Failed, NotApplicable, Outcome, Passed, Period, waardeklasse


@waardeklasse()
class Hulpomvang:
    """Volume, unit and frequency, or a budget in cents, as in iJw."""

    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    budget: int | None = None


@waardeklasse()
class Staand:
    """An allocation that counts. `sinds`: the day of the first message that carried it.

    `gewijzigd`: it has a reason for a change (JZ002). `besteed`: what was granted on it.
    """

    nummer: int
    product: Productaanduiding
    periode: Period
    omvang: Hulpomvang
    sinds: date
    gewijzigd: bool = False
    besteed: Besteed = NIETS


@dataclass(frozen=True, slots=True)
class GevraagdeRegel:
    """A line of the request for change that is honoured; `product` of what it is about."""

    wat: str
    nummer: int | None
    product: Productaanduiding
    omvang: Hulpomvang

    def __str__(self) -> str:
        return f"nieuw {self.product}" if self.wat == NIEUW else f"toewijzing {self.nummer}"


@waardeklasse()
class Toewijzingsbeeld:
    """The allocations after a message of day `op`: those in it, and the others.

    `gevraagd` is empty when the message honours no request for change. Removed allocations are in
    none of them.
    """

    op: date
    in_bericht: tuple[Staand, ...] = ()
    andere: tuple[Staand, ...] = ()
    gevraagd: tuple[GevraagdeRegel, ...] = ()


def stapelt(product: Productaanduiding, periode: Period, andere: Sequence[Staand]) -> Outcome:
    """Does a product share a day with an allocation of the same product?"""
    if not andere:
        return NotApplicable("er staat geen andere toewijzing")
    for ander in andere:
        if ander.product.stapelt_met(product) and ander.periode.overlaps(periode):
            gevonden = f"zelfde dagen als toewijzing {ander.nummer}"
            return Failed("dagen die niet overlappen", gevonden)
    return Passed()


def stapelt_niet(eigen: Staand, beeld: Toewijzingsbeeld) -> Outcome:
    """The same product is not allocated twice for a day (OP259; HB018).

    Within one message TR302 sees to it.
    """
    return stapelt(eigen.product, eigen.periode, beeld.andere)


def verlenging_houdt_haar_nummer(eigen: Staand, beeld: Toewijzingsbeeld) -> Outcome:
    """Help that goes on in the same extent goes on under its number (OP380; HB022).

    Unless the extent is a total, or the allocation had ended when the message was sent.
    """
    if eigen.sinds != beeld.op or eigen.gewijzigd:
        return NotApplicable("het nummer is niet nieuw")
    for ander in (*beeld.andere, *beeld.in_bericht):
        einde = ander.periode.end
        if (
            ander.sinds < beeld.op
            and einde is not None
            and einde == eigen.periode.start
            and einde - ONE_DAY >= beeld.op
            and (ander.product, ander.omvang) == (eigen.product, eigen.omvang)
            and ander.omvang.frequentie != WMO757.TOTAAL
        ):
            return Failed(f"een langere toewijzing {ander.nummer}", f"een nieuwe: {eigen.nummer}")
    return Passed()


def blijft_boven_wat_is_toegekend(eigen: Staand, beeld: Toewijzingsbeeld) -> Outcome:
    """What was granted stays within the allocation (OP345; HB020).

    Else the same days may be allocated and paid once more under another number, and no rule of
    the standard sees it: TR389 looks within one allocation.
    """
    begin = eigen.periode.first
    return boven_besteed(eigen.periode.last, eigen.omvang, eigen.besteed, begin)


def volgt_het_verzoek(eigen: None, beeld: Toewijzingsbeeld) -> Outcome:
    """What honours a request for change gives what it asks (OP348, IV093; HB021).

    Days are not compared: they may be settled otherwise when the wished day has gone by.
    """
    if not beeld.gevraagd:
        return NotApplicable("het bericht honoreert geen verzoek om wijziging")
    nummers = {staand.nummer for staand in beeld.in_bericht}
    gegeven = {(staand.product, staand.omvang) for staand in beeld.in_bericht}
    anders = [
        str(regel)
        for regel in beeld.gevraagd
        if (
            regel.nummer not in nummers
            if regel.wat == ONGEWIJZIGD
            else (regel.product, regel.omvang) not in gegeven
        )
    ]
    if anders:
        return Failed("alles zoals het is gevraagd", f"niet of anders: {', '.join(anders)}")
    return Passed()


PER_PRODUCT = (
    ("HB018", stapelt_niet),
    ("HB020", blijft_boven_wat_is_toegekend),
    ("HB022", verlenging_houdt_haar_nummer),
)
PER_BERICHT = (("HB021", volgt_het_verzoek),)
