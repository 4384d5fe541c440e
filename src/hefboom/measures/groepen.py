# SPDX-License-Identifier: EUPL-1.2
"""Rows in cells and windows, counted many at once.

A row belongs to one cell and to one unbroken run of windows (months). Counting rows is adding one
where the run begins and taking it off after it ends. Counting different youths first joins the
runs of one youth in one cell that touch; what is left are runs of different youths. So no row is
unfolded into months and nothing is hashed: numbers are packed, sorted and swept once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from hefboom.facts import Getallen
from hefboom.measures.cellen import Plaatsen

Nummers = npt.NDArray[np.integer[Any]]
#: Places for cells and windows that may be held in full, whatever the number of rows.
KLEIN = 1 << 16
#: Above so many places rows are unfolded into windows after all.
GROOT = 1 << 24
BITS = 63


class Groepen:
    """Rows with their cell (of `aantal_cellen`) and run of windows (`van` up to and with `tot`)."""

    def __init__(
        self, cel: Getallen, aantal_cellen: int, van: Nummers, tot: Nummers, vensters: int
    ) -> None:
        self.vensters = vensters
        self._gegeven = (cel, aantal_cellen, van, tot)
        self._van, self._tot = van, tot
        self._rij: Plaatsen | None = None  # of unfolded rows: which row it was
        self._echt: Getallen | None = None  # of squeezed cells: which cell, or place, it was
        self._plaats_echt = False
        self.plat = vensters == 1 or tot is van or bool(np.array_equal(van, tot))
        if aantal_cellen * vensters > max(KLEIN, 8 * len(cel)):
            self._echt, cel = np.unique(cel, return_inverse=True)
            aantal_cellen = len(self._echt)
        self.cel, self.aantal_cellen = cel.astype(np.int64, copy=False), aantal_cellen
        if aantal_cellen * (vensters + 1) > max(GROOT, KLEIN):
            self._vouw_uit()
            self._knijp()

    @classmethod
    def fijner(cls, grof: Groepen, nummers: Nummers, aantal: int) -> Groepen:
        """The same rows with each cell split by a number below `aantal`."""
        cel, cellen, van, tot = grof._gegeven
        return cls(cel * aantal + nummers, cellen * aantal, van, tot, grof.vensters)

    # ── shape ─────────────────────────────────────────────────────────────────────────────────

    def _vouw_uit(self) -> None:
        """One row for each window."""
        if self.plat:
            return
        keer = (self._tot - self._van + 1).astype(np.int64)
        rij = np.repeat(np.arange(len(keer)), keer)
        eerste = np.cumsum(keer) - keer
        self._rij = rij
        self._van = self._van[rij] + (np.arange(len(rij)) - eerste[rij])
        self.cel, self.plat = self.cel[rij], True

    def _knijp(self) -> None:
        """Number only the places that occur."""
        echt = self._volledig(self.cel * self.vensters + self._van)
        self._echt, self.cel = np.unique(echt, return_inverse=True)
        self._plaats_echt, self.aantal_cellen = True, len(self._echt)

    def uitgevouwen(self) -> Groepen:
        """The same rows, one for each window they lie in."""
        if self.plat:
            return self
        uit = object.__new__(Groepen)
        uit.__dict__ |= self.__dict__
        uit._vouw_uit()
        return uit

    def rijen(self, kolom: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """A column, one value for each row that is counted."""
        return kolom if self._rij is None else kolom[self._rij]

    @property
    def venster(self) -> Nummers:
        """Of unfolded rows: the window each lies in."""
        return self._van

    @property
    def plaats(self) -> Getallen:
        """Of unfolded rows: cell and window in one number."""
        if self._plaats_echt or self.vensters == 1:
            return self.cel
        return self.cel * self.vensters + self._van

    @property
    def plaatsen(self) -> int:
        """How many places there are."""
        return self.aantal_cellen * (1 if self._plaats_echt else self.vensters)

    def echt(self, plaatsen: Plaatsen) -> Getallen:
        """Places as `cell × windows + window`, of the cells as they were given."""
        return self._volledig(np.asarray(plaatsen, np.int64))

    def _volledig(self, plaatsen: Getallen) -> Getallen:
        if self._echt is None:
            return plaatsen
        if self._plaats_echt:
            return self._echt[plaatsen]
        cel, venster = np.divmod(plaatsen, self.vensters)
        return self._echt[cel] * self.vensters + venster

    # ── counting; each answer has one number for every place ──────────────────────────────────

    def aantal(self) -> Getallen:
        """How many rows."""
        if self.plat:
            return np.bincount(self.plaats, minlength=self.plaatsen)
        return self._geveegd(self.cel, self._van, self._tot)

    def som(self, waarden: Getallen) -> Getallen:
        """A column added up, in whole numbers."""
        if self.plat:
            uit = np.zeros(self.plaatsen, np.int64)
            np.add.at(uit, self.plaats, self.rijen(waarden))
            return uit
        breed = self.vensters + 1
        stappen = np.zeros(self.aantal_cellen * breed, np.int64)
        np.add.at(stappen, self.cel * breed + self._van, waarden)
        np.subtract.at(stappen, self.cel * breed + self._tot + 1, waarden)
        return stappen.reshape(-1, breed).cumsum(axis=1)[:, :-1].ravel()

    def verschillend(self, nummers: Nummers, aantal: int) -> Getallen:
        """How many different ones of `aantal` numbers; negative ones do not count."""
        nummers = self.rijen(nummers)
        bekend = None if not len(nummers) or nummers.min() >= 0 else np.flatnonzero(nummers >= 0)
        if self.plat:
            return self._verschillend_plat(nummers, aantal, bekend)
        cel, van, tot = self.cel, self._van, self._tot
        if bekend is not None:
            nummers, cel, van, tot = nummers[bekend], cel[bekend], van[bekend], tot[bekend]
        return self._geveegd(*self._samengevoegd(nummers, aantal, cel, van, tot))

    def _verschillend_plat(
        self, nummers: Nummers, aantal: int, bekend: Plaatsen | None
    ) -> Getallen:
        plaats = self.plaats
        if bekend is not None:
            nummers, plaats = nummers[bekend], plaats[bekend]
        paar = plaats * max(aantal, 1) + nummers
        if self.plaatsen * aantal <= max(KLEIN, 8 * len(paar)):
            gezien = np.zeros((self.plaatsen, aantal), np.bool_)
            gezien.ravel()[paar] = True
            uit: Getallen = gezien.sum(axis=1, dtype=np.int64)
            return uit
        paar.sort()
        nieuw = np.empty(len(paar), np.bool_)
        nieuw[:1] = True
        np.not_equal(paar[1:], paar[:-1], out=nieuw[1:])
        return np.bincount(paar[nieuw] // aantal, minlength=self.plaatsen)

    def _samengevoegd(
        self, nummers: Nummers, aantal: int, cel: Getallen, van: Nummers, tot: Nummers
    ) -> tuple[Getallen, Getallen, Getallen]:
        """Cell and run of windows of each number, runs that touch made one."""
        groep, terug = nummers * np.int64(self.aantal_cellen) + cel, None
        breed = self.vensters.bit_length()
        if (aantal * self.aantal_cellen).bit_length() + 2 * breed > BITS:
            terug, groep = np.unique(groep, return_inverse=True)
        # Group, first window and length in one number, so that one sort puts all in order.
        pak = ((groep << breed | van) << breed) | (tot - van)
        pak.sort()
        begin = pak >> breed  # group and first window: the next group's begin lies beyond
        eind = begin + (pak & (1 << breed) - 1)
        nieuw = np.empty(len(pak), np.bool_)
        nieuw[:1] = True
        tot_nu_toe = np.maximum.accumulate(eind)
        np.greater(begin[1:], tot_nu_toe[:-1], out=nieuw[1:])
        waar = np.flatnonzero(nieuw)
        einden = tot_nu_toe[np.append(waar[1:], len(pak)) - 1] if len(pak) else tot_nu_toe
        begin = begin[waar]
        eerste = begin & (1 << breed) - 1
        groep = begin >> breed
        if terug is not None:
            groep = terug[groep]
        return groep % self.aantal_cellen, eerste, eerste + (einden - begin)

    def _geveegd(self, cel: Getallen, van: Nummers, tot: Nummers) -> Getallen:
        """For each cell and window how many runs lie over it."""
        breed = self.vensters + 1
        vorm = (self.aantal_cellen, breed)
        stappen = np.bincount(cel * breed + van, minlength=vorm[0] * breed)
        stappen -= np.bincount(cel * breed + tot + 1, minlength=vorm[0] * breed)
        return stappen.reshape(vorm).cumsum(axis=1)[:, :-1].ravel()


def kleinste_aantal(plaats: Getallen, waarde: Getallen, deel: int, plaatsen: int) -> Getallen:
    """For each place the smallest number of values that together make up `deel` percent of all.

    Values of nought or less take no part.
    """
    uit = np.zeros(plaatsen, np.int64)
    mee = waarde > 0
    plaats, waarde = plaats[mee], waarde[mee]
    if not len(plaats):
        return uit
    orde = np.lexsort((-waarde, plaats))
    plaats, waarde = plaats[orde], waarde[orde]
    begin = np.flatnonzero(np.append(True, plaats[1:] != plaats[:-1]))
    lengte = np.diff(np.append(begin, len(plaats)))
    samen = np.cumsum(waarde)
    ervoor = np.repeat(samen[begin] - waarde[begin], lengte)
    heel = np.repeat(np.add.reduceat(waarde, begin), lengte)
    te_weinig = (samen - ervoor) * 100 < heel * deel
    uit[plaats[begin]] = np.add.reduceat(te_weinig.astype(np.int64), begin) + 1
    return uit
