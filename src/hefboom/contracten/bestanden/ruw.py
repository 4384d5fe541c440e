# SPDX-License-Identifier: EUPL-1.2
"""What stands in a spreadsheet before anybody says what it means."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Formule:
    """A cell that is reckoned: what it gives is not in the file for certain."""

    tekst: str


Ruwecel: TypeAlias = "str | int | float | Decimal | bool | date | datetime | Formule | None"


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """Cells made one: the first stands in this row and column (both from 1)."""

    rij: int
    kolom: int
    waar: str


@dataclass(frozen=True, slots=True)
class Ruwblad:
    """One sheet: its rows with the number the spreadsheet gives them, those without cells left out.

    `tekst`: every cell is text, as in a CSV, so a date or amount may be written as one.
    """

    naam: str
    rijen: tuple[tuple[int, tuple[Ruwecel, ...]], ...]
    samengevoegd: tuple[Samengevoegd, ...] = field(default=())
    tekst: bool = False


def zonder_breuk(getal: float | Decimal) -> int | float | Decimal:
    """A number without a fraction as a whole one; any other, or too large to be one, as it is."""
    heel = math.isfinite(getal) and -(10**15) < getal < 10**15 and getal == int(getal)
    return int(getal) if heel else getal
