# SPDX-License-Identifier: EUPL-1.2
"""What a region's YAML may hold. Checked once, at the door; `bouw` makes the region from it.

Every model refuses unknown keys and silent conversions: a code without quotation marks is a
number in YAML, and `0505` even an octal one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hefboom.stelsel.begrippen import Bekostigingsvorm, Normsoort, Status, Vorm

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Gemeentesleutel = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Productsleutel = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}[0-9A-Z]{3}$")]
Jaar = Annotated[int, Field(ge=2015, le=2100)]


class Vastgelegd(BaseModel):
    """What all decided values share: strict, frozen, and with a source."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    bron: Tekst
    aanname: bool = False
    status: Status | None = None

    @property
    def hoe_vast(self) -> Status:
        """The standing: as written, else what the mark `aanname` says."""
        return self.status or ("aanname" if self.aanname else "besloten")


class GeldigIn(Vastgelegd):
    """The days on which something holds; `tot` is the first day that no longer counts."""

    vanaf: date
    tot: date | None = None


class GedateerdeTekst(Vastgelegd):
    """A text from a date on; null ends it."""

    vanaf: date
    waarde: Tekst | None


class GedateerdeVorm(Vastgelegd):
    """A funding form from a date on; null ends it."""

    vanaf: date
    waarde: Bekostigingsvorm | None


class GedateerdTarief(Vastgelegd):
    """Eurocents per unit of the product from a date on; null ends it."""

    vanaf: date
    cents: Annotated[int, Field(gt=0)] | None


class Indexstap(Vastgelegd):
    """On this date every running tariff rises by this percentage, rounded to whole cents."""

    vanaf: date
    procent: Decimal


class KopSchema(GeldigIn):
    """The region itself."""

    naam: Tekst
    uitvoerder: UitvoerderSchema
    standaard: bool = False


class UitvoerderSchema(Vastgelegd):
    """The executing body."""

    code: Tekst
    naam: Tekst


class GemeenteSchema(Vastgelegd):
    """A municipality and its membership."""

    code: Gemeentesleutel
    naam: Tekst
    jeugdigen: Annotated[int, Field(gt=0)]
    jaar: Jaar
    zekerheid: Tekst
    lid_vanaf: date
    lid_tot: date | None = None


class SchaalSchema(Vastgelegd):
    """A named set of municipalities; `aantal` is the number the source names."""

    aantal: int
    gemeenten: tuple[Gemeentesleutel, ...]


class SegmentSchema(BaseModel):
    """A segment; it is open on the days on which it has a name."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    code: Tekst
    naam: tuple[GedateerdeTekst, ...]
    werknaam: tuple[GedateerdeTekst, ...] = ()
    bekostiging: tuple[GedateerdeVorm, ...]


class DoelSchema(GeldigIn):
    """A numbered goal of a segment."""

    segment: Tekst
    nummer: Annotated[int, Field(gt=0)]
    tekst: Tekst


class GroepSchema(BaseModel):
    """A product group: the grain at which municipalities take part."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    code: Tekst
    naam: Tekst


class DeelnameSchema(GeldigIn):
    """Which scale holds for a product group within a segment."""

    segment: Tekst
    groep: Tekst
    schaal: Tekst


class ProductSchema(Vastgelegd):
    """A product; `aanname` on the product itself says that the code is assumed."""

    code: Productsleutel
    naam: Tekst
    eenheid: Annotated[str, StringConstraints(pattern=r"^(01|04|14|16|82|84)$")]
    vorm: Vorm
    verblijf: bool = False
    groep: Tekst
    vanaf: date | None = None
    tot: date | None = None
    segment: tuple[GedateerdeTekst, ...]
    tarief: tuple[GedateerdTarief, ...]


class NormSchema(Vastgelegd):
    """One norm for one or more products; `per` only for an intensity (week or maand)."""

    soort: Normsoort
    producten: tuple[Productsleutel, ...]
    vanaf: date
    waarde: Annotated[int, Field(gt=0)] | None
    per: Annotated[str, StringConstraints(pattern=r"^(week|maand)$")] | None = None


class BudgetSchema(Vastgelegd):
    """The budgets of one year, whole euros per segment."""

    jaar: Jaar
    euro: dict[str, int]


class BesparingSchema(Vastgelegd):
    """One year of the savings path, whole euros, negative."""

    jaar: Jaar
    euro: Annotated[int, Field(le=0)]


class BesparingspadSchema(Vastgelegd):
    """The savings path and its sum."""

    totaal_euro: int
    jaren: tuple[BesparingSchema, ...]


class RegioSchema(BaseModel):
    """Everything a region decides, whatever file it stands in."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    regio: KopSchema
    gemeenten: tuple[GemeenteSchema, ...]
    schalen: dict[str, SchaalSchema]
    segmenten: tuple[SegmentSchema, ...]
    doelen: tuple[DoelSchema, ...]
    groepen: tuple[GroepSchema, ...]
    deelname: tuple[DeelnameSchema, ...]
    index: tuple[Indexstap, ...]
    producten: tuple[ProductSchema, ...]
    normen: tuple[NormSchema, ...]
    budgetten: tuple[BudgetSchema, ...]
    besparingspad: BesparingspadSchema | None = None


KopSchema.model_rebuild()


def vastgelegd(iets: object) -> Iterator[Vastgelegd]:
    """Every sourced value in a checked region, however deep."""
    if isinstance(iets, Vastgelegd):
        yield iets
    if isinstance(iets, BaseModel):
        for naam in type(iets).model_fields:
            yield from vastgelegd(getattr(iets, naam))
    elif isinstance(iets, tuple):
        for deel in iets:
            yield from vastgelegd(deel)
    elif isinstance(iets, dict):
        for deel in iets.values():
            yield from vastgelegd(deel)
