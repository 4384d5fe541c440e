# SPDX-License-Identifier: EUPL-1.2
"""The form in which the register comes in, goes out and is compared: a kind of row per sheet.

A row is a frozen value; its columns say how they are headed, what may stand in them and what to
tell who fills them in. The template, the reader, the writer, the export and the table of changes
all follow from it. `tot` is the last day that counts, as in a contract; None is open-ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_origin, get_type_hints

from hefboom.stelsel import HOE_VAST

Veldsoort = Literal["tekst", "dag", "getal", "euro", "procent", "keuze", "codes"]

#: What kind of agreement it is; the codes stand in files, the words on screens.
CONTRACTSOORTEN: Mapping[str, str] = MappingProxyType(
    {
        "open_huis": "open house",
        "ontwikkelovereenkomst": "ontwikkelovereenkomst",
        "resultaatovereenkomst": "resultaatovereenkomst",
        "sas": "SAS-overeenkomst",
        "raamovereenkomst": "raamovereenkomst",
        "subsidie": "subsidie",
        "maatwerk": "maatwerkovereenkomst",
        "landelijk": "landelijk ingekocht (LTA)",
        "bovenregionaal": "bovenregionale overeenkomst",
        "lokaal": "lokale overeenkomst",
        "gi": "overeenkomst met een gecertificeerde instelling",
    }
)
LAGEN: Mapping[str, str] = MappingProxyType(
    {"algemeen": "algemeen deel", "bijzonder": "bijzonder deel", "bijlage": "bijlage"}
)
OPTIEBESLUITEN: Mapping[str, str] = MappingProxyType(
    {"open": "nog te besluiten", "gelicht": "gelicht", "vervallen": "vervallen"}
)
INDEXREEKSEN: Mapping[str, str] = MappingProxyType(
    {"OVA": "loonkosten (OVA)", "PPC": "prijzen (PPC)"}
)
INDEXSOORTEN: Mapping[str, str] = MappingProxyType(
    {"prognose": "prognose", "definitief": "definitief"}
)


@dataclass(frozen=True, slots=True)
class Formulierveld:
    """A column: its heading, what stands in it, and what to tell who fills it in.

    `keuzes` are code → words; `codes` is text of codes with spaces between; `procent` a decimal
    number; `euro` an amount that is kept in cents.
    """

    kop: str
    soort: Veldsoort = "tekst"
    uitleg: str = ""
    verplicht: bool = True
    lengte: int = 200
    keuzes: Mapping[Any, str] = field(default_factory=dict)
    patroon: str = ""


def _vanaf(wat: str) -> Formulierveld:
    return Formulierveld("vanaf", "dag", f"eerste dag waarop {wat} geldt")


def _tot(wat: str) -> Formulierveld:
    uitleg = f"laatste dag waarop {wat} geldt; leeg: zolang het contract of geen einde bekend"
    return Formulierveld("tot en met", "dag", uitleg, verplicht=False)


def _contract() -> Formulierveld:
    return Formulierveld(
        "contract", uitleg="het nummer van het contract in uw administratie", lengte=60
    )


def _aanbieder() -> Formulierveld:
    return Formulierveld("aanbieder", uitleg="KvK-nummer, AGB-code of precieze naam")


def _product() -> Formulierveld:
    return Formulierveld(
        "product", uitleg="productcode van vijf tekens", patroon="[0-9]{2}[A-Z0-9]{3}"
    )


def _bron() -> Formulierveld:
    return Formulierveld("bron", uitleg="waar het staat; leeg: het contract zelf", verplicht=False)


def _status() -> Formulierveld:
    return Formulierveld("status", "keuze", "hoe vast het is; leeg: besloten", verplicht=False,
                 keuzes=HOE_VAST)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Registerrij:
    """A row of one sheet. `SLEUTEL` names the columns that say which row it is."""

    BLAD: ClassVar[str]
    SLEUTEL: ClassVar[tuple[str, ...]]

    @property
    def sleutel(self) -> tuple[Any, ...]:
        """Which row this is within its sheet."""
        return tuple(getattr(self, naam) for naam in self.SLEUTEL)


@dataclass(frozen=True, slots=True)
class Aanbiederrij(Registerrij):
    """An AGB code of an organisation, with its days; one organisation may have several rows."""

    BLAD: ClassVar[str] = "aanbieders"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("agb", "vanaf")

    naam: Annotated[str, Formulierveld("naam", uitleg="de naam waaronder het contract is getekend")]
    kvk: Annotated[
        str,
        Formulierveld(
            "kvk",
            uitleg="acht cijfers; leeg als die er niet is",
            verplicht=False,
            patroon="[0-9]{8}",
        ),
    ]
    rechtsvorm: Annotated[
        str,
        Formulierveld(
            "rechtsvorm", uitleg="bv, stichting, eenmanszaak", verplicht=False, lengte=60
        ),
    ]
    agb: Annotated[
        str, Formulierveld("agb", uitleg="AGB-code van acht cijfers", patroon="[0-9]{8}")
    ]
    vanaf: Annotated[date, _vanaf("de AGB-code bij deze aanbieder hoort")]
    tot: Annotated[date | None, _tot("de AGB-code bij deze aanbieder hoort")]

    @property
    def organisatie(self) -> str:
        """What the organisation is known by: its KvK number, else its name."""
        return self.kvk or self.naam


@dataclass(frozen=True, slots=True)
class Contractrij(Registerrij):
    """One version of one layer of a contract; what is of the whole contract is on each row."""

    BLAD: ClassVar[str] = "contracten"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("contract", "code", "versie")

    contract: Annotated[str, _contract()]
    aanbieder: Annotated[str, _aanbieder()]
    soort: Annotated[
        str, Formulierveld("type", "keuze", "welk soort overeenkomst", keuzes=CONTRACTSOORTEN)
    ]
    contractnaam: Annotated[str, Formulierveld("naam contract", uitleg="hoe het contract heet")]
    laag: Annotated[
        str, Formulierveld("laag", "keuze", "elk contract heeft een algemeen deel", keuzes=LAGEN)
    ]
    code: Annotated[
        str,
        Formulierveld(
            "deel", uitleg="BDO 1; leeg: algemeen, of het segment", verplicht=False, lengte=40
        ),
    ]
    deelnaam: Annotated[str, Formulierveld("naam deel", verplicht=False)]
    segment: Annotated[
        str,
        Formulierveld(
            "segment", uitleg="alleen bij een bijzonder deel", verplicht=False, lengte=10
        ),
    ]
    versie: Annotated[int, Formulierveld("versie", "getal", "leeg: 1", verplicht=False)]
    vanaf: Annotated[date, _vanaf("deze versie")]
    tot: Annotated[date | None, _tot("deze versie")]
    gemeenten: Annotated[
        str,
        Formulierveld(
            "gemeenten",
            "codes",
            "CBS-codes met spaties; leeg: de hele regio",
            verplicht=False,
            lengte=500,
        ),
    ]
    bron: Annotated[str, _bron()]
    status: Annotated[str, _status()]


@dataclass(frozen=True, slots=True)
class Productrij(Registerrij):
    """A product that a contract names; a contract without such rows has all of its segments."""

    BLAD: ClassVar[str] = "producten"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("contract", "product", "vanaf")

    contract: Annotated[str, _contract()]
    product: Annotated[str, _product()]
    vanaf: Annotated[date, _vanaf("het product in het contract")]
    tot: Annotated[date | None, _tot("het product in het contract")]


@dataclass(frozen=True, slots=True)
class Tariefrij(Registerrij):
    """What a contract pays per unit of a product; without such a row the region's list holds."""

    BLAD: ClassVar[str] = "tarieven"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("contract", "product", "vanaf")

    contract: Annotated[str, _contract()]
    product: Annotated[str, _product()]
    eenheid: Annotated[
        str,
        Formulierveld(
            "eenheid",
            uitleg="code WJ756: 01 minuut, 04 uur, 14 etmaal, 16 dagdeel, "
            "82 stuk (resultaat), 84 stuk",
            patroon="01|04|14|16|82|84",
        ),
    ]
    cent: Annotated[int, Formulierveld("tarief", "euro", "euro per eenheid, zoals 78,00")]
    vanaf: Annotated[date, _vanaf("het tarief")]
    tot: Annotated[date | None, _tot("het tarief")]
    bron: Annotated[str, _bron()]
    status: Annotated[str, _status()]


@dataclass(frozen=True, slots=True)
class Optierij(Registerrij):
    """A right to go on."""

    BLAD: ClassVar[str] = "opties"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("contract", "nummer")

    contract: Annotated[str, _contract()]
    nummer: Annotated[int, Formulierveld("nummer", "getal", "1 is de eerste optie")]
    vanaf: Annotated[date, Formulierveld("vanaf", "dag", "eerste dag van de verlenging")]
    tot: Annotated[date, Formulierveld("tot en met", "dag", "laatste dag van de verlenging")]
    besluit_voor: Annotated[
        date, Formulierveld("besluit voor", "dag", "uiterste dag om te besluiten")
    ]
    besluit: Annotated[
        str, Formulierveld("besluit", "keuze", "leeg: open", verplicht=False, keuzes=OPTIEBESLUITEN)
    ]
    besloten_op: Annotated[date | None, Formulierveld("besloten op", "dag", verplicht=False)]


@dataclass(frozen=True, slots=True)
class Voorwaarderij(Registerrij):
    """What an organisation must meet."""

    BLAD: ClassVar[str] = "voorwaarden"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("contract", "code", "vanaf")

    contract: Annotated[str, _contract()]
    code: Annotated[str, Formulierveld("code", uitleg="korte naam, zoals V1", lengte=40)]
    tekst: Annotated[str, Formulierveld("voorwaarde", uitleg="in een zin", lengte=500)]
    groep: Annotated[
        str,
        Formulierveld(
            "productgroep", uitleg="bij: moet deze groep kunnen leveren", verplicht=False, lengte=60
        ),
    ]
    vanaf: Annotated[date, _vanaf("de voorwaarde")]
    tot: Annotated[date | None, _tot("de voorwaarde")]


@dataclass(frozen=True, slots=True)
class Ruimterij(Registerrij):
    """How much a contract may cost in a year, and at which shares to warn."""

    BLAD: ClassVar[str] = "bestedingsruimte"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("contract", "jaar")

    contract: Annotated[str, _contract()]
    jaar: Annotated[int, Formulierveld("jaar", "getal", "kalenderjaar")]
    cent: Annotated[int, Formulierveld("bedrag", "euro", "euro in dat jaar")]
    waarschuw_bij: Annotated[
        str, Formulierveld("waarschuw bij", "codes", "hele procenten met spaties, zoals 70 90")
    ]
    bron: Annotated[str, _bron()]
    status: Annotated[str, _status()]


@dataclass(frozen=True, slots=True)
class Locatierij(Registerrij):
    """Where an organisation delivers."""

    BLAD: ClassVar[str] = "locaties"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("aanbieder", "naam", "vanaf")

    aanbieder: Annotated[str, _aanbieder()]
    naam: Annotated[str, Formulierveld("naam")]
    adres: Annotated[str, Formulierveld("adres", verplicht=False)]
    plaats: Annotated[str, Formulierveld("plaats", verplicht=False, lengte=100)]
    vanaf: Annotated[date, _vanaf("de locatie")]
    tot: Annotated[date | None, _tot("de locatie")]


@dataclass(frozen=True, slots=True)
class Contactrij(Registerrij):
    """Whom to call for what."""

    BLAD: ClassVar[str] = "contacten"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("aanbieder", "rol", "naam")

    aanbieder: Annotated[str, _aanbieder()]
    rol: Annotated[str, Formulierveld("rol", uitleg="contract, facturen, bestuur", lengte=60)]
    naam: Annotated[str, Formulierveld("naam", lengte=100)]
    email: Annotated[str, Formulierveld("e-mail", verplicht=False)]
    telefoon: Annotated[str, Formulierveld("telefoon", verplicht=False, lengte=40)]


@dataclass(frozen=True, slots=True)
class Certificaatrij(Registerrij):
    """A mark of quality, until when."""

    BLAD: ClassVar[str] = "certificaten"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("aanbieder", "soort", "nummer", "vanaf")

    aanbieder: Annotated[str, _aanbieder()]
    soort: Annotated[str, Formulierveld("soort", uitleg="HKZ, ISO 9001, SKJ", lengte=60)]
    nummer: Annotated[str, Formulierveld("nummer", verplicht=False, lengte=60)]
    vanaf: Annotated[date, _vanaf("het certificaat")]
    tot: Annotated[date | None, _tot("het certificaat")]


@dataclass(frozen=True, slots=True)
class Onderaannemerrij(Registerrij):
    """Who delivers for an organisation."""

    BLAD: ClassVar[str] = "onderaannemers"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("aanbieder", "naam", "vanaf")

    aanbieder: Annotated[str, _aanbieder()]
    naam: Annotated[str, Formulierveld("naam")]
    kvk: Annotated[str, Formulierveld("kvk", verplicht=False, patroon="[0-9]{8}")]
    wat: Annotated[str, Formulierveld("wat", uitleg="wat hij levert", verplicht=False)]
    vanaf: Annotated[date, _vanaf("de onderaanneming")]
    tot: Annotated[date | None, _tot("de onderaanneming")]


@dataclass(frozen=True, slots=True)
class Indexrij(Registerrij):
    """A percentage that prices follow."""

    BLAD: ClassVar[str] = "indexcijfers"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("reeks", "jaar", "soort")

    reeks: Annotated[str, Formulierveld("reeks", "keuze", keuzes=INDEXREEKSEN)]
    jaar: Annotated[int, Formulierveld("jaar", "getal", "het jaar waarvoor het geldt")]
    soort: Annotated[str, Formulierveld("soort", "keuze", keuzes=INDEXSOORTEN)]
    procent: Annotated[Decimal, Formulierveld("procent", "procent", "zoals 4,25")]
    bron: Annotated[str, Formulierveld("bron", uitleg="het besluit of de raming")]
    status: Annotated[str, _status()]


Rijsoort: TypeAlias = type[Registerrij]

#: Every sheet by its name, in the order of the template: those that must be there first.
BLADEN: Mapping[str, Rijsoort] = MappingProxyType(
    {
        soort.BLAD: soort
        for soort in (
            Aanbiederrij,
            Contractrij,
            Productrij,
            Tariefrij,
            Optierij,
            Voorwaarderij,
            Ruimterij,
            Locatierij,
            Contactrij,
            Certificaatrij,
            Onderaannemerrij,
            Indexrij,
        )
    }
)


def _kolommen(soort: Rijsoort) -> Mapping[str, Formulierveld]:
    return MappingProxyType(
        {
            naam: hint.__metadata__[0]
            for naam, hint in get_type_hints(soort, include_extras=True).items()
            if get_origin(hint) is Annotated
        }
    )


_VELDEN = {blad: _kolommen(soort) for blad, soort in BLADEN.items()}


def velden(soort: Rijsoort) -> Mapping[str, Formulierveld]:
    """The columns of a sheet in order, by the name of the field."""
    return _VELDEN[soort.BLAD]
