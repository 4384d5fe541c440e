# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW325, declaratie-antwoord."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht
from hefboom.ijw.bomen import basis
from hefboom.kernel import Bsn


@final
class RetourCodes(TypedDict):
    RetourCode: Sequence[str]


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
    RetourCodes: RetourCodes


@final
class Prestaties(TypedDict):
    Prestatie: Sequence[Prestatie]


@final
class Client(TypedDict):
    Bsn: Bsn
    Prestaties: Prestaties
    RetourCodes: RetourCodes


@final
class Clienten(TypedDict):
    Client: Sequence[Client]


@final
class DeclaratieAntwoord(TypedDict):
    DeclaratieNummer: str
    TotaalIngediendBedrag: basis.TotaalBedragMetDC
    TotaalToegekendBedrag: basis.TotaalBedragMetDC
    Clienten: NotRequired[Clienten]
    RetourCodes: RetourCodes


@final
class Inhoud(TypedDict):
    DeclaratieAntwoord: NotRequired[DeclaratieAntwoord]


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW325"))
