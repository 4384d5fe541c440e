# SPDX-License-Identifier: EUPL-1.2
"""The sums between the cells of a lattice: what someone with a pencil can lay beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from hefboom.kernel import Period
from hefboom.measures.keuring import Band
from hefboom.measures.rooster import (
    DRIEKWART,
    HALVE,
    HELE_JAREN,
    KRING,
    KWARTALEN,
    MAANDEN,
    REGIO,
    REST,
    Sleutel,
    vakken_van,
)
from hefboom.measures.roostertelling import Roostertelling

#: A whole, its parts, how they hang together.
Roostersom = tuple[Sleutel, list[Sleutel], Band]


class Roostersommen:
    """Lays the sums between these cells, as far as both sides are there."""

    def __init__(self, telling: Roostertelling, cellen: Collection[Sleutel]) -> None:
        self._telling, self._cellen = telling, cellen

    def sommen(self) -> Iterator[Roostersom]:
        """Every sum; those of counts that do not add up left out."""
        for som in (*self._randen(), *self._in_de_tijd(), *self._delen()):
            # Youths that the own circle has too are in no rest, so rests of youths do not add up.
            los = som[0].wie == REST and self._telling.uniek(som[0].telling)
            if self._telling.optelbaar(som[0].telling) and not los:
                yield som
        for som in self._wie():
            if self._telling.optelbaar(som[0].telling):
                yield som

    def _band(self, sleutel: Sleutel) -> Band:
        return Band.OMVAT if self._telling.uniek(sleutel.telling) else Band.SOM

    def _hier(self, *sleutels: Sleutel) -> list[Sleutel]:
        return [sleutel for sleutel in sleutels if sleutel in self._cellen]

    def _randen(self) -> Iterator[Roostersom]:
        """A cell is the sum of the cells of a finer table."""
        delen: dict[tuple[Sleutel, str], list[Sleutel]] = defaultdict(list)
        for sleutel in self._cellen:
            nummer, wie, vak, per, waarden = sleutel
            for i, dimensie in enumerate(per):
                grof = Sleutel(
                    nummer, wie, vak, per[:i] + per[i + 1 :], waarden[:i] + waarden[i + 1 :]
                )
                delen[grof, dimensie].append(sleutel)
        for (grof, _), fijn in delen.items():
            if grof in self._cellen:
                yield grof, fijn, self._band(grof)

    def _in_de_tijd(self) -> Iterator[Roostersom]:
        """A year is its quarters, a quarter its months; a stock is that of the last of them."""
        opdeling = _opdeling(self._telling.grens)
        for sleutel in self._cellen:
            soort = self._telling.tijd(sleutel.telling)
            for stukken in opdeling.get(sleutel.vak, ()):
                deel = stukken[-1:] if soort == "laatste" else stukken
                if delen := self._hier(*(sleutel._replace(vak=v) for v in deel)):
                    yield sleutel, delen, Band.DUURT if soort == "omvat" else Band.SOM

    def _delen(self) -> Iterator[Roostersom]:
        """The part of a share is some of its whole."""
        for deel, heel in self._telling.paren:
            for sleutel in self._cellen:
                geheel = sleutel._replace(telling=heel)
                if sleutel.telling == deel and geheel in self._cellen:
                    yield geheel, [sleutel], Band.DEEL

    def _wie(self) -> Iterator[Roostersom]:
        """The region is the own circle and the rest; a circle the municipalities in it."""
        codes = [c for _, cs in self._telling.publiek.eigen for c in sorted(cs) if len(cs) > 1]
        for sleutel in self._cellen:
            if sleutel.wie == REGIO and self._telling.publiek.eigen:
                delen = self._hier(sleutel._replace(wie=KRING), sleutel._replace(wie=REST))
                band = Band.SOM
            else:
                delen = self._hier(*(sleutel._replace(wie=code) for code in codes))
                band = self._band(sleutel)
            if delen and sleutel.wie in (REGIO, KRING):
                yield sleutel, delen, band


def _opdeling(grens: date) -> dict[Period, list[list[Period]]]:
    """Of each period the shorter ones it is made of, in each way."""
    maanden, kwartalen = vakken_van(MAANDEN, grens), vakken_van(KWARTALEN, grens)
    uit: dict[Period, list[list[Period]]] = {}
    for vak in kwartalen:
        uit[vak] = [[m for m in maanden if vak.contains(m)]]
    for soort in (HALVE, DRIEKWART, HELE_JAREN):
        for vak in vakken_van(soort, grens):
            binnen = [k for k in kwartalen if vak.contains(k)]
            uit[vak] = [binnen]
            eerder = [
                kort
                for korter in (HALVE, DRIEKWART)
                for kort in vakken_van(korter, grens)
                if kort.start == vak.start and kort.known_end < vak.known_end
            ]
            for kort in eerder:
                rest = [k for k in binnen if k.start >= kort.known_end]
                uit[vak].append([kort, *rest])
    return uit
