# SPDX-License-Identifier: EUPL-1.2
"""What can be allocated and claimed, and to which segment it belongs on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from hefboom.kernel import Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.regio import Regiokop
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import GedateerdeTekst, Productsleutel, Streng, Tekst, Vastgelegd

Vorm = Literal["individueel", "groep", "collectief"]

#: WJ756 as people say it: (one, more).
EENHEDEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "01": ("minuut", "minuten"),
        "04": ("uur", "uur"),
        "14": ("etmaal", "etmalen"),
        "16": ("dagdeel", "dagdelen"),
        "82": ("stuk (resultaat)", "stuks (resultaat)"),
        "83": ("euro", "euro"),
        "84": ("stuk", "stuks"),
    }
)


#: What is bought in euros (a traject of category 55) is claimed as an amount: it has no tariff.
EURO = "83"


class GroepSchema(Streng):
    """A product group: the grain at which municipalities take part."""

    code: Tekst
    naam: Tekst


class ProductwijzigingSchema(Vastgelegd):
    """What of a product is otherwise from a date on; what is left out stays as it was."""

    vanaf: date
    naam: Tekst | None = None
    eenheid: Annotated[str, StringConstraints(pattern=r"^(01|04|14|16|82|83|84)$")] | None = None
    vorm: Vorm | None = None
    groep: Tekst | None = None


class ProductSchema(Vastgelegd):
    """A product; its own source and standing are about the product code."""

    code: Productsleutel
    naam: Tekst
    eenheid: Annotated[str, StringConstraints(pattern=r"^(01|04|14|16|82|83|84)$")]
    vorm: Vorm
    verblijf: bool = False
    groep: Tekst
    vanaf: date | None = None
    tot: date | None = None
    segment: tuple[GedateerdeTekst, ...]
    wijzigingen: tuple[ProductwijzigingSchema, ...] = ()


class ProductenSchema(Streng):
    """The sections."""

    groepen: tuple[GroepSchema, ...]
    producten: tuple[ProductSchema, ...]


@dataclass(frozen=True, slots=True)
class Product(Herleidbaar):
    """Something that can be allocated and, unless task-funded, claimed.

    `eenheid` is a code of WJ756, `groep` the product group in which municipalities take part.
    The standing is that of the product code: an assumption when the region's own was not found.
    """

    code: str
    categorie: str
    naam: str
    eenheid: str
    vorm: Vorm
    verblijf: bool
    groep: str
    geldig: Period


@dataclass(frozen=True, slots=True)
class Productloop:
    """A product through the years: the segment it belongs to, and what it was on each day.

    `product` is how it is called and measured now, after the last change.
    """

    product: Product
    segment: Gedateerd[str]
    versies: Gedateerd[Product]


@dataclass(frozen=True)
class Producten(Onderwerp):
    """The product list, by code, and the names of the product groups."""

    lopen: Mapping[str, Productloop]
    groepen: Mapping[str, str]

    @cached_property
    def alle(self) -> tuple[Product, ...]:
        """Every product the region ever had, in order of code."""
        return tuple(loop.product for _, loop in sorted(self.lopen.items()))

    @cached_property
    def categorieen(self) -> frozenset[str]:
        """The product categories the list is about; it says nothing of any other."""
        return frozenset(product.categorie for product in self.alle)

    def met(self, code: str) -> Product | None:
        """The product with this code, on whatever day."""
        loop = self.lopen.get(code)
        return None if loop is None else loop.product

    def op(self, code: str, day: date) -> Product | None:
        """The product as it was on `day`: its name, unit, form and group; None outside its life."""
        loop = self.lopen.get(code)
        return None if loop is None else loop.versies.op(day)

    def segment_op(self, code: str, day: date) -> str | None:
        """The code of the one segment this product belongs to on `day`."""
        loop = self.lopen.get(code)
        return None if loop is None else loop.segment.op(day)

    def zelfde_inhoud(self, segment: str, eerst: date, dan: date) -> bool:
        """Does a segment hold the same products on both days? Only those that exist on both count,
        and there has to be one: a product that is new or ended moves nothing."""
        paren = [(loop.segment.op(eerst), loop.segment.op(dan)) for loop in self.lopen.values()]
        beide = [(was, is_) for was, is_ in paren if was is not None and is_ is not None]
        return (segment, segment) in beide and all(
            (was == segment) == (is_ == segment) for was, is_ in beide
        )

    def lijstcategorie(self, code: str, categorie: str) -> str | None:
        """The category the list puts this code in; empty when the code is not listed.

        None when there is no list to look in: it has no product of `categorie` at all, as with
        what is contracted nationally (category 55, the LTA).
        """
        product = self.met(code)
        if product is not None:
            return product.categorie
        return "" if categorie in self.categorieen else None

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The segments, and what each product is."""
        for loop in self.lopen.values():
            yield from (loop.segment, loop.versies)

    def perioden(self) -> Iterator[Period]:
        """The lives of the products."""
        return (loop.product.geldig for loop in self.lopen.values())


def bouw(schema: ProductenSchema, werk: Bouwplaats) -> Producten:
    """The list as written; a product lives as long as the region unless it says otherwise."""
    werk.geen_dubbele("groepen", schema.groepen)
    werk.geen_dubbele("producten", schema.producten)
    groepen = {groep.code: groep.naam for groep in schema.groepen}
    geldig, segmenten = werk.geef(Regiokop).geldig, werk.geef(Segmenten).lopen
    lopen: dict[str, Productloop] = {}
    for i, p in enumerate(schema.producten):
        pad: Yamlpad = ("producten", i)
        werk.bekend((*pad, "groep"), "productgroep", p.groep, groepen)
        for j, rij in enumerate(p.segment):
            if rij.waarde is not None:
                werk.bekend((*pad, "segment", j, "waarde"), "segment", rij.waarde, segmenten)
        leven = werk.periode(p.vanaf or geldig.start, p.tot or geldig.end, pad)
        segment = werk.tekstreeks(p.segment, (*pad, "segment"))
        product = Product(
            code=p.code,
            categorie=p.code[:2],
            naam=p.naam,
            eenheid=p.eenheid,
            vorm=p.vorm,
            verblijf=p.verblijf,
            groep=p.groep,
            geldig=leven,
            bron=p.bron,
            status=p.status,
        )
        versies = _versies(product, p, pad, groepen, werk)
        lopen[p.code] = Productloop(
            versies[-1][1], segment.binnen(leven), Gedateerd.van(versies).binnen(leven)
        )
    return Producten(lopen, groepen)


def _versies(
    product: Product,
    p: ProductSchema,
    pad: Yamlpad,
    groepen: Mapping[str, str],
    werk: Bouwplaats,
) -> list[tuple[date, Product]]:
    """The product as it began, and after each change; a change has to come later and say what."""
    uit = [(product.geldig.start, product)]
    for j, rij in enumerate(p.wijzigingen):
        plek = (*pad, "wijzigingen", j)
        if rij.groep is not None:
            werk.bekend((*plek, "groep"), "productgroep", rij.groep, groepen)
        anders = rij.model_dump(exclude={"vanaf", "bron", "status"}, exclude_none=True)
        if not anders:
            werk.fout(plek, "hier verandert niets.", "Noem de nieuwe naam, eenheid, vorm of groep.")
        if rij.vanaf <= uit[-1][0]:
            werk.fout(
                (*plek, "vanaf"),
                f"{rij.vanaf} komt niet na {uit[-1][0]}.",
                "Zet de wijzigingen op volgorde, na de eerste dag van het product.",
            )
            continue
        nieuw = replace(uit[-1][1], **anders, bron=rij.bron, status=rij.status)
        uit.append((rij.vanaf, nieuw))
    return uit


def product_in_een_segment(besluiten: Besluiten) -> Iterator[str]:
    """A product without one open segment on a day of its life."""
    producten = besluiten[Producten]
    for dag in besluiten.wisseldagen():
        open_segmenten = besluiten[Segmenten].open_op(dag)
        for product in producten.alle:
            segment = producten.segment_op(product.code, dag)
            if dag not in product.geldig:
                continue
            if segment is None:
                yield f"{product.code} {product.naam} hoort op {datum(dag)} bij geen segment."
            elif segment not in open_segmenten:
                yield (
                    f"{product.code} {product.naam} hoort op {datum(dag)} bij segment {segment}, "
                    "maar dat is dan niet open."
                )


def segment_heeft_producten(besluiten: Besluiten) -> Iterator[str]:
    """A segment that is open with nothing in it."""
    producten = besluiten[Producten]
    for dag in besluiten.wisseldagen():
        gebruikt = {producten.segment_op(product.code, dag) for product in producten.alle}
        for code in sorted(besluiten[Segmenten].open_op(dag) - gebruikt):
            yield f"segment {code} heeft op {datum(dag)} geen producten."


registreer(
    Producten,
    schema=ProductenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk product hoort op elke dag bij precies één open segment",
            product_in_een_segment,
            lambda b: f"{len(b[Producten].alle)} producten op {len(b.wisseldagen())} wisseldagen",
        ),
        Bewering(
            "Elk open segment heeft producten",
            segment_heeft_producten,
            lambda b: f"{len(b[Segmenten].lopen)} segmenten",
        ),
    ),
    bestand="producten",
    sjabloon="""\
# Wat kan worden toegewezen en gedeclareerd, en bij welk segment het op een datum hoort.
#
# `eenheid` is een code uit WJ756: "01" minuut, "04" uur, "14" etmaal, "16" dagdeel, "82" stuk
# (resultaat), "83" euro's (een traject dat landelijk is ingekocht, categorie 55; zonder tarief),
# "84" stuk. `vorm` is individueel, groep of collectief. Schrijf `verblijf: true`
# als de jeugdige er slaapt. In een `groep` zitten producten waaraan dezelfde gemeenten meedoen
# (zie deelname.yaml). `bron` en `status` van het product gaan over de productcode. Verhuist een
# product, zet dan het nieuwe segment eronder; vervalt het, zet er dan `tot` bij: de eerste dag
# waarop het er niet meer is. Krijgt het een andere naam, eenheid, vorm of groep, zet dat dan onder
# `wijzigingen:`, elk met vanaf, wat er anders wordt, bron en status.

groepen:
  - code: <code van de productgroep, een woord>
    naam: <naam van de productgroep>

producten:
  - code: "<productcode van vijf tekens>"
    naam: <naam van het product>
    eenheid: "<eenheid van het product>"
    vorm: <vorm van het product>
    groep: <code van de productgroep, een woord>
    bron: "<bron van de productcode>"
    status: <status van de productcode>
    segment:
      - vanaf: <eerste dag van het product in segment 1, als jaar-maand-dag>
        waarde: "1"
        bron: "<bron van de indeling bij segment 1>"
        status: <status van de indeling bij segment 1>
""",
)
