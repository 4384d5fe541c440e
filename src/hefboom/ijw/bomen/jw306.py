# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW306, retour start."""

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
class StartProduct(TypedDict):
    ToewijzingNummer: NotRequired[int]
    Product: NotRequired[basis.Product]
    ToewijzingIngangsdatum: NotRequired[date]
    Begindatum: date
    StatusAanlevering: str
    RetourCodes: RetourCodes


@final
class StartProducten(TypedDict):
    StartProduct: Sequence[StartProduct]


@final
class Client(TypedDict):
    Bsn: Bsn
    Geboortedatum: basis.Geboortedatum
    Geslacht: str
    Naam: basis.VerkorteNaam
    StartProducten: StartProducten
    RetourCodes: RetourCodes


@final
class Inhoud(TypedDict):
    Client: NotRequired[Client]


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW306"))
