# SPDX-License-Identifier: EUPL-1.2
"""The region as Hefboom asks it: what was decided, and what held on a day.

Everything dated is a `Gedateerd` made when the region is loaded, so that a question on a day
is one dictionary look-up and one bisection: intake and facts ask it a million times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from hefboom.kernel import Period, datum
from hefboom.stelsel.begrippen import (
    Bedrag,
    Bekostigingsvorm,
    Besparing,
    Besparingspad,
    Deelname,
    Doel,
    Gemeente,
    Norm,
    Normsoort,
    Product,
    Segment,
    Uitvoerder,
)
from hefboom.stelsel.fouten import GeenWaarde, StelselFout
from hefboom.stelsel.gedateerd import Gedateerd

NIEMAND: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bekostiging:
    """The funding form of a segment, with where it was decided."""

    vorm: Bekostigingsvorm
    vanaf: date
    bron: str
    aanname: bool


@dataclass(frozen=True, slots=True)
class Segmentloop:
    """A segment through the years: it is open on the days on which it has a name."""

    code: str
    naam: Gedateerd[str]
    werknaam: Gedateerd[str]
    bekostiging: Gedateerd[Bekostiging]
    doelen: tuple[Doel, ...]


@dataclass(frozen=True, slots=True)
class Productloop:
    """A product through the years; `deelnemers` are the codes of municipalities taking part."""

    product: Product
    segment: Gedateerd[str]
    tarief: Gedateerd[Bedrag]
    deelnemers: Gedateerd[frozenset[str]]
    normen: Mapping[Normsoort, Gedateerd[Norm]]


@dataclass(frozen=True, slots=True)
class Indeling:
    """The layout of one day: the open segments, in the region's order, and their products."""

    dag: date
    segmenten: tuple[Segment, ...]
    producten: tuple[Product, ...]
    _segment_van: Mapping[str, Segment] = field(repr=False)

    def segment(self, code: str) -> Segment | None:
        """The segment with this code if it is open on this day."""
        return next((segment for segment in self.segmenten if segment.code == code), None)

    def segment_van(self, productcode: str) -> Segment | None:
        """The segment a product belongs to on this day; None for an unknown or ended product."""
        return self._segment_van.get(productcode)

    def producten_van(self, segmentcode: str) -> tuple[Product, ...]:
        """The products of one segment on this day."""
        return tuple(p for p in self.producten if self._segment_van[p.code].code == segmentcode)


@dataclass(frozen=True, eq=False)
class Regio:
    """One region's decisions. Frozen; made by `stelsel.laad`, shared by everyone.

    A question about a product, municipality or segment the region does not know is answered
    with None (or False), like a question about a day outside `geldig`: a message may hold
    anything. Who cannot go on without a value asks `vereis_tarief` or `vereis_norm`.
    """

    code: str
    naam: str
    uitvoerder: Uitvoerder
    geldig: Period
    bron: str
    standaard: bool
    gemeenten: tuple[Gemeente, ...]
    schalen: Mapping[str, tuple[int, frozenset[str]]]
    segmentlopen: Mapping[str, Segmentloop]
    productlopen: Mapping[str, Productloop]
    deelname: tuple[Deelname, ...]
    budgetten: Mapping[tuple[str, int], Bedrag]
    pad: Besparingspad | None
    #: how many decided values the region holds, and how many of those are assumptions
    waarden: int = 0
    aannames: int = 0
    #: what the keys in a `bron` stand for
    bronnen: Mapping[str, str] = field(default_factory=dict, repr=False)
    _indelingen: dict[date, Indeling] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def producten(self) -> tuple[Product, ...]:
        """Every product the region ever had, in order of code."""
        return tuple(loop.product for _, loop in sorted(self.productlopen.items()))

    @cached_property
    def _gemeente(self) -> Mapping[str, Gemeente]:
        return {gemeente.code: gemeente for gemeente in self.gemeenten}

    @property
    def besparingspad(self) -> tuple[Besparing, ...]:
        """The savings path per year; empty where the region has none."""
        return self.pad.jaren if self.pad else ()

    def brontekst(self, bron: str) -> str:
        """A source as one can look it up: `S3:53` becomes the document's name and the place."""
        delen = []
        for deel in bron.split(";"):
            sleutel, _, plek = deel.strip().partition(":")
            naam = self.bronnen.get(sleutel, sleutel).rstrip(".")
            delen.append(f"{naam} ({plek})" if plek else naam)
        return "; ".join(delen)

    def gemeente(self, code: str) -> Gemeente | None:
        """The municipality with this CBS code, if it belongs to the region."""
        return self._gemeente.get(code)

    def product(self, code: str) -> Product | None:
        """The product with this code, on whatever day."""
        loop = self.productlopen.get(code)
        return None if loop is None else loop.product

    @cached_property
    def categorieen(self) -> frozenset[str]:
        """The product categories its product list is about; it says nothing of any other."""
        return frozenset(product.categorie for product in self.producten)

    def lijstcategorie(self, productcode: str, categorie: str) -> str | None:
        """The category its product list puts this code in; empty when the code is not listed.

        None when there is no list to look in: it has no product of `categorie` at all, as with
        what is contracted nationally (category 55, the LTA).
        """
        product = self.product(productcode)
        if product is not None:
            return product.categorie
        return "" if categorie in self.categorieen else None

    def segment_op(self, productcode: str, day: date) -> str | None:
        """The code of the one segment this product belongs to on `day`."""
        loop = self.productlopen.get(productcode)
        return None if loop is None else loop.segment.op(day)

    def tarief(self, productcode: str, day: date) -> Bedrag | None:
        """The price per unit of the product on `day`; for task funding a price to reckon with."""
        loop = self.productlopen.get(productcode)
        return None if loop is None else loop.tarief.op(day)

    def vereis_tarief(self, productcode: str, day: date) -> Bedrag:
        """The tariff on `day`. Raises `GeenWaarde` (Dutch, with the nearest date) without one."""
        return self._loop(productcode).tarief.vereist(day)

    def neemt_deel(self, gemeente: str, productcode: str, day: date) -> bool:
        """Does the region buy this product for this municipality on `day`? (H9/H8, S3:916-955)"""
        loop = self.productlopen.get(productcode)
        return loop is not None and gemeente in (loop.deelnemers.op(day) or NIEMAND)

    def norm(self, soort: Normsoort, productcode: str, day: date) -> Norm | None:
        """The norm of this kind for a product on `day`; None when none was set."""
        loop = self.productlopen.get(productcode)
        if loop is None or soort not in loop.normen:
            return None
        return loop.normen[soort].op(day)

    def vereis_norm(self, soort: Normsoort, productcode: str, day: date) -> Norm:
        """The norm on `day`. Raises `GeenWaarde` (Dutch, with the nearest date) without one."""
        normen = self._loop(productcode).normen
        if soort not in normen:
            raise GeenWaarde(f"Voor {productcode} is in {self.naam} geen norm '{soort}' gesteld.")
        return normen[soort].vereist(day)

    def budget(self, segment: str, jaar: int) -> Bedrag | None:
        """The budget of a segment for a calendar year."""
        return self.budgetten.get((segment, jaar))

    def bekostiging(self, segmentcode: str, day: date) -> Bekostigingsvorm | None:
        """The funding form of a segment on `day`; None when it is not open then."""
        loop = self.segmentlopen.get(segmentcode)
        gevonden = None if loop is None else loop.bekostiging.op(day)
        return None if gevonden is None else gevonden.vorm

    def on(self, day: date) -> Indeling:
        """The layout of one day. Raises `StelselFout` outside the region's validity."""
        if day not in self._indelingen:
            if day not in self.geldig:
                raise StelselFout(
                    f"{self.naam} heeft op {datum(day)} geen indeling; "
                    f"het stelsel geldt {self._geldigheid()}."
                )
            self._indelingen[day] = self._maak_indeling(day)
        return self._indelingen[day]

    def wisseldagen(self) -> tuple[date, ...]:
        """Every day within validity on which anything in the layout may change, in order.

        Between two of these days nothing changes, so what holds on them holds always.
        """
        dagen = {self.geldig.start}
        for reeks in self._reeksen():
            dagen.update(reeks.starts)
        for periode in self._perioden():
            dagen.add(periode.start)
            if periode.end is not None:
                dagen.add(periode.end)
        return tuple(sorted(dag for dag in dagen if dag in self.geldig))

    def _reeksen(self) -> Iterator[Gedateerd[object]]:
        for segment in self.segmentlopen.values():
            yield from (segment.naam, segment.werknaam, segment.bekostiging)  # type: ignore[misc]
        for loop in self.productlopen.values():
            yield from (loop.segment, loop.tarief, loop.deelnemers)  # type: ignore[misc]
            yield from loop.normen.values()  # type: ignore[misc]

    def _perioden(self) -> Iterator[Period]:
        yield from (rij.geldig for rij in self.deelname)
        yield from (gemeente.lid for gemeente in self.gemeenten)
        yield from (product.geldig for product in self.producten)
        for segment in self.segmentlopen.values():
            yield from (doel.geldig for doel in segment.doelen)

    def _maak_indeling(self, day: date) -> Indeling:
        segmenten = {
            code: segment
            for code, loop in self.segmentlopen.items()
            if (segment := self._segment(loop, day)) is not None
        }
        van = {
            code: segmenten[hoort_bij]
            for code, productloop in self.productlopen.items()
            if (hoort_bij := productloop.segment.op(day)) is not None and hoort_bij in segmenten
        }
        producten = tuple(product for product in self.producten if product.code in van)
        return Indeling(day, tuple(segmenten.values()), producten, van)

    def _segment(self, loop: Segmentloop, day: date) -> Segment | None:
        naam, bekostiging = loop.naam.op(day), loop.bekostiging.op(day)
        if naam is None or bekostiging is None:
            return None
        return Segment(
            code=loop.code,
            naam=naam,
            werknaam=loop.werknaam.op(day),
            bekostiging=bekostiging.vorm,
            bekostiging_aanname=bekostiging.aanname,
            doelen=tuple(doel for doel in loop.doelen if day in doel.geldig),
            deelname=tuple(
                rij for rij in self.deelname if rij.segment == loop.code and day in rij.geldig
            ),
        )

    def _loop(self, productcode: str) -> Productloop:
        loop = self.productlopen.get(productcode)
        if loop is None:
            raise GeenWaarde(f"Product {productcode} bestaat niet in {self.naam}.")
        return loop

    def _geldigheid(self) -> str:
        vanaf = f"vanaf {datum(self.geldig.first)}"
        laatste = self.geldig.last
        return vanaf if laatste is None else f"{vanaf} t/m {datum(laatste)}"
