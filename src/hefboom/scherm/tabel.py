# SPDX-License-Identifier: EUPL-1.2
"""A table as a page shows it, and as a spreadsheet gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from hefboom.scherm.cijfer import Cijfer
from hefboom.stelsel import Status


@dataclass(frozen=True, slots=True)
class Merk:
    """A badge: how something stands, in a word. `soort` is goed, let-op, fout, or plain."""

    tekst: str
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Uitklap:
    """More about a cell, folded away. A point is a word in bold, a sentence, and small print."""

    kop: str
    punten: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell: plain text, a link, a figure or a badge.

    `klein` is small print that belongs to the text (and to its link), `naast` small print after
    it, `titel` a line below it; `code` is shown as code; `uitleg` explains a short text (a rule's
    code) to whoever points at it; `vonk` is a little drawing beside it.
    """

    tekst: str = ""
    adres: str = ""
    cijfer: Cijfer | None = None
    klasse: str = ""
    vonk: str = ""
    titel: str = ""
    klein: str = ""
    naast: str = ""
    code: str = ""
    uitleg: str = ""
    merk: Merk | None = None
    uitklap: Uitklap | None = None


@dataclass(frozen=True, slots=True)
class Kolom:
    """A heading; `getal` aligns right."""

    naam: str
    getal: bool = False
    uitleg: str = ""


@dataclass(frozen=True)
class Tabel:
    """Heading, columns and rows; the first cell of a row names it.

    `leeg` is what stands there when there are no rows, `naam` what the frame around the table is
    called for who cannot see it (by default its heading).
    """

    titel: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[Cel]] = field(default_factory=tuple)
    leeg: str = "Er is hier niets te tonen in deze periode."
    naam: str = ""

    @property
    def koppen(self) -> list[tuple[Kolom, Status | None]]:
        """Each column with the standing that all its figures share, which its heading says once."""
        return list(zip(self.kolommen, self._statussen, strict=True))

    @property
    def met_kolommen(self) -> list[list[tuple[Kolom, Cel]]]:
        """Each cell with its column; a standing that the heading says is not said again."""
        return [
            [
                (kolom, _zonder_status(cel) if status else cel)
                for (kolom, status), cel in zip(self.koppen, rij, strict=True)
            ]
            for rij in self.rijen
        ]

    @cached_property
    def _statussen(self) -> list[Status | None]:
        gezien: list[set[Status | None]] = [set() for _ in self.kolommen]
        for rij in self.rijen:
            for statussen, cel in zip(gezien, rij, strict=True):
                if cel.cijfer is not None and cel.cijfer.precies:
                    statussen.add(cel.cijfer.status)
        return [een.pop() if len(een) == 1 else None for een in gezien]


def _zonder_status(cel: Cel) -> Cel:
    if cel.cijfer is None or cel.cijfer.status is None:
        return cel
    return replace(cel, cijfer=replace(cel.cijfer, status=None))


def kolommen(*namen: str) -> tuple[Kolom, ...]:
    """The first names the row, the rest are numbers."""
    return tuple(Kolom(naam, getal=i > 0) for i, naam in enumerate(namen))
