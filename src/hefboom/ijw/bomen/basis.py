# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""The classes that all messages of iJw share."""

from datetime import date
from typing import NotRequired, TypedDict, final


@final
class Geboortedatum(TypedDict):
    Datum: date
    DatumGebruik: NotRequired[str]


@final
class Achternaam(TypedDict):
    Achternaam: str
    Voorvoegsel: NotRequired[str]


@final
class VolledigeNaam(TypedDict):
    Geslachtsnaam: Achternaam
    Partnernaam: NotRequired[Achternaam]
    Voornamen: NotRequired[str]
    Voorletters: NotRequired[str]
    NaamGebruik: str


@final
class Communicatie(TypedDict):
    Vorm: str
    Taal: NotRequired[str]


@final
class Huis(TypedDict):
    Huisnummer: int
    Huisletter: NotRequired[str]
    HuisnummerToevoeging: NotRequired[str]
    AanduidingWoonadres: NotRequired[str]


@final
class Adres(TypedDict):
    Huis: NotRequired[Huis]
    Postcode: NotRequired[str]
    Straatnaam: NotRequired[str]
    Plaatsnaam: NotRequired[str]
    LandCode: NotRequired[str]


@final
class Telefoon(TypedDict):
    Telefoonnummer: str
    Landnummer: str


@final
class Telefoonnummers(TypedDict):
    Telefoon01: Telefoon
    Telefoon02: NotRequired[Telefoon]


@final
class OpenPeriode(TypedDict):
    Begindatum: NotRequired[date]
    Einddatum: NotRequired[date]


@final
class Product(TypedDict):
    Categorie: str
    Code: NotRequired[str]


@final
class Omvang(TypedDict):
    Volume: int
    Eenheid: str
    Frequentie: str


@final
class BerichtIdentificatie(TypedDict):
    Identificatie: str
    Dagtekening: date


@final
class XsdVersie(TypedDict):
    BasisschemaXsdVersie: str
    BerichtXsdVersie: str


@final
class VerkorteNaam(TypedDict):
    Geslachtsnaam: Achternaam
    Voornamen: NotRequired[str]
    Voorletters: NotRequired[str]


@final
class Verwijzer(TypedDict):
    Type: str
    Naam: NotRequired[str]
    ZorgverlenerCode: NotRequired[str]


@final
class GeslotenPeriode(TypedDict):
    Begindatum: date
    Einddatum: date


@final
class TotaalBedragMetDC(TypedDict):
    TotaalBedrag: int
    DebetCredit: str


@final
class Referentie(TypedDict):
    ReferentieNummer: str
    VorigReferentieNummer: NotRequired[str]


@final
class BedragMetDC(TypedDict):
    Bedrag: int
    DebetCredit: str
