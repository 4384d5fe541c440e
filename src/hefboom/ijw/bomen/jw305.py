# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW305, start jeugdhulp."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis
from hefboom.kernel import Bsn


@final
class StartProduct(TypedDict):
    ToewijzingNummer: NotRequired[int]
    Product: NotRequired[basis.Product]
    ToewijzingIngangsdatum: NotRequired[date]
    Begindatum: date
    StatusAanlevering: str


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


@final
class Inhoud(TypedDict):
    Client: Client


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW305"))
