# SPDX-License-Identifier: EUPL-1.2
"""Who joins in for what: the scales at which municipalities buy, per product group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hefboom.kernel import Period, datum, merged
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.onderwerpen.producten import Producten, Productloop
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import GeldigIn, Gemeentesleutel, Streng, Tekst, Vastgelegd

NIEMAND: frozenset[str] = frozenset()
NOOIT: Gedateerd[frozenset[str]] = Gedateerd()


class SchaalSchema(Vastgelegd):
    """A named set of municipalities; `aantal` is the number the source names."""

    aantal: int
    gemeenten: tuple[Gemeentesleutel, ...]


class DeelnameSchema(GeldigIn):
    """Which scale holds for a product group within a segment.

    `onbekend`: municipalities in that scale of which the sources do not say whether they join in.
    """

    segment: Tekst
    groep: Tekst
    schaal: Tekst
    onbekend: tuple[Gemeentesleutel, ...] = ()


class DeelnamesSchema(Streng):
    """The sections."""

    schalen: dict[str, SchaalSchema]
    deelname: tuple[DeelnameSchema, ...]


@dataclass(frozen=True, slots=True)
class Schaal(Herleidbaar):
    """A named set of municipalities (H9), with the number the source names."""

    aantal: int
    gemeenten: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deelname(Herleidbaar):
    """Who joins in for one product group of one segment, under the word the region uses (H9).

    `onbekend`: of these the sources do not say it; they count as joining in.
    """

    segment: str
    groep: str
    groepnaam: str
    schaal: str
    gemeenten: frozenset[str]
    onbekend: frozenset[str]
    geldig: Period


@dataclass(frozen=True)
class Deelnames(Onderwerp):
    """The participations as decided, and what they come to per product.

    `per_product`: the codes of the municipalities taking part, by product code.
    """

    schalen: Mapping[str, Schaal]
    rijen: tuple[Deelname, ...]
    per_product: Mapping[str, Gedateerd[frozenset[str]]]

    def neemt_deel(self, gemeente: str, product: str, day: date) -> bool:
        """Does the region buy this product for this municipality on `day`? (H9/H8, S3:916-955)"""
        deelnemers = self.per_product.get(product)
        return deelnemers is not None and gemeente in (deelnemers.op(day) or NIEMAND)

    def niet_mee(self, gemeente: str, producten: Iterable[str], periode: Period) -> list[Period]:
        """The days of `periode` on which the municipality takes part in none of these products.

        Only days on which it is decided who takes part in one of them.
        """
        bekend: list[Period] = []
        mee: list[Period] = []
        for product in producten:
            for dagen, deelnemers in self.per_product.get(product, NOOIT).stukken():
                binnen = dagen.intersection(periode)
                if deelnemers is not None and binnen is not None:
                    (mee if gemeente in deelnemers else bekend).append(binnen)
        return [rest for dagen in merged(bekend) for rest in dagen.without(mee)]

    def op(self, segment: str, day: date) -> tuple[Deelname, ...]:
        """The participations in a segment on `day`, one per product group."""
        return tuple(rij for rij in self.rijen if rij.segment == segment and day in rij.geldig)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """Who takes part, per product."""
        yield from self.per_product.values()

    def perioden(self) -> Iterator[Period]:
        """The participations."""
        return (rij.geldig for rij in self.rijen)


def bouw(schema: DeelnamesSchema, werk: Bouwplaats) -> Deelnames:
    """The scales and participations as written; within a group one at a time."""
    gemeenten, producten = werk.geef(Gemeenten), werk.geef(Producten)
    schalen = _schalen(schema, werk, gemeenten)
    rijen = _rijen(schema, werk, schalen, producten.groepen)
    return Deelnames(
        schalen,
        rijen,
        {code: deelnemers(loop, rijen, gemeenten) for code, loop in producten.lopen.items()},
    )


def _schalen(schema: DeelnamesSchema, werk: Bouwplaats, gemeenten: Gemeenten) -> dict[str, Schaal]:
    schalen: dict[str, Schaal] = {}
    for naam, s in schema.schalen.items():
        for code in s.gemeenten:
            werk.bekend(("schalen", naam, "gemeenten"), "gemeente", code, gemeenten.per_code)
        schalen[naam] = Schaal(s.aantal, frozenset(s.gemeenten), bron=s.bron, status=s.status)
    return schalen


def _rijen(
    schema: DeelnamesSchema,
    werk: Bouwplaats,
    schalen: Mapping[str, Schaal],
    groepen: Mapping[str, str],
) -> tuple[Deelname, ...]:
    segmenten = werk.geef(Segmenten).lopen
    rijen: list[Deelname] = []
    for i, rij in enumerate(schema.deelname):
        pad: Yamlpad = ("deelname", i)
        goed = [
            werk.bekend((*pad, "segment"), "segment", rij.segment, segmenten),
            werk.bekend((*pad, "groep"), "productgroep", rij.groep, groepen),
            werk.bekend((*pad, "schaal"), "schaal", rij.schaal, schalen),
        ]
        if not all(goed):
            continue
        for code in rij.onbekend:
            werk.bekend((*pad, "onbekend"), "gemeente", code, schalen[rij.schaal].gemeenten)
        nieuw = Deelname(
            segment=rij.segment,
            groep=rij.groep,
            groepnaam=groepen[rij.groep],
            schaal=rij.schaal,
            gemeenten=schalen[rij.schaal].gemeenten,
            onbekend=frozenset(rij.onbekend),
            geldig=werk.periode(rij.vanaf, rij.tot, pad),
            bron=rij.bron,
            status=rij.status,
        )
        if any(
            (ander.segment, ander.groep) == (nieuw.segment, nieuw.groep)
            and ander.geldig.overlaps(nieuw.geldig)
            for ander in rijen
        ):
            werk.fout(
                pad,
                f"voor segment {rij.segment} en groep '{rij.groep}' loopt al een deelname.",
                "Sluit de oude af met `tot`.",
            )
        rijen.append(nieuw)
    return tuple(rijen)


def deelnemers(
    loop: Productloop, rijen: tuple[Deelname, ...], gemeenten: Gemeenten
) -> Gedateerd[frozenset[str]]:
    """The municipalities that take part in a product, per day on which that may change."""
    leven = loop.product.geldig
    dagen = {leven.start, *loop.segment.starts, *loop.versies.starts}
    for periode in (*(rij.geldig for rij in rijen), *gemeenten.perioden()):
        dagen.update({periode.start} if periode.end is None else {periode.start, periode.end})
    paren: list[tuple[date, frozenset[str] | None]] = []
    for dag in sorted(dagen):
        codes: frozenset[str] | None = None
        if dag in leven:
            segment, versie = loop.segment.op(dag), loop.versies.op(dag)
            groep = None if versie is None else versie.groep
            for rij in rijen:
                if rij.segment == segment and rij.groep == groep and dag in rij.geldig:
                    codes = rij.gemeenten & gemeenten.leden_op(dag)
                    break
        if not paren or paren[-1][1] != codes:
            paren.append((dag, codes))
    return Gedateerd.van(paren).binnen(leven)


def deelname_bekend(besluiten: Besluiten) -> Iterator[str]:
    """A product group in use without a word on who takes part, or a word nobody uses."""
    producten, deelnames = besluiten[Producten], besluiten[Deelnames]
    gebruikt: set[tuple[str, str]] = set()
    for dag in besluiten.wisseldagen():
        for code in producten.lopen:
            segment, product = producten.segment_op(code, dag), producten.op(code, dag)
            if segment is None or product is None:
                continue
            gebruikt.add((segment, product.groep))
            mee = deelnames.per_product[product.code].op(dag)
            waaraan = f"groep '{product.groep}' van segment {segment} ({product.code})"
            if mee is None:
                yield f"wie meedoet aan {waaraan} is op {datum(dag)} niet bekend."
            elif not mee:
                yield f"aan {waaraan} doet op {datum(dag)} geen enkele gemeente mee."
    for rij in deelnames.rijen:
        if (rij.segment, rij.groep) not in gebruikt:
            yield f"deelname aan groep '{rij.groep}' van segment {rij.segment} heeft geen product."
    for naam, schaal in deelnames.schalen.items():
        if len(schaal.gemeenten) != schaal.aantal:
            yield (
                f"schaal {naam} moet {schaal.aantal} gemeenten tellen en telt er "
                f"{len(schaal.gemeenten)}."
            )


def gemeente_doet_mee(besluiten: Besluiten) -> Iterator[str]:
    """A municipality that is in no scale."""
    in_schaal = {code for s in besluiten[Deelnames].schalen.values() for code in s.gemeenten}
    for gemeente in besluiten[Gemeenten].alle:
        if gemeente.code not in in_schaal:
            yield f"{gemeente.naam} ({gemeente.code}) doet op geen enkele schaal mee."


registreer(
    Deelnames,
    schema=DeelnamesSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Van elke productgroep is bekend welke gemeenten meedoen",
            deelname_bekend,
            lambda b: f"{len(b[Deelnames].rijen)} deelnames van {len(b[Gemeenten].alle)} gemeenten",
        ),
        Bewering(
            "Elke gemeente doet mee",
            gemeente_doet_mee,
            lambda b: f"{len(b[Gemeenten].alle)} gemeenten",
        ),
    ),
    bestand="deelname",
    sjabloon="""\
# Wie waaraan meedoet. Een schaal is een groep gemeenten onder het woord dat de regio ervoor
# gebruikt; `aantal` is hoeveel het er volgens de bron zijn. Elke productgroep (zie
# producten.yaml) krijgt per segment waarin zij voorkomt een schaal. Zegt geen stuk of een
# gemeente van die schaal meedoet, zet haar dan bij die deelname onder `onbekend: [...]`: zij telt
# mee, en Hefboom zegt dat het niet bekend is.

schalen:
  allemaal:
    aantal: <aantal gemeenten>
    bron: "<bron van de schaal>"
    status: <status van de schaal>
    gemeenten:
      - "<CBS-code van de gemeente>"

deelname:
  - segment: "1"
    groep: <code van de productgroep, een woord>
    schaal: allemaal
    vanaf: <eerste dag van de deelname, als jaar-maand-dag>
    bron: "<bron van de deelname>"
    status: <status van de deelname>
""",
)
