# SPDX-License-Identifier: EUPL-1.2
"""The compiler: what is declared, counted on the columns of a snapshot. No measure by name.

A `Greep` is one scan: a table, a time rule, a breakdown and a filter. Everything counted with
those shares it; only the condition on a row and what is added up differ. Every count comes with
the number of different youths and providers behind it, because that, not the count itself,
decides whether it may be shown outside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from hefboom.facts import Dagen, Getallen, Kolommen, Kolomsoort
from hefboom.kernel import Period
from hefboom.measures.cellen import GEEN, As, Cellen, Geteld, assen_van
from hefboom.measures.groepen import Groepen, kleinste_aantal
from hefboom.measures.maat import (
    Aantal,
    DagenSinds,
    KleinsteAantal,
    OpEenDag,
    Overlapt,
    Percentiel,
    Som,
    Telling,
    Tijd,
    Verschillend,
    Wat,
)
from hefboom.measures.masker import een_van, masker
from hefboom.measures.uitkomst import Indelingswijze
from hefboom.measures.vensters import NOOIT, Looptijd, einde_van, looptijd
from hefboom.measures.voorwaarden import Voorwaarde

MAAND = "maand"


@dataclass(frozen=True, slots=True)
class Opzet:
    """What one scan is about. `waar` narrows breakdowns to values as they stand in the facts.

    `stap`: how many months one window of the breakdown by month holds.
    """

    feit: str
    tijd: Tijd
    per: tuple[str, ...]
    waar: tuple[tuple[str, frozenset[str]], ...]
    periode: Period
    indeling: Indelingswijze
    stap: int = 1

    @classmethod
    def van(
        cls,
        telling: Telling,
        per: tuple[str, ...],
        waar: Mapping[str, Collection[str]],
        periode: Period,
        indeling: Indelingswijze,
    ) -> Opzet:
        """The scan a count needs."""
        vast = sorted((d, frozenset(w)) for d, w in waar.items())
        return cls(telling.feit, telling.tijd, per, tuple(vast), periode, indeling)


class Greep:
    """One scan over the columns of a table."""

    def __init__(self, opzet: Opzet, kolommen: Kolommen, peildatum: date) -> None:
        self._opzet, self._kolommen, self._peildatum = opzet, kolommen, peildatum
        self._deel: dict[Voorwaarde | None, _Deel] = {}

    def tel(self, telling: Telling) -> Cellen:
        """A count, for each combination of the breakdown that occurs."""
        deel = self._rijen(telling.waar)
        zijn = deel.groepen.echt(deel.cellen)
        geteld = Geteld(deel.waarde(telling.wat), deel.personen, deel.aanbieders)
        return self._in_volgorde(zijn, geteld)

    def plaatsen(self, voorwaarde: Voorwaarde | None) -> npt.NDArray[np.intp]:
        """Which rows count, in the order of their first column."""
        mee = self._geldig.rijen
        if mee is None:
            mee = np.arange(self._kolommen.rijen)
        if voorwaarde is not None:
            mee = mee[masker(voorwaarde, self._kolommen)[mee]]
        eerste = self._kolommen.tabel.kolommen[0]
        if eerste.soort is Kolomsoort.TEKST:
            plaats = self._kolommen.indeling(eerste.naam).codes
        else:
            plaats = self._kolommen.getal(eerste.naam).waarden
        geordend: npt.NDArray[np.intp] = mee[np.argsort(plaats[mee], kind="stable")]
        return geordend

    def _rijen(self, voorwaarde: Voorwaarde | None) -> _Deel:
        if voorwaarde not in self._deel:
            loopt, mee = self._geldig, None
            van, tot, cel = loopt.van, loopt.tot, self._cel
            if voorwaarde is not None:
                goed = loopt.neem(masker(voorwaarde, self._kolommen))
                if not goed.all():
                    mee = np.flatnonzero(goed)
                    gelijk = van is tot
                    van = van[mee]
                    tot = van if gelijk else tot[mee]
                    cel = cel[mee]
            groepen = Groepen(cel, self._aantal_cellen, van, tot, len(loopt.laatste))
            rijen = loopt.rijen
            if mee is not None:
                rijen = mee if rijen is None else rijen[mee]
            self._deel[voorwaarde] = _Deel(
                groepen, self._kolommen, rijen, (loopt.eerste, loopt.laatste), self._opzet.tijd
            )
        return self._deel[voorwaarde]

    @cached_property
    def _geldig(self) -> Looptijd:
        """The rows that meet time rule and filters, with their windows."""
        opzet = self._opzet
        loopt = looptijd(
            self._kolommen,
            opzet.tijd,
            opzet.periode,
            maanden=opzet.stap if MAAND in opzet.per else 0,
            peildatum=self._peildatum,
        )
        if not opzet.waar:
            return loopt
        goed = np.logical_and.reduce(
            [
                loopt.neem(een_van(kolom_van(opzet, naam, self._kolommen), w, self._kolommen))
                for naam, w in opzet.waar
            ]
        )
        mee = np.flatnonzero(goed)
        rijen = mee if loopt.rijen is None else loopt.rijen[mee]
        van = loopt.van[mee]
        tot = van if loopt.van is loopt.tot else loopt.tot[mee]
        return Looptijd(rijen, van, tot, loopt.eerste, loopt.laatste, loopt.namen)

    @cached_property
    def _namen(self) -> tuple[tuple[str, ...], ...]:
        """The values of each breakdown; months among them."""
        return tuple(
            self._geldig.namen
            if naam == MAAND
            else self._kolommen.indeling(kolom_van(self._opzet, naam, self._kolommen)).namen
            for naam in self._opzet.per
        )

    @cached_property
    def _aantal_cellen(self) -> int:
        aantal = 1
        for naam, namen in zip(self._opzet.per, self._namen, strict=True):
            aantal *= 1 if naam == MAAND else len(namen)
        return aantal

    @cached_property
    def _cel(self) -> Getallen:
        """For each row that counts its cell: the breakdown without months, as one number."""
        geldig = self._geldig
        cel = np.zeros(len(geldig.van), np.int64)
        for naam, namen in zip(self._opzet.per, self._namen, strict=True):
            if naam != MAAND:
                kolom = self._kolommen.indeling(kolom_van(self._opzet, naam, self._kolommen))
                cel *= len(namen)
                cel += geldig.neem(kolom.codes)
        return cel

    def _in_volgorde(self, plaatsen: Getallen, geteld: Geteld) -> Cellen:
        """Cells in the order of pages: of the breakdown as it was asked, months where they are."""
        per = self._opzet.per
        if MAAND not in per:
            return Cellen(assen_van(plaatsen, self._namen), geteld)
        zonder = [i for i, naam in enumerate(per) if naam != MAAND]
        maand = per.index(MAAND)
        assen = assen_van(plaatsen, [*(self._namen[i] for i in zonder), self._namen[maand]])
        if maand == len(per) - 1:
            return Cellen(assen, geteld)
        anders = [*assen[:maand], assen[-1], *assen[maand:-1]]
        orde = np.lexsort([as_.codes for as_ in reversed(anders)])
        return Cellen(tuple(As(a.namen, a.codes[orde]) for a in anders), geteld.op(orde))


class _Deel:
    """The rows of a scan that meet one condition, grouped; numbers for the cells that occur."""

    def __init__(
        self,
        groepen: Groepen,
        kolommen: Kolommen,
        rijen: Getallen | None,
        vensters: tuple[Dagen, Dagen],
        tijd: Tijd,
    ) -> None:
        self.groepen = groepen
        self._kolommen, self._rijen, self._tijd = kolommen, rijen, tijd
        self._eerste, self._laatste = vensters
        self._geteld: dict[str, Getallen] = {}

    @cached_property
    def aantal(self) -> Getallen:
        """Rows in each place; where there are none, there is no cell."""
        return self.groepen.aantal()

    @cached_property
    def cellen(self) -> Getallen:
        """The places that are cells."""
        return np.flatnonzero(self.aantal)

    @property
    def personen(self) -> Getallen:
        """Different youths behind each cell; `GEEN` when the table is not about youths."""
        return self._achter("jeugdige")

    @property
    def aanbieders(self) -> Getallen:
        """Different providers behind each cell; `GEEN` when the table knows none."""
        return self._achter("aanbieder")

    def waarde(self, wat: Wat) -> Getallen:
        """What is counted, in each cell."""
        match wat:
            case Aantal():
                return self.aantal[self.cellen]
            case Verschillend(naam):
                return self._verschillend(naam)
            case Som(DagenSinds() as oud):
                groepen = self.groepen.uitgevouwen()
                uit = np.zeros(groepen.plaatsen, np.int64)
                np.add.at(uit, groepen.plaats, self._leeftijd(groepen, oud.kolom))
                return uit[self.cellen]
            case Som(str(naam)):
                return self.groepen.som(self._neem(self._kolommen.getal(naam).waarden))[self.cellen]
            case Percentiel(waarvan, deel):
                return self._percentiel(waarvan, deel)
            case KleinsteAantal(groep, binnen, deel):
                return self._kleinste_aantal(groep, binnen, deel)
            case OpEenDag(naam, van):
                return self._op_een_dag(naam, van)
            case _:
                raise TypeError(f"{wat} is niet te tellen.")

    def _neem(self, kolom: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return kolom if self._rijen is None else kolom[self._rijen]

    def _achter(self, naam: str) -> Getallen:
        if not self._kolommen.tabel.heeft(naam):
            return np.full(len(self.cellen), GEEN, np.int64)
        return self._verschillend(naam)

    def _verschillend(self, naam: str) -> Getallen:
        if naam not in self._geteld:
            kolom = self._kolommen.tekst(naam)
            geteld = self.groepen.verschillend(self._neem(kolom.codes), kolom.aantal)
            self._geteld[naam] = geteld[self.cellen]
        return self._geteld[naam]

    def _leeftijd(self, groepen: Groepen, naam: str) -> Getallen:
        """Days from the row's own day to the last day of each window it lies in."""
        begin = groepen.rijen(self._neem(self._kolommen.dag(naam).waarden))
        dagen: Getallen = (self._laatste[groepen.venster] - begin).astype(np.int64)
        return dagen

    def _percentiel(self, waarvan: str | DagenSinds, deel: int) -> Getallen:
        groepen = self.groepen.uitgevouwen()
        if isinstance(waarvan, DagenSinds):
            waarden, leeg = self._leeftijd(groepen, waarvan.kolom), None
        else:
            kolom = self._kolommen.getal(waarvan)
            waarden = groepen.rijen(self._neem(kolom.waarden))
            leeg = None if kolom.leeg is None else groepen.rijen(self._neem(kolom.leeg))
        plaats = groepen.plaats
        if leeg is not None:
            waarden, plaats = waarden[~leeg], plaats[~leeg]
        orde = np.lexsort((waarden, plaats))
        aantal = np.bincount(plaats, minlength=groepen.plaatsen)
        begin = np.cumsum(aantal) - aantal
        rang = begin + np.maximum(-(-aantal * deel // 100), 1) - 1
        uit = np.zeros(groepen.plaatsen, np.int64)
        vol = aantal > 0
        uit[vol] = waarden[orde[rang[vol]]]
        return uit[self.cellen]

    def _op_een_dag(self, naam: str, van: str) -> Getallen:
        """Days held, each once for each `van`, times the column; over the days of the window."""
        if not isinstance(self._tijd, Overlapt):
            raise TypeError("Wat geen begin en einde heeft, geldt niet op een dag.")
        groepen = self.groepen.uitgevouwen()
        begin = groepen.rijen(self._neem(self._kolommen.dag(self._tijd.begin).waarden))
        einde = groepen.rijen(self._neem(einde_van(self._kolommen, self._tijd.eind)))
        eerste, laatste = self._eerste[groepen.venster], self._laatste[groepen.venster]
        begin = np.maximum(begin, eerste).astype(np.int64)
        einde = np.minimum(einde, laatste).astype(np.int64)
        wie = groepen.rijen(self._neem(self._kolommen.tekst(van).codes))
        orde = np.lexsort((begin, wie, groepen.plaats))
        begin, einde, wie, plaats = begin[orde], einde[orde], wie[orde], groepen.plaats[orde]
        # Ends of one group lie below every day of the next, so that one sweep looks back within it.
        nieuw = np.append(True, (plaats[1:] != plaats[:-1]) | (wie[1:] != wie[:-1]))[: len(plaats)]
        trap = np.cumsum(nieuw) * np.int64(2 * NOOIT)
        gezien = np.maximum.accumulate(einde + trap) - trap
        vorige = np.append(-NOOIT, gezien[:-1])[: len(plaats)]
        dagen = np.maximum(einde - np.maximum(begin, np.where(nieuw, -NOOIT, vorige + 1)) + 1, 0)
        som = np.zeros(groepen.plaatsen, np.int64)
        kolom = groepen.rijen(self._neem(self._kolommen.getal(naam).waarden))[orde]
        np.add.at(som, plaats, dagen * kolom)
        lengte = np.zeros(groepen.plaatsen, np.int64)
        lengte[groepen.plaats] = laatste - eerste + 1
        som, lengte = som[self.cellen], lengte[self.cellen]
        return (2 * som + lengte) // (2 * lengte)

    def _kleinste_aantal(self, groep: str, wat: Aantal | Verschillend | Som, deel: int) -> Getallen:
        namen = self._kolommen.indeling(groep)
        oud = self.groepen
        fijn = Groepen.fijner(oud, self._neem(namen.codes), namen.aantal)
        onder = _Deel(fijn, self._kolommen, self._rijen, (self._eerste, self._laatste), self._tijd)
        waarde = onder.waarde(wat)
        plaats = fijn.echt(onder.cellen)
        cel, venster = np.divmod(plaats, oud.vensters)
        plaats = cel // namen.aantal * oud.vensters + venster
        return kleinste_aantal(
            np.searchsorted(oud.echt(self.cellen), plaats), waarde, deel, len(self.cellen)
        )


def kolom_van(opzet: Opzet, dimensie: str, kolommen: Kolommen) -> str:
    """The column of a breakdown: of segments the one in the layout that is asked for."""
    if dimensie == "segment" and opzet.indeling == "nu" and kolommen.tabel.heeft("segment_nu"):
        return "segment_nu"
    return dimensie
