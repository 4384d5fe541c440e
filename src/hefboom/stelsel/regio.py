# SPDX-License-Identifier: EUPL-1.2
"""The region as Hefboom asks it: a record of its subjects, and the layout of a day.

Everything dated is a `Gedateerd` made when the region is loaded, so that a question on a day
is one dictionary look-up and one bisection: intake and facts ask it a million times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from hefboom.kernel import datum
from hefboom.stelsel.bedrag import Bedrag
from hefboom.stelsel.fouten import StelselFout
from hefboom.stelsel.herkomst import Bron, Herleidbaar, Status
from hefboom.stelsel.indeling import Indeling, deel_in
from hefboom.stelsel.onderwerp import Besluiten
from hefboom.stelsel.onderwerpen.bekostiging import Bekostigingen, Bekostigingsvorm
from hefboom.stelsel.onderwerpen.besparing import Besparing, Besparingen
from hefboom.stelsel.onderwerpen.bronnen import bronnaam, brontekst, herkomsttekst
from hefboom.stelsel.onderwerpen.budgetten import Budget, Budgetten
from hefboom.stelsel.onderwerpen.deelname import Deelnames
from hefboom.stelsel.onderwerpen.gemeenten import Gemeente, Gemeenten
from hefboom.stelsel.onderwerpen.normen import Norm, Normen, Normsoort
from hefboom.stelsel.onderwerpen.producten import Product, Producten
from hefboom.stelsel.onderwerpen.regio import Regiokop, Uitvoerder
from hefboom.stelsel.onderwerpen.segmenten import Segmenten, Segmentloop
from hefboom.stelsel.onderwerpen.tarieven import Tarieven


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where a region's files lie; `eigen`: in the installation's folder, not in Hefboom itself.

    `versie` is the number of the adopted version they are; None where none was ever adopted.
    """

    map: Path
    eigen: bool
    versie: int | None = None


@dataclass(frozen=True, eq=False)
class Regio(Besluiten):
    """One region's decisions. Frozen; made by `stelsel.laad`, shared by everyone.

    Any subject answers under its own class: `regio[Normen].op("start", "45A48", day)`. Below
    stands, in one line each, what is asked so often that it has a name here.

    A question about a product, municipality or segment the region does not know is answered
    with None (or False), like a question about a day outside `geldig`: a message may hold
    anything.
    """

    vindplaats: Vindplaats
    #: changes when any of the region's files does: a snapshot remembers by which it was made
    vingerafdruk: str
    #: the register of sources, the region's own and the shared
    bronnen: Mapping[str, Bron]
    #: how many decided values the region holds, per standing
    statussen: Mapping[Status, int]
    _indelingen: dict[date, Indeling] = field(default_factory=dict, repr=False)

    @property
    def naam(self) -> str:
        """What the region calls itself."""
        return self[Regiokop].naam

    @property
    def uitvoerder(self) -> Uitvoerder:
        """Who buys and manages for the region."""
        return self[Regiokop].uitvoerder

    @property
    def standaard(self) -> bool:
        """Is this the region that a demo shows when none is asked for?"""
        return self[Regiokop].standaard

    @property
    def waarden(self) -> int:
        """How many decided values the region holds."""
        return sum(self.statussen.values())

    @cached_property
    def gemeenten(self) -> tuple[Gemeente, ...]:
        """All municipalities, in the region's order."""
        return self[Gemeenten].alle

    @cached_property
    def producten(self) -> tuple[Product, ...]:
        """Every product the region ever had, in order of code."""
        return self[Producten].alle

    @cached_property
    def segmentlopen(self) -> Mapping[str, Segmentloop]:
        """Every segment that ever was, by code."""
        return self[Segmenten].lopen

    @cached_property
    def budgetten(self) -> Mapping[tuple[str, int], Budget]:
        """The budgets, by segment and year."""
        return self[Budgetten].bedragen

    @property
    def besparingspad(self) -> tuple[Besparing, ...]:
        """The savings path per year; empty where the region has none."""
        return self[Besparingen].jaren

    def brontekst(self, bron: str) -> str:
        """A source as one can look it up: `S3:53` becomes the document's name and the place."""
        return brontekst(self.bronnen, bron)

    def bronnaam(self, bron: str) -> str:
        """The documents behind a source, as a page names them: without lines of a transcript."""
        return bronnaam(self.bronnen, bron)

    def herkomsttekst(self, waarde: Herleidbaar) -> str:
        """How firm a value is and where it is written, as one clause for a reader."""
        return herkomsttekst(self.bronnen, waarde)

    def gemeente(self, code: str) -> Gemeente | None:
        """The municipality with this CBS code, if it belongs to the region."""
        return self[Gemeenten].per_code.get(code)

    def product(self, code: str, day: date) -> Product | None:
        """The product with this code as it was on `day`; outside its life as it is called now."""
        producten = self[Producten]
        return producten.op(code, day) or producten.met(code)

    def lijstcategorie(self, productcode: str, categorie: str) -> str | None:
        """See `Producten.lijstcategorie`."""
        return self[Producten].lijstcategorie(productcode, categorie)

    def segment_op(self, productcode: str, day: date) -> str | None:
        """The code of the one segment this product belongs to on `day`."""
        return self[Producten].segment_op(productcode, day)

    def tarief(self, productcode: str, day: date) -> Bedrag | None:
        """The price per unit of the product on `day`; for task funding a price to reckon with."""
        return self[Tarieven].op(productcode, day)

    def neemt_deel(self, gemeente: str, productcode: str, day: date) -> bool:
        """Does the region buy this product for this municipality on `day`?"""
        return self[Deelnames].neemt_deel(gemeente, productcode, day)

    def norm(self, soort: Normsoort, productcode: str, day: date) -> Norm | None:
        """The norm of this kind for a product on `day`; None when none was set."""
        return self[Normen].op(soort, productcode, day)

    def budget(self, segment: str, jaar: int) -> Budget | None:
        """The budget of a segment for a calendar year."""
        return self[Budgetten].van(segment, jaar)

    def bekostiging(self, segmentcode: str, day: date) -> Bekostigingsvorm | None:
        """The funding form of a segment on `day`; None when it is not open then."""
        gevonden = self[Bekostigingen].op(segmentcode, day)
        return None if gevonden is None else gevonden.vorm

    def is_taakgericht(self, segmentcode: str, day: date) -> bool:
        """Is this segment paid by a lump sum on `day`, without allocations and claims?"""
        return self.bekostiging(segmentcode, day) == "taak"

    def product_is_taakgericht(self, categorie: str, productcode: str, day: date) -> bool | None:
        """Is this product task-funded on `day`? None when the region does not know it then.

        Without a code it is about the category, which is when one of its products is.
        """
        codes = [productcode]
        if not productcode:
            codes = [p.code for p in self.producten if p.categorie == categorie]
        segmenten = {self.segment_op(code, day) for code in codes}
        bekostigd = [code for code in segmenten if code and self.bekostiging(code, day) is not None]
        return any(self.is_taakgericht(code, day) for code in bekostigd) if bekostigd else None

    @property
    def geldigheid(self) -> str:
        """From when until when the decisions hold, as one says it."""
        vanaf = f"vanaf {datum(self.geldig.first)}"
        einde = self.geldig.last
        return vanaf if einde is None else f"{vanaf} t/m {datum(einde)}"

    def op(self, day: date) -> Indeling:
        """The layout of one day. Raises `StelselFout` outside the region's validity."""
        if day not in self._indelingen:
            if day not in self.geldig:
                raise StelselFout(
                    f"{self.naam} heeft op {datum(day)} geen indeling; "
                    f"het stelsel geldt {self.geldigheid}."
                )
            self._indelingen[day] = deel_in(self, day)
        return self._indelingen[day]
