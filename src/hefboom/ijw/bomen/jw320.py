# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW320, retour antwoord op verzoek."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht


@final
class RetourCodes(TypedDict):
    RetourCode: Sequence[str]


@final
class Woonplaatsbeginsel(TypedDict):
    Gemeente: str
    RetourCodes: RetourCodes


@final
class Antwoord(TypedDict):
    ReferentieAanbieder: str
    VerzoekAntwoord: str
    RedenAfwijzingVerzoek: NotRequired[str]
    Woonplaatsbeginsel: NotRequired[Woonplaatsbeginsel]
    RetourCodes: RetourCodes


@final
class Inhoud(TypedDict):
    Antwoord: NotRequired[Antwoord]


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW320"))
