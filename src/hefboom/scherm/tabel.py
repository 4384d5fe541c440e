# SPDX-License-Identifier: EUPL-1.2
"""A table as a page declares it, once: on screen it sorts, filters and pages, and it can be taken
out as a spreadsheet (`tabelblik`, `uitvoer`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from hefboom.scherm.cel import Cel, Celrij
from hefboom.scherm.celsoort import Celsoort
from hefboom.scherm.kolom import Kolom
from hefboom.scherm.rijenbron import Rijenbron, Rijlijst

#: Rows on one page of a table, unless it says otherwise.
PER_PAGINA = 50


@dataclass(frozen=True)
class Tabel:
    """Heading, columns and rows; the first cell of a row names it.

    `leeg` is what stands there when there are no rows, `naam` what the frame around the table is
    called for who cannot see it (by default its heading). `code` names it in an address; a page
    with one list may leave it out. `rijen` are cells, or a `Rijenbron` that makes them when a page
    of them is asked for. `kaarten`: on a phone each row is a card (a working list), else the first
    column stays in sight. `personen`: its rows are about persons, so taking them out is logged.
    `toelichting` is what a spreadsheet of it must say besides, in pairs; `waarover` whose it is,
    for its name; `bestand` what it is, where its heading does not say.
    """

    titel: str
    kolommen: Sequence[Kolom]
    rijen: Sequence[Celrij] | Rijenbron = field(default_factory=tuple)
    leeg: str = "Er is hier niets te tonen in deze periode."
    naam: str = ""
    code: str = ""
    kaarten: bool = False
    personen: bool = False
    per_pagina: int = PER_PAGINA
    toelichting: Sequence[tuple[str, str]] = ()
    waarover: str = ""
    bestand: str = ""

    @cached_property
    def bron(self) -> Rijenbron:
        """The rows as something that can be sorted, searched and cut."""
        return self.rijen if isinstance(self.rijen, Rijenbron) else Rijlijst(self.rijen)

    @cached_property
    def bepaald(self) -> tuple[Kolom, ...]:
        """The columns, each with its kind: as said, else as its cells have it."""
        if isinstance(self.rijen, Rijenbron):
            return tuple(
                kolom if kolom.soort else replace(kolom, soort=Celsoort.TEKST)
                for kolom in self.kolommen
            )
        return tuple(
            kolom if kolom.soort else replace(kolom, soort=_soort_van(self.rijen, i))
            for i, kolom in enumerate(self.kolommen)
        )

    @property
    def met_kolommen(self) -> list[list[tuple[Kolom, Cel]]]:
        """Each cell with its column, of every row."""
        rijen = self.bron.kies((), None, ()).deel(0, None)
        return [list(zip(self.kolommen, rij, strict=True)) for rij in rijen]


def _soort_van(rijen: Sequence[Celrij], nummer: int) -> Celsoort:
    """What the cells of a column hold: one kind, or of more than one mixed."""
    soorten = {soort for rij in rijen if (soort := rij[nummer].aard) is not None}
    if len(soorten) > 1:
        soorten.discard(Celsoort.TEKST)  # "geen budget" among amounts
    if len(soorten) > 1:
        return Celsoort.GEMENGD
    return soorten.pop() if soorten else Celsoort.TEKST
