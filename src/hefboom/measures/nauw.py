# SPDX-License-Identifier: EUPL-1.2
"""Between which bounds does a hidden count lie, once one knows all that is shown?

Each sum between cells bounds each of its members by what the others can be at most and at least;
what that narrows, narrows others in turn, until nothing does. A cell that comes out too narrow
was given away by sums that cross, though each alone keeps enough unknown. Pure, and quick (some
hundredths of a second): not as sharp as a linear program, which the attack in the suite is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Uitersten = npt.NDArray[np.float64]
#: Unbounded, and from where on a bound made with it says nothing.
OPEN, ZEGT_NIETS = 1e15, 1e14
RONDES = 50
SPELING = 1e-6


class Verband(NamedTuple):
    """A whole and its parts, as places in the list of cells.

    `som`: the whole is their sum. Else it is at most that, and at least each of them: youths who
    can be in two parts, or help that runs from one period into the next.
    """

    heel: int
    delen: tuple[int, ...]
    som: bool = True


class _Rij(NamedTuple):
    """Cells so many times: together nought (`som`), or at most nought."""

    cellen: tuple[int, ...]
    maal: tuple[int, ...]
    som: bool


class Lek(NamedTuple):
    """A cell that lies between too narrow bounds, and the shown cells that make it so."""

    cel: int
    door: frozenset[int]


class Nauwte:
    """Cells with what they hold and how they hang together; asked again while more is hidden."""

    def __init__(self, waarde: Sequence[int], verbanden: Iterable[Verband]) -> None:
        self._waarde = np.array(waarde, np.float64)
        self._rijen: list[_Rij] = []
        for heel, delen, som in verbanden:
            self._rijen.append(_Rij((heel, *delen), (1, *[-1] * len(delen)), som))
            if not som:
                self._rijen += [_Rij((deel, heel), (1, -1), False) for deel in delen]
        self._aantal = len(waarde)
        self.leg_klaar()

    def leg_klaar(self) -> None:
        """Take in the groups and sums that came since."""
        lengte = [len(rij.cellen) for rij in self._rijen]
        self._begin = np.append(0, np.cumsum(lengte)).astype(np.int64)
        self._rij = np.repeat(np.arange(len(lengte)), lengte)
        self._cel = np.array([c for rij in self._rijen for c in rij.cellen], np.int64)
        self._maal = np.array([m for rij in self._rijen for m in rij.maal], np.float64)
        self._gelijk = np.array([rij.som for rij in self._rijen], np.bool_)[self._rij]
        self._volgorde = np.argsort(self._cel, kind="stable")
        self._wie, self._eerste = np.unique(self._cel[self._volgorde], return_index=True)
        self._plek = np.searchsorted(self._cel[self._volgorde], np.arange(self._aantal + 1))

    def groep(self, heel: int, erin: Sequence[int], erbuiten: Sequence[int]) -> int:
        """Some parts of a whole, taken as one cell that nobody is shown; its place in the list.

        What a quarter holds of three hidden kinds together bounds those three of each month.
        """
        nummer = self._aantal
        self._aantal += 1
        self.som(nummer, erin)
        self.som(heel, (nummer, *erbuiten))
        return nummer

    def som(self, heel: int, delen: Sequence[int]) -> None:
        """One more sum, between groups."""
        self._rijen.append(_Rij((heel, *delen), (1, *[-1] * len(delen)), True))

    def grenzen(self, verborgen: Sequence[bool]) -> tuple[Uitersten, Uitersten]:
        """The least and the most each cell can hold."""
        weg = np.array(verborgen, np.bool_)
        erbij = self._aantal - len(weg)
        minst = np.where(self._waarde < 0, -OPEN, 0.0)  # a credit: nobody knows how large at most
        laag = np.append(np.where(weg, minst, self._waarde), [0.0] * erbij)
        hoog = np.append(np.where(weg, OPEN, self._waarde), [OPEN] * erbij)
        for _ in range(RONDES if len(self._wie) else 0):
            onder, boven = self._uit_de_sommen(laag, hoog)
            meest = np.maximum.reduceat(onder[self._volgorde], self._eerste)
            minst = np.minimum.reduceat(boven[self._volgorde], self._eerste)
            if (meest <= laag[self._wie]).all() and (minst >= hoog[self._wie]).all():
                break
            laag[self._wie] = np.maximum(laag[self._wie], meest)
            hoog[self._wie] = np.minimum(hoog[self._wie], minst)
        return laag, hoog

    def _uit_de_sommen(self, laag: Uitersten, hoog: Uitersten) -> tuple[Uitersten, Uitersten]:
        """For each member of each sum the bounds that follow from the others."""
        maal = self._maal
        plus = maal > 0
        minst = maal * np.where(plus, laag[self._cel], hoog[self._cel])
        meest = maal * np.where(plus, hoog[self._cel], laag[self._cel])
        aantal = len(self._begin) - 1
        anders_minst = np.bincount(self._rij, minst, aantal)[self._rij] - minst
        anders_meest = np.bincount(self._rij, meest, aantal)[self._rij] - meest
        # What is left of an unbounded one after taking it off again is noise, and says nothing.
        eerst = np.where(
            anders_minst < -ZEGT_NIETS, np.where(plus, OPEN, -OPEN), -anders_minst / maal
        )
        zegt = self._gelijk & (anders_meest < ZEGT_NIETS)
        laatst = np.where(zegt, -anders_meest / maal, np.where(plus, -OPEN, OPEN))
        return np.where(plus, laatst, eerst), np.where(plus, eerst, laatst)

    def lekken(
        self,
        verborgen: Sequence[bool],
        eisen: Mapping[int, tuple[float, float]],
        kan: Sequence[bool],
    ) -> list[Lek]:
        """The cells whose bounds do not reach from the one number to the other.

        `kan`: which cells can be hidden against it; the nearest ones make up `door`.
        """
        laag, hoog = self.grenzen(verborgen)
        verborgen = [*verborgen, *[True] * (self._aantal - len(verborgen))]
        uit = []
        onder = boven = None
        for cel, (minst, meest) in eisen.items():
            te_hoog, te_laag = laag[cel] > minst + SPELING, hoog[cel] < meest - SPELING
            if not (te_hoog or te_laag):
                continue
            if onder is None or boven is None:
                onder, boven = self._uit_de_sommen(laag, hoog)
            door: set[int] = set()
            gezien: set[tuple[int, bool]] = set()
            rand = [(cel, True)] * bool(te_hoog) + [(cel, False)] * bool(te_laag)
            while rand and not door:
                rand = [
                    verder
                    for wie in rand
                    if wie not in gezien and not gezien.add(wie)  # type: ignore[func-returns-value]
                    for verder in self._reden(
                        *wie, verborgen, (laag, hoog), (onder, boven), kan, door
                    )
                ]
            uit.append(Lek(cel, frozenset(door or self._naaste(cel, verborgen, kan))))
        return uit

    def _naaste(self, cel: int, verborgen: Sequence[bool], kan: Sequence[bool]) -> set[int]:
        """The shown cells nearest by, through any sum: hiding one can only widen the bounds."""
        gezien, rand = {cel}, [cel]
        while rand:
            buren = {buur for een in rand for buur in self._buren(een)} - gezien
            if door := {buur for buur in buren if not verborgen[buur] and kan[buur]}:
                return door
            gezien |= buren
            rand = [buur for buur in sorted(buren) if verborgen[buur]]
        return set()

    def _buren(self, cel: int) -> set[int]:
        """The cells that stand in one sum with this one."""
        uit: set[int] = set()
        for lid in self._volgorde[self._plek[cel] : self._plek[cel + 1]].tolist():
            rij = self._rij[lid]
            uit.update(self._cel[self._begin[rij] : self._begin[rij + 1]].tolist())
        return uit

    def _reden(
        self,
        cel: int,
        laagste: bool,
        verborgen: Sequence[bool],
        grenzen: tuple[Uitersten, Uitersten],
        uit_som: tuple[Uitersten, Uitersten],
        kan: Sequence[bool],
        door: set[int],
    ) -> list[tuple[int, bool]]:
        """The shown cells of the sums that make this bound, and the bounds of hidden ones in it."""
        grens, hier = grenzen[not laagste][cel], uit_som[not laagste]
        leden = self._volgorde[self._plek[cel] : self._plek[cel + 1]]
        verder = []
        for lid in leden[np.abs(hier[leden] - grens) <= SPELING].tolist():
            rij = self._rij[lid]
            for ander in range(self._begin[rij], self._begin[rij + 1]):
                buur = int(self._cel[ander])
                if buur == cel:
                    continue
                if not verborgen[buur]:
                    if kan[buur]:
                        door.add(buur)
                    continue
                # The bound of a part from below comes from the whole's from below, and the others'
                # from above; the bound from above the other way round.
                zelfde_kant = self._maal[ander] * self._maal[lid] < 0
                verder.append((buur, laagste if zelfde_kant else not laagste))
        return verder
