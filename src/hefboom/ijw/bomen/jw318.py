# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW318, retour verzoek om wijziging."""

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
class OngewijzigdProduct(TypedDict):
    ToewijzingNummer: int
    RetourCodes: RetourCodes


@final
class OngewijzigdeProducten(TypedDict):
    OngewijzigdProduct: Sequence[OngewijzigdProduct]


@final
class TeWijzigenProduct(TypedDict):
    ToewijzingNummer: int
    GewensteIngangsdatum: date
    Einddatum: NotRequired[date]
    Omvang: NotRequired[basis.Omvang]
    Budget: NotRequired[int]
    RetourCodes: RetourCodes


@final
class TeWijzigenProducten(TypedDict):
    TeWijzigenProduct: Sequence[TeWijzigenProduct]


@final
class NieuwProduct(TypedDict):
    Product: NotRequired[basis.Product]
    GewensteIngangsdatum: date
    Einddatum: NotRequired[date]
    Omvang: NotRequired[basis.Omvang]
    Budget: NotRequired[int]
    RetourCodes: RetourCodes


@final
class NieuweProducten(TypedDict):
    NieuwProduct: Sequence[NieuwProduct]


@final
class Verzoek(TypedDict):
    ReferentieAanbieder: str
    RedenVerzoek: str
    OngewijzigdeProducten: NotRequired[OngewijzigdeProducten]
    TeWijzigenProducten: NotRequired[TeWijzigenProducten]
    NieuweProducten: NotRequired[NieuweProducten]
    RetourCodes: RetourCodes


@final
class Client(TypedDict):
    Bsn: Bsn
    Verzoek: Verzoek
    RetourCodes: RetourCodes


@final
class Inhoud(TypedDict):
    Client: NotRequired[Client]


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW318"))
