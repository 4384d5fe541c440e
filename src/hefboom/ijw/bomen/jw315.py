# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW315, verzoek om toewijzing."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis
from hefboom.kernel import Bsn


@final
class AangevraagdProduct(TypedDict):
    ReferentieAanbieder: str
    BeschikkingNummer: NotRequired[int]
    Product: NotRequired[basis.Product]
    BeschikkingIngangsdatum: NotRequired[date]
    ToewijzingIngangsdatum: date
    ToewijzingEinddatum: NotRequired[date]
    Omvang: NotRequired[basis.Omvang]
    Budget: NotRequired[int]
    Verwijzer: basis.Verwijzer
    Raamcontract: NotRequired[str]
    Commentaar: NotRequired[str]


@final
class AangevraagdeProducten(TypedDict):
    AangevraagdProduct: Sequence[AangevraagdProduct]


@final
class Client(TypedDict):
    Bsn: Bsn
    Geboortedatum: basis.Geboortedatum
    Geslacht: str
    Naam: basis.VerkorteNaam
    GezagsdragerBekend: NotRequired[str]
    Commentaar: NotRequired[str]
    AangevraagdeProducten: AangevraagdeProducten


@final
class Inhoud(TypedDict):
    Client: Client


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW315"))
