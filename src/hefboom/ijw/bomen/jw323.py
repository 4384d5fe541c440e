# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW323, declaratie."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis
from hefboom.kernel import Bsn


@final
class Prestatie(TypedDict):
    ProductReferentie: basis.Referentie
    ToewijzingNummer: int
    ProductCategorie: str
    ProductCode: str
    ProductPeriode: basis.GeslotenPeriode
    GeleverdVolume: int
    Eenheid: str
    ProductTarief: NotRequired[int]
    IngediendBedrag: basis.BedragMetDC


@final
class Prestaties(TypedDict):
    Prestatie: Sequence[Prestatie]


@final
class Client(TypedDict):
    Bsn: Bsn
    Prestaties: Prestaties


@final
class Clienten(TypedDict):
    Client: Sequence[Client]


@final
class Declaratie(TypedDict):
    DeclaratieNummer: str
    DeclaratiePeriode: basis.GeslotenPeriode
    DeclaratieDagtekening: date
    TotaalIngediendBedrag: basis.TotaalBedragMetDC
    Clienten: Clienten


@final
class Inhoud(TypedDict):
    Declaratie: Declaratie


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW323"))
