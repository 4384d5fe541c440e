# SPDX-License-Identifier: EUPL-1.2
"""Tariff, amount and budget. Cents, rounded once and only where IV081 says so."""

from __future__ import annotations

from fractions import Fraction

from hefboom.declaraties.feiten import Context, TariefFeit
from hefboom.declaraties.omvang import (
    EURO,
    MINUTEN_PER_UUR,
    MINUUT,
    UUR,
    hoeveelheid,
    op_maat,
    per_eenheid,
)
from hefboom.declaraties.regel import Prestatieregel
from hefboom.declaraties.toetsen.herkenning import GEEN_TOEWIJZING
from hefboom.declaraties.toetsen.product import CREDIT
from hefboom.declaraties.toetsen.toets import toets
from hefboom.kernel import Cents, Failed, NotApplicable, Outcome, Passed, euro

ZONDER_TARIEF = NotApplicable("bij eenheid Euro's hoort geen tarief")
#: The standard has no code for help without an agreed price: it is told in HB036 and HB037.
NIETS_AFGESPROKEN = NotApplicable("er is geen tarief afgesproken")


def contracttarief(tarief: TariefFeit, eenheid: str) -> Cents | None:
    """What ProductTarief must say in `eenheid`; an hour's tariff per minute is rounded (IV081).

    None when the contract's unit does not fit.

    >>> contracttarief(TariefFeit(Cents(8730), UUR), MINUUT)
    Cents(146)
    """
    if tarief.eenheid == eenheid:
        return tarief.cents
    if tarief.eenheid == UUR and eenheid == MINUUT:
        return Cents.rounded(Fraction(int(tarief.cents), MINUTEN_PER_UUR))
    return None


def bedrag(volume: int, eenheid: str, tarief: TariefFeit) -> Cents:
    """Volume times the contract's tariff, in cents; minutes at an hour's tariff rounded once.

    >>> bedrag(95, MINUUT, TariefFeit(Cents(8730), UUR))
    Cents(13823)

    Raises `ValueError` when the units do not fit.
    """
    if tarief.eenheid == eenheid:
        return Cents(int(tarief.cents) * volume)
    if tarief.eenheid == UUR and eenheid == MINUUT:
        return Cents.rounded(Fraction(int(tarief.cents) * volume, MINUTEN_PER_UUR))
    raise ValueError(f"Een tarief per {tarief.eenheid} rekent niet met eenheid {eenheid}.")


@toets(
    "TR418",
    vraag="Is het tarief dat wat op die dag is afgesproken?",
    zin="tarief {gevonden} gedeclareerd, de regio rekent met {verwacht}.",
    raad="Dien de regel in met dat tarief, of bespreek het met de contractmanager.",
)
def tarief_is_contracttarief(regel: Prestatieregel, context: Context) -> Outcome:
    """ProductTarief is what was agreed for the first day of the line's period."""
    if regel.credit:
        return CREDIT
    if regel.eenheid == EURO:
        return ZONDER_TARIEF
    tarief = context.tarief
    if tarief is None:
        return NIETS_AFGESPROKEN
    verwacht = contracttarief(tarief, regel.eenheid)
    if verwacht is None:
        afgesproken = tarief.in_woorden(per_eenheid(tarief.cents, tarief.eenheid))
        return Failed(afgesproken, _geschreven_tarief(regel))
    if regel.tarief != verwacht:
        afgesproken = tarief.in_woorden(per_eenheid(verwacht, regel.eenheid))
        return Failed(afgesproken, _geschreven_tarief(regel))
    return Passed()


def _geschreven_tarief(regel: Prestatieregel) -> str:
    return "geen tarief" if regel.tarief is None else per_eenheid(regel.tarief, regel.eenheid)


@toets(
    "TR346",
    vraag="Is het bedrag het volume maal het tarief?",
    zin="{gevonden} gedeclareerd, volume maal tarief is {verwacht}.",
    raad="Dien de regel in met {verwacht}.",
)
def bedrag_is_volume_maal_tarief(regel: Prestatieregel, context: Context) -> Outcome:
    """IngediendBedrag is GeleverdVolume × ProductTarief, rounded once at the end (IV081)."""
    if regel.credit:
        return CREDIT
    if regel.eenheid == EURO:
        return ZONDER_TARIEF
    if regel.tarief is None:
        return NotApplicable("de regel noemt geen tarief")
    contract = context.tarief
    if contract is not None and (contract.eenheid, regel.eenheid) == (UUR, MINUUT):
        if regel.tarief != contracttarief(contract, MINUUT):
            return NotApplicable("het minuuttarief klopt niet; het uurtarief erachter is onbekend")
        verwacht = bedrag(regel.volume, MINUUT, contract)
    else:
        verwacht = Cents(int(regel.tarief) * regel.volume)
    if regel.bedrag != verwacht:
        return Failed(euro(verwacht), euro(regel.bedrag))
    return Passed()


@toets(
    "TR369",
    vraag="Past het bedrag binnen het toegewezen budget?",
    zin="{gevonden} met deze regel erbij, {verwacht} toegewezen.",
    raad="Dien in wat nog past, of vraag de gemeente om een hoger budget.",
)
def past_binnen_budget(regel: Prestatieregel, context: Context) -> Outcome:
    """All granted amounts of the allocation with this one stay within its budget."""
    if regel.credit:
        return CREDIT
    feit = context.eigen_toewijzing
    if feit is None:
        return GEEN_TOEWIJZING
    if feit.budget is None:
        return NotApplicable("de toewijzing heeft geen budget")
    totaal = context.stand.bedrag + regel.bedrag
    if totaal > feit.budget:
        return Failed(euro(feit.budget), euro(totaal))
    return Passed()


def geschreven_volume(regel: Prestatieregel) -> str:
    """The line's volume in its own unit."""
    return hoeveelheid(op_maat(regel.volume, regel.eenheid), regel.eenheid)
