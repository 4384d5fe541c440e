# SPDX-License-Identifier: EUPL-1.2
"""A table as a page shows it, and as a spreadsheet gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hefboom.scherm.cijfer import Cijfer


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell: plain text, a link, or a figure. `vonk` is a little drawing beside it."""

    tekst: str = ""
    adres: str = ""
    cijfer: Cijfer | None = None
    klasse: str = ""
    vonk: str = ""
    titel: str = ""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading; `getal` aligns right."""

    naam: str
    getal: bool = False
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """Heading, columns and rows; the first cell of a row names it."""

    titel: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[Cel]] = field(default_factory=tuple)
    leeg: str = "Er is hier niets te tonen in deze periode."

    @property
    def met_kolommen(self) -> list[list[tuple[Kolom, Cel]]]:
        """Each cell with its column."""
        return [list(zip(self.kolommen, rij, strict=True)) for rij in self.rijen]


def kolommen(*namen: str) -> tuple[Kolom, ...]:
    """The first names the row, the rest are numbers."""
    return tuple(Kolom(naam, getal=i > 0) for i, naam in enumerate(namen))
