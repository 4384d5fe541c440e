# SPDX-License-Identifier: EUPL-1.2
"""A column of a table: its heading, and what one may do with what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hefboom.scherm.celsoort import Celsoort, Celwaarde


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading, and what stands below it.

    `getal` aligns right (a kind that is a number does so by itself). `soort` may be left out where
    the cells say it. `code` names the column in an address. What is only there to click on does
    not go out (`gaat_mee`), and what says who was looked for is not kept (`bewaart`). In a table
    from the database `veld` is what it is sorted and searched by (a field, or an expression), and
    `keuzes` what one may choose of it: value with name; in one from Python's own rows
    `sleutel` gives the value of a row.
    """

    naam: str
    getal: bool = False
    uitleg: str = ""
    soort: Celsoort | None = None
    code: str = ""
    sorteert: bool = True
    zeeft: bool = True
    gaat_mee: bool = True
    bewaart: bool = True
    veld: Any = None
    keuzes: Mapping[str, str] | None = None
    sleutel: Callable[[Any], Celwaarde] | None = None

    @property
    def adresnaam(self) -> str:
        """How an address calls it."""
        return self.code or naar_code(self.naam)

    @property
    def aard(self) -> Celsoort:
        """Its kind; text when nothing else is known."""
        return self.soort or Celsoort.TEKST

    @property
    def rechts(self) -> bool:
        """Does it stand to the right?"""
        return self.getal or self.aard.is_getal


def kolommen(*namen: str) -> tuple[Kolom, ...]:
    """The first names the row, the rest are numbers."""
    return tuple(Kolom(naam, getal=i > 0) for i, naam in enumerate(namen))


def naar_code(tekst: str) -> str:
    """A name as it may stand in an address or the name of a file."""
    kaal = tekst.casefold().replace("ë", "e").replace("é", "e").replace("€", "euro")
    return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")
