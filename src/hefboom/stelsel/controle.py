# SPDX-License-Identifier: EUPL-1.2
"""Proves that a region's decisions fit together, on every day they hold.

Nothing changes between two change days (`Regio.wisseldagen`), so a proof on those days is a
proof for all; the tests walk every day as a slow twin. Loading already refused what is
malformed; here is what only shows when the decisions are laid side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from hefboom.kernel import Cents, Period, datum
from hefboom.stelsel.regio import Regio, Segmentloop


@dataclass(frozen=True, slots=True)
class Bewijs:
    """One thing that was proved or not: the claim, how much was looked at, and the faults."""

    stelling: str
    bekeken: str
    fouten: tuple[str, ...]


def controleer(regio: Regio) -> tuple[Bewijs, ...]:
    """Every proof for one region, all faults at once; a region holds when none has faults."""
    return tuple(
        Bewijs(stelling, bekeken(regio), tuple(zoek(regio)))
        for stelling, (zoek, bekeken) in BEWIJZEN.items()
    )


def product_in_een_segment(regio: Regio) -> Iterator[str]:
    """A product of a member municipality without one open segment and a known participation."""
    for dag in regio.wisseldagen():
        open_segmenten = {segment.code for segment in regio.on(dag).segmenten}
        for product in regio.producten:
            segment = regio.segment_op(product.code, dag)
            if dag not in product.geldig:
                continue
            if segment is None:
                yield f"{product.code} {product.naam} hoort op {datum(dag)} bij geen segment."
            elif segment not in open_segmenten:
                yield (
                    f"{product.code} {product.naam} hoort op {datum(dag)} bij segment {segment}, "
                    "maar dat is dan niet open."
                )


def deelname_bekend(regio: Regio) -> Iterator[str]:
    """A product group in use without a word on who takes part, or a word nobody uses."""
    gebruikt: set[tuple[str, str]] = set()
    for dag in regio.wisseldagen():
        for product in regio.producten:
            segment = regio.segment_op(product.code, dag)
            if segment is None:
                continue
            gebruikt.add((segment, product.groep))
            mee = regio.productlopen[product.code].deelnemers.op(dag)
            waaraan = f"groep '{product.groep}' van segment {segment} ({product.code})"
            if mee is None:
                yield f"wie meedoet aan {waaraan} is op {datum(dag)} niet bekend."
            elif not mee:
                yield f"aan {waaraan} doet op {datum(dag)} geen enkele gemeente mee."
    for rij in regio.deelname:
        if (rij.segment, rij.groep) not in gebruikt:
            yield f"deelname aan groep '{rij.groep}' van segment {rij.segment} heeft geen product."
    for naam, (aantal, gemeenten) in regio.schalen.items():
        if len(gemeenten) != aantal:
            yield f"schaal {naam} moet {aantal} gemeenten tellen en telt er {len(gemeenten)}."


def tarief_zonder_gaten(regio: Regio) -> Iterator[str]:
    """A day on which a product can be delivered but has no tariff."""
    for product in regio.producten:
        for dag in regio.productlopen[product.code].tarief.gaten(product.geldig):
            yield f"{product.code} {product.naam} heeft vanaf {datum(dag)} geen tarief."


def doelen_bij_open_segment(regio: Regio) -> Iterator[str]:
    """A goal that outlives (or precedes) its segment, or a segment without any goal."""
    for segment in regio.segmentlopen.values():
        if not segment.doelen:
            yield f"segment {segment.code} heeft geen enkel doel."
        for doel in segment.doelen:
            looptijd = doel.geldig.intersection(regio.geldig)
            if looptijd is None:
                yield f"doel {doel.nummer} van segment {segment.code} geldt nooit."
                continue
            for dag in segment.naam.gaten(looptijd):
                yield (
                    f"doel {doel.nummer} van segment {segment.code} hoort vanaf {datum(dag)} "
                    "bij een segment dat niet open is."
                )


def segment_heeft_bekostiging(regio: Regio) -> Iterator[str]:
    """A segment that is open without a funding form, or funded while closed, or empty."""
    for dag in regio.wisseldagen():
        indeling = regio.on(dag)
        for segment in regio.segmentlopen.values():
            is_open = segment.naam.op(dag) is not None
            if is_open != (segment.bekostiging.op(dag) is not None):
                yield (
                    f"segment {segment.code} is op {datum(dag)} {'open' if is_open else 'dicht'}, "
                    f"{'zonder' if is_open else 'maar met'} bekostiging."
                )
            if is_open and not indeling.producten_van(segment.code):
                yield f"segment {segment.code} heeft op {datum(dag)} geen producten."


def budget_per_jaar(regio: Regio) -> Iterator[str]:
    """An open segment without a budget for the year, or a budget for a closed one."""
    for segment in regio.segmentlopen.values():
        for jaar in jaren(regio):
            in_bedrijf = open_in(segment, regio, jaar)
            budget = regio.budget(segment.code, jaar)
            if in_bedrijf and budget is None:
                yield f"segment {segment.code} heeft geen budget voor {jaar}."
            if not in_bedrijf and budget is not None:
                yield f"segment {segment.code} heeft een budget voor {jaar}, maar is dan dicht."
    for segmentcode, jaar in sorted(regio.budgetten):
        if jaar not in jaren(regio):
            yield f"segment {segmentcode} heeft een budget voor {jaar}, buiten de looptijd."


def besparingspad_klopt(regio: Regio) -> Iterator[str]:
    """A savings path that does not add up, skips a year, or asks less than the year before."""
    if regio.pad is None:
        return
    som = Cents.total(jaar.cents for jaar in regio.pad.jaren)
    if som != regio.pad.totaal:
        yield f"het besparingspad telt op tot {som}, niet tot {regio.pad.totaal}."
    for vorig, volgend in pairwise(regio.pad.jaren):
        if volgend.jaar != vorig.jaar + 1:
            yield f"het besparingspad springt van {vorig.jaar} naar {volgend.jaar}."
        if volgend.cents > vorig.cents:
            yield (
                f"de besparing van {volgend.jaar} ({volgend.cents}) is kleiner dan die van "
                f"{vorig.jaar} ({vorig.cents})."
            )


def gemeenten_compleet(regio: Regio) -> Iterator[str]:
    """A municipality that is in no scale, or a member outside the region's validity."""
    in_schaal = {code for _, codes in regio.schalen.values() for code in codes}
    for gemeente in regio.gemeenten:
        if gemeente.code not in in_schaal:
            yield f"{gemeente.naam} ({gemeente.code}) doet op geen enkele schaal mee."
        if not gemeente.lid.overlaps(regio.geldig):
            yield f"{gemeente.naam} ({gemeente.code}) is nooit lid binnen de looptijd."


def normen_passen(regio: Regio) -> Iterator[str]:
    """A norm that can never hold because its product is not there yet or no longer."""
    for code, loop in sorted(regio.productlopen.items()):
        for soort, reeks in loop.normen.items():
            if all(waarde is None for waarde in reeks.waarden):
                yield f"de norm {soort} van {code} valt buiten de looptijd van het product."


def jaren(regio: Regio) -> range:
    """The calendar years in which the region's decisions hold; open-ended ones up to the last
    year that has a budget."""
    laatste = regio.geldig.last
    if laatste is None:
        tot = max((jaar for _, jaar in regio.budgetten), default=regio.geldig.first.year)
    else:
        tot = laatste.year
    return range(regio.geldig.first.year, tot + 1)


def open_in(segment: Segmentloop, regio: Regio, jaar: int) -> bool:
    """Is the segment open on at least one day of the year?"""
    in_jaar = Period.year(jaar).intersection(regio.geldig)
    return in_jaar is not None and bool(segment.naam.binnen(in_jaar).starts)


Zoeker = Callable[[Regio], Iterator[str]]
Omvang = Callable[[Regio], str]

BEWIJZEN: Mapping[str, tuple[Zoeker, Omvang]] = MappingProxyType(
    {
        "Elk product hoort op elke dag bij precies één open segment": (
            product_in_een_segment,
            lambda r: f"{len(r.producten)} producten op {len(r.wisseldagen())} wisseldagen",
        ),
        "Van elke productgroep is bekend welke gemeenten meedoen": (
            deelname_bekend,
            lambda r: f"{len(r.deelname)} deelnames van {len(r.gemeenten)} gemeenten",
        ),
        "Elke gemeente doet mee": (gemeenten_compleet, lambda r: f"{len(r.gemeenten)} gemeenten"),
        "Elk product heeft altijd een tarief": (
            tarief_zonder_gaten,
            lambda r: f"{sum(len(p.tarief.starts) for p in r.productlopen.values())} tarieven",
        ),
        "Elk doel hoort bij een segment dat open is": (
            doelen_bij_open_segment,
            lambda r: f"{sum(len(s.doelen) for s in r.segmentlopen.values())} doelen",
        ),
        "Elk open segment heeft een bekostiging en producten": (
            segment_heeft_bekostiging,
            lambda r: f"{len(r.segmentlopen)} segmenten",
        ),
        "Elk open segment heeft per jaar een budget": (
            budget_per_jaar,
            lambda r: f"{len(r.budgetten)} budgetten",
        ),
        "Elke norm past bij zijn product": (
            normen_passen,
            lambda r: f"{sum(len(p.normen) for p in r.productlopen.values())} normen",
        ),
        "Het besparingspad telt op en wordt nooit kleiner": (
            besparingspad_klopt,
            lambda r: f"{len(r.besparingspad)} jaren" if r.pad else "niet van toepassing",
        ),
    }
)
