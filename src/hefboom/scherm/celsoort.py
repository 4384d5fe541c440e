# SPDX-License-Identifier: EUPL-1.2
"""What kind of value stands in a cell: how it sorts, is filtered, and goes into a spreadsheet."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from hefboom.kernel import Period

#: EURO is whole cents, PROCENT a share of one, MAAND the first day of a month. None: no value.
Celwaarde: TypeAlias = int | float | Decimal | date | Period | str | None
Sorteersleutel: TypeAlias = tuple[object, ...]


class Celsoort(StrEnum):
    """The kinds. GEMENGD: each cell says its own; BEELD: a little drawing, nothing to reckon."""

    TEKST = "tekst"
    EURO = "euro"
    PROCENT = "procent"
    AANTAL = "aantal"
    DATUM = "datum"
    MAAND = "maand"
    PERIODE = "periode"
    GEMENGD = "gemengd"
    BEELD = "beeld"

    @property
    def is_getal(self) -> bool:
        """Is it a number, that stands to the right?"""
        return self in _GETALLEN

    @property
    def is_tijd(self) -> bool:
        """Does it stand on a calendar?"""
        return self in _TIJDEN


_GETALLEN = frozenset({Celsoort.EURO, Celsoort.PROCENT, Celsoort.AANTAL})
_TIJDEN = frozenset({Celsoort.DATUM, Celsoort.MAAND, Celsoort.PERIODE})


def sorteersleutel(waarde: Celwaarde) -> Sorteersleutel:
    """A value as one sorts it: text by its words, numbers in it as numbers ("2 Wonen" first)."""
    if isinstance(waarde, str):
        delen = re.split(r"([0-9]+)", waarde.casefold())
        return tuple((0, int(d)) if d.isdecimal() and d.isascii() else (1, d) for d in delen if d)
    if isinstance(waarde, Period):
        return (waarde.start, waarde.end or date.max)
    if isinstance(waarde, datetime):
        return (waarde.date(), waarde.time())
    return (waarde,)


def vergelijkbaar(waarde: Celwaarde) -> int | float | Decimal | date | None:
    """What a "from … up to" is held against; None for what has no size."""
    if isinstance(waarde, Period):
        return waarde.start
    if isinstance(waarde, datetime):
        return waarde.date()
    return None if isinstance(waarde, str) else waarde
