# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW301, toewijzing."""

from collections.abc import Sequence
from datetime import date, time
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis
from hefboom.kernel import Bsn


@final
class Contact(TypedDict):
    Soort: str
    Adres: NotRequired[basis.Adres]
    Organisatie: NotRequired[str]
    Telefoon: NotRequired[basis.Telefoonnummers]
    Emailadres: NotRequired[str]
    Periode: NotRequired[basis.OpenPeriode]


@final
class Relatie(TypedDict):
    Nummer: str
    Volgorde: NotRequired[int]
    Soort: str
    Geboortedatum: NotRequired[basis.Geboortedatum]
    Geslacht: NotRequired[str]
    Naam: basis.VolledigeNaam
    Contact: Contact


@final
class Relaties(TypedDict):
    Relatie: Sequence[Relatie]


@final
class Contactgegevens(TypedDict):
    Contact: Sequence[Contact]


@final
class ToegewezenProduct(TypedDict):
    ToewijzingNummer: int
    ReferentieAanbieder: NotRequired[str]
    Product: NotRequired[basis.Product]
    Toewijzingsdatum: date
    Toewijzingstijd: time
    Ingangsdatum: date
    Einddatum: NotRequired[date]
    RedenWijziging: NotRequired[str]
    Omvang: NotRequired[basis.Omvang]
    Budget: NotRequired[int]
    Commentaar: NotRequired[str]


@final
class ToegewezenProducten(TypedDict):
    ToegewezenProduct: Sequence[ToegewezenProduct]


@final
class Client(TypedDict):
    Bsn: Bsn
    Geboortedatum: basis.Geboortedatum
    Geslacht: str
    Naam: basis.VolledigeNaam
    Communicatie: NotRequired[basis.Communicatie]
    JuridischeStatus: NotRequired[str]
    WettelijkeVertegenwoordiging: NotRequired[str]
    Commentaar: NotRequired[str]
    Relaties: NotRequired[Relaties]
    Contactgegevens: Contactgegevens
    ToegewezenProducten: ToegewezenProducten


@final
class Inhoud(TypedDict):
    Client: Client


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW301"))
