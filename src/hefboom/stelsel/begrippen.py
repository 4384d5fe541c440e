# SPDX-License-Identifier: EUPL-1.2
"""The small things a region's decisions are made of, as they travel through Hefboom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from hefboom.kernel import Cents, Gemeentecode, Period

Bekostigingsvorm = Literal["inspanning", "output", "taak"]
Vorm = Literal["individueel", "groep", "collectief"]
Normsoort = Literal["max_duur", "max_intensiteit", "start"]
#: How firm a value is: adopted by a body, a direction not yet adopted, a fact about the world, or
#: an assumption to reckon with until there is one of the other three.
Status = Literal["besloten", "voorlopig", "feit", "aanname"]

#: WJ756 as people say it: (one, more). Code 83 (euros) has no price per piece and is left out.
EENHEDEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "01": ("minuut", "minuten"),
        "04": ("uur", "uur"),
        "14": ("etmaal", "etmalen"),
        "16": ("dagdeel", "dagdelen"),
        "82": ("stuk (resultaat)", "stuks (resultaat)"),
        "84": ("stuk", "stuks"),
    }
)
#: WMO757: the frequencies in which an intensity norm can be said.
FREQUENTIES: Mapping[str, str] = MappingProxyType({"week": "2", "maand": "4"})


@dataclass(frozen=True, slots=True)
class Bedrag:
    """An amount that was decided: exact cents, since when, by whom, and whether we assume it."""

    cents: Cents
    vanaf: date
    bron: str
    aanname: bool


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm for one product: everything a figure and its sentence need, as one value.

    `eenheid` is Dutch text: "dagen", or for an intensity for instance "uur per week"; then
    `frequentie` holds the matching code of WMO757 and the volume is in the product's own unit.
    `bron` is in keys (`Regio.brontekst` puts it in words).
    """

    soort: Normsoort
    waarde: int
    eenheid: str
    frequentie: str | None
    vanaf: date
    bron: str
    status: Status

    @property
    def aanname(self) -> bool:
        """Is this norm an assumption?"""
        return self.status == "aanname"


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A municipality of the region: CBS code, residents aged 0–17 in `jaar`, membership."""

    code: Gemeentecode
    naam: str
    jeugdigen: int
    jaar: int
    bron: str
    zekerheid: str
    lid: Period


@dataclass(frozen=True, slots=True)
class Uitvoerder:
    """The joint body that buys and manages for the region."""

    code: str
    naam: str
    bron: str

    def __str__(self) -> str:
        return self.naam


@dataclass(frozen=True, slots=True)
class Doel:
    """One numbered content goal of a segment, in our own words."""

    nummer: int
    tekst: str
    bron: str
    geldig: Period


@dataclass(frozen=True, slots=True)
class Deelname:
    """Who joins in for one product group of one segment, under the word the region uses (H9)."""

    segment: str
    groep: str
    groepnaam: str
    schaal: str
    gemeenten: frozenset[str]
    bron: str
    geldig: Period


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as it is on one day. Show `.titel`, never a bare number (S3 and S2 differ)."""

    code: str
    naam: str
    werknaam: str | None
    bekostiging: Bekostigingsvorm
    bekostiging_aanname: bool
    doelen: tuple[Doel, ...]
    deelname: tuple[Deelname, ...]

    @property
    def titel(self) -> str:
        """`1 Wonen`: number and name together."""
        return f"{self.code} {self.naam}"

    @property
    def schaal(self) -> str:
        """The scale in one word when all product groups share it, else said per group.

        The word that covers most municipalities comes first.
        """
        schalen = sorted({(-len(d.gemeenten), d.schaal) for d in self.deelname})
        if not schalen:
            return "niemand"
        hoofd = schalen[0][1]
        anders = [f"{d.groepnaam}: {d.schaal}" for d in self.deelname if d.schaal != hoofd]
        return f"{hoofd} ({'; '.join(anders)})" if anders else hoofd


@dataclass(frozen=True, slots=True)
class Product:
    """Something that can be allocated and, unless task-funded, claimed.

    `eenheid` is a code of WJ756, `groep` the product group in which municipalities take part.
    `code_aanname` says that the region's own product code was not found in a source.
    """

    code: str
    categorie: str
    naam: str
    eenheid: str
    vorm: Vorm
    verblijf: bool
    groep: str
    geldig: Period
    bron: str
    code_aanname: bool


@dataclass(frozen=True, slots=True)
class Besparing:
    """One year of the savings path; `cents` is negative, as the councils decided it."""

    jaar: int
    cents: Cents
    bron: str
    aanname: bool


@dataclass(frozen=True, slots=True)
class Besparingspad:
    """The path as the source gives it, with the sum the source gives (or that follows from it)."""

    jaren: tuple[Besparing, ...]
    totaal: Cents
    bron: str
