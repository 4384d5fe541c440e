# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""JW319, antwoord op verzoek."""

from typing import NotRequired, TypedDict, cast, final

from hefboom.ijw.bericht import Bericht


@final
class Woonplaatsbeginsel(TypedDict):
    Gemeente: str


@final
class Antwoord(TypedDict):
    ReferentieAanbieder: str
    VerzoekAntwoord: str
    RedenAfwijzingVerzoek: NotRequired[str]
    Woonplaatsbeginsel: NotRequired[Woonplaatsbeginsel]


@final
class Inhoud(TypedDict):
    Antwoord: Antwoord


def inhoud(bericht: Bericht) -> Inhoud:
    """The tree below the root. Raises `ValueError` for another message."""
    return cast("Inhoud", bericht.boom("JW319"))
