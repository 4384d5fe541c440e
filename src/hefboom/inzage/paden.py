# SPDX-License-Identifier: EUPL-1.2
"""Whose is a row? Each model and each table of facts says it once, with a `Pad`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from hefboom.inzage.rechten import Recht

#: As `gemeente` of a path: every municipality may see every row (providers by name, say).
ALLES = "*"


@dataclass(frozen=True, slots=True)
class Pad:
    """The way from a row to the parties it concerns, and the right that opens it.

    Whoever holds `recht` for the region sees every row. Others see a row when one of the ways
    below leads to them; a way that is None leads nowhere.
    """

    recht: Recht
    #: The column (`declaratie__gemeente`) with the CBS code, or `ALLES`.
    gemeente: str | None = None
    #: The column with the AGB code.
    aanbieder: str | None = None
    #: The column with the user whose own row it is, whatever rights that user holds.
    eigen: str | None = None
    #: Relations to rows with a path of their own, either way: seen when one of those rows is.
    door: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eigen:
    """Of the one who made it, and of nobody else, whatever rights someone holds."""

    #: The column with that user.
    gebruiker: str


@dataclass(frozen=True, slots=True)
class Buiten:
    """Not about persons or parties, or read by no screen: the Dutch sentence says why."""

    reden: str


#: What a model says of its rows.
Rijweg: TypeAlias = Pad | Eigen | Buiten
