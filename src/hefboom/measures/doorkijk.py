# SPDX-License-Identifier: EUPL-1.2
"""From the cells of an answer to those of the lattice: which of them this reader may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hefboom.facts import Momentopname, Vlaggen
from hefboom.kernel import Period
from hefboom.measures.bereik import Bereik
from hefboom.measures.cellen import GEEN, Paren
from hefboom.measures.familie import deel_en_heel
from hefboom.measures.greep import MAAND
from hefboom.measures.maat import Maat, Telling
from hefboom.measures.onderdrukken import MINSTENS_NOEMER
from hefboom.measures.rooster import (
    GEMEENTE,
    KRING,
    REGIO,
    Publiek,
    kolom,
)
from hefboom.measures.roosterkast import rooster_van
from hefboom.measures.uitkomst import Indelingswijze
from hefboom.measures.verborgen import Sleutel

Celplaats = tuple[str, Period, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Doorkijk:
    """One question of one reader, laid over the lattice."""

    opname: Momentopname
    publiek: Publiek
    bereik: Bereik
    periode: Period
    indeling: Indelingswijze

    def zichtbaar(
        self, maat: Maat, cellen: Paren, per: tuple[str, ...], waar: Mapping[str, str]
    ) -> Vlaggen:
        """Which cells may be shown: every count in them must be, and the rest of a share too."""
        plekken = list(self._plekken(cellen, per, waar))
        zien = np.ones(len(cellen), np.bool_)
        for telling in (*maat.tellers, maat.noemer, *maat.zoals):
            if telling is not None and telling.over_personen:
                zien &= self._telling(telling, plekken)
        if maat.noemer is None or cellen.noemer is None:
            return zien
        if maat.deel_van:
            zien &= self._rest(maat, maat.noemer, plekken)
        noemer = cellen.noemer
        omvang = np.where(noemer.personen == GEEN, noemer.waarde, noemer.personen)
        return zien & ~((omvang > 0) & (omvang < MINSTENS_NOEMER))

    def _plekken(
        self, cellen: Paren, per: tuple[str, ...], waar: Mapping[str, str]
    ) -> list[Celplaats | None]:
        """Whose, when and where each cell is; None for one the reader knows anyway."""
        kolommen = [as_.waarden() for as_ in cellen.assen]
        waarden = zip(*kolommen, strict=True) if kolommen else [()] * len(cellen)
        return [self._plek({**waar, **dict(zip(per, w, strict=True))}) for w in waarden]

    def _plek(self, plek: dict[str, str]) -> Celplaats | None:
        vak = self.periode
        if maand := plek.pop(MAAND, None):
            deel = Period.month(int(maand[:4]), int(maand[5:])).intersection(vak)
            vak = deel or vak
        if not self.bereik.waar:
            return self._naast_elkaar(vak, plek)
        wie = KRING
        for dimensie in self.bereik.waar:
            code = plek.pop(dimensie, None)
            if code is None:
                continue
            if code in dict(self.publiek.bekend).get(dimensie, ()):
                return None
            if len(dict(self.publiek.eigen).get(dimensie, ())) > 1:
                wie = code
        return wie, vak, plek

    def _naast_elkaar(self, vak: Period, plek: dict[str, str]) -> Celplaats | None:
        """Of the region; of one municipality when that is in the breakdown."""
        gemeente = plek.get(GEMEENTE)
        if gemeente in dict(self.publiek.bekend).get(GEMEENTE, ()):
            return None
        eigen = dict(self.publiek.eigen).get(GEMEENTE, frozenset())
        if gemeente in eigen:
            del plek[GEMEENTE]
            return gemeente if len(eigen) > 1 else KRING, vak, plek
        return REGIO, vak, plek

    def _telling(self, telling: Telling, plekken: list[Celplaats | None]) -> Vlaggen:
        rooster, nummer = rooster_van(self.opname, self.publiek, telling)
        return np.array(
            [
                p is None
                or rooster.zichtbaar(Sleutel(nummer, p[0], p[1], *self._waar(telling, p[2])))
                for p in plekken
            ],
            np.bool_,
        )

    def _rest(self, maat: Maat, noemer: Telling, plekken: list[Celplaats | None]) -> Vlaggen:
        """What is left of the whole without the part, where both are of the same cell."""
        rooster, _ = rooster_van(self.opname, self.publiek, noemer)
        nummer = deel_en_heel(rooster.tellingen, maat)
        if nummer is None:
            return np.ones(len(plekken), np.bool_)
        return np.array(
            [
                p is None
                or any(not noemer.kent(d) for d in p[2])
                or rooster.zichtbaar(Sleutel(nummer, p[0], p[1], *self._waar(noemer, p[2])))
                for p in plekken
            ],
            np.bool_,
        )

    def _waar(
        self, telling: Telling, plek: Mapping[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Breakdowns and values as the lattice has them, without those this count ignores."""
        hier = sorted(
            (kolom(d, self.indeling, telling), w) for d, w in plek.items() if telling.kent(d)
        )
        return tuple(d for d, _ in hier), tuple(w for _, w in hier)
