# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW308, retour stop."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis
from hefboom.kernel import Bsn


@final
class RetourCodes(TypedDict):
    RetourCode: Sequence[str]


@final
class StopProduct(TypedDict):
    ToewijzingNummer: NotRequired[int]
    Product: NotRequired[basis.Product]
    ToewijzingIngangsdatum: NotRequired[date]
    Begindatum: date
    RedenBeeindiging: str
    Einddatum: date
    StatusAanlevering: str
    RetourCodes: RetourCodes


@final
class StopProducten(TypedDict):
    StopProduct: Sequence[StopProduct]


@final
class Client(TypedDict):
    Bsn: Bsn
    Geboortedatum: basis.Geboortedatum
    Geslacht: str
    Naam: basis.VerkorteNaam
    StopProducten: StopProducten
    RetourCodes: RetourCodes


@final
class Inhoud(TypedDict):
    Client: NotRequired[Client]


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW308"))
