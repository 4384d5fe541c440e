# SPDX-License-Identifier: EUPL-1.2
"""What can someone find out about a hidden count? The interval that follows from all that is shown.

Each hidden cell is an unknown, each sum between cells an equation, each margin of youths (who can
be counted in two parts) two inequalities; no count is below nought, or below what was shown
earlier. For a cell that must stay safe the smallest and largest value that fit are looked for by
linear programming (HiGHS). A solution found for one cell is a proof for every other that it moves
far enough, so few programs are solved. Pure: knows cells by their place in a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import highspy
import numpy as np
import numpy.typing as npt

from hefboom.facts import Getallen

#: So much (a part of it, when it is large) is rounding.
SPELING = 1e-6
#: Which way a cell is moved, as the linear program has it: what is to be made small.
OMLAAG, OMHOOG = 1.0, -1.0
Bedragen = npt.NDArray[np.float64]
#: Only the goal changes between two questions, so the last answer is where the next one starts.
_OPTIES: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "solver": "simplex",
    "simplex_strategy": 4,
}
_ZONDER_EINDE = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)
_BRUIKBAAR = (highspy.HighsModelStatus.kOptimal, *_ZONDER_EINDE)
#: Cents of a whole region are more than a linear program reckons with precisely.
GOED_TE_REKENEN = 1e5


class Band(Enum):
    """How a whole and its parts hang together."""

    SOM = "is the sum of"
    #: Youths are counted once in the whole, and can be in two parts.
    OMVAT = "is at most the sum of, and at least each of"
    #: The part of a share is some of its whole; looked at where one of both is known, since two
    #: lattices at once take many times as long.
    DEEL = "is at least each of"
    #: As youths, of a period and what runs on from one part of it into the next.
    DUURT = "lasts over"


class Verband(NamedTuple):
    """A whole and its parts, as places in the list of cells."""

    heel: int
    delen: tuple[int, ...]
    band: Band = Band.SOM


@dataclass(frozen=True, slots=True)
class Lek:
    """A cell whose interval is too narrow, and the visible cells that make it so."""

    cel: int
    laagst: float
    hoogst: float
    door: tuple[int, ...]


class _Vergelijking(NamedTuple):
    """`laag ≤ Σ teken × onbekende ≤ hoog`, and the known cells that made these bounds."""

    leden: tuple[tuple[int, int], ...]
    laag: float
    hoog: float
    bekend: tuple[int, ...]


class Keuring:
    """Cells with what they hold, and how they hang together.

    `waarde`: what each cell holds in truth; `vloer`: what a hidden cell is known to be at least
    (nought unless said; nothing is known of one that holds less). What was proved stays proved
    while more is hidden, so who hides, looks and hides more asks the same one again.
    """

    def __init__(
        self,
        waarde: Sequence[int],
        verbanden: Sequence[Verband],
        vloer: Mapping[int, float] | None = None,
    ) -> None:
        self._waarde, self._verbanden = waarde, verbanden
        self._vloer = vloer or {}
        self._verborgen: Sequence[bool] = ()
        self._vergeet()

    def _vergeet(self) -> None:
        self.laagst = np.array(self._waarde, np.float64)
        self.hoogst = self.laagst.copy()

    def keur(
        self, verborgen: Sequence[bool], eisen: Mapping[int, tuple[float, float]]
    ) -> list[Lek]:
        """The cells of `eisen` whose interval does not reach from the one number to the other."""
        if any(was and not nu for was, nu in zip(self._verborgen, verborgen, strict=False)):
            self._vergeet()
        self._verborgen = list(verborgen)
        onbewezen = [cel for cel in eisen if self._te_smal(cel, eisen[cel])]
        lekken: list[Lek] = []
        if onbewezen:
            rijen = list(_rijen(self._waarde, verborgen, self._verbanden))
            gevraagd = set(onbewezen)
            for cellen, hun_rijen in _stukken(verborgen, rijen):
                hier = [cel for cel in cellen if cel in gevraagd]
                if hier:
                    stuk = _Programma(cellen, hun_rijen, self)
                    lekken += stuk.lekken(hier, eisen)
        return sorted(lekken, key=lambda lek: lek.cel)

    def bodem(self, cel: int) -> float:
        """What is known of it: it holds at least this."""
        bodem = self._vloer.get(cel, 0.0)
        return bodem if bodem <= self._waarde[cel] else -highspy.kHighsInf

    def _te_smal(self, cel: int, eis: tuple[float, float]) -> bool:
        return not (self.raakt(cel, eis, OMLAAG) and self.raakt(cel, eis, OMHOOG))

    def raakt(self, cel: int, eis: tuple[float, float], richting: float) -> bool:
        """Has it been seen to get as far as it has to, in this direction?"""
        grens = eis[richting == OMHOOG]
        speling = SPELING * max(1.0, abs(grens))
        if richting == OMHOOG:
            return bool(self.hoogst[cel] >= grens - speling)
        return bool(self.laagst[cel] <= grens + speling)


def keur(
    waarde: Sequence[int],
    verborgen: Sequence[bool],
    verbanden: Sequence[Verband],
    eisen: Mapping[int, tuple[float, float]],
    vloer: Mapping[int, float] | None = None,
) -> list[Lek]:
    """The cells of `eisen` whose interval is too narrow (see `Keuring`)."""
    return Keuring(waarde, verbanden, vloer).keur(verborgen, eisen)


def _rijen(
    waarde: Sequence[int], verborgen: Sequence[bool], verbanden: Sequence[Verband]
) -> Iterator[_Vergelijking]:
    for heel, delen, band in verbanden:
        leden = ((heel, 1), *((deel, -1) for deel in delen))
        laag = 0.0 if band is Band.SOM else -highspy.kHighsInf
        if band is not Band.DEEL:
            yield from _rij(leden, laag, waarde, verborgen)
        if band is not Band.SOM:
            for deel in delen:
                if band is Band.DEEL and verborgen[deel] and verborgen[heel]:
                    continue
                paar = ((deel, 1), (heel, -1))
                yield from _rij(paar, -highspy.kHighsInf, waarde, verborgen)


def _rij(
    leden: tuple[tuple[int, int], ...],
    laag: float,
    waarde: Sequence[int],
    verborgen: Sequence[bool],
) -> Iterator[_Vergelijking]:
    onbekend = tuple((cel, teken) for cel, teken in leden if verborgen[cel])
    if onbekend:
        bekend = tuple(cel for cel, _ in leden if not verborgen[cel])
        rest = float(-sum(teken * waarde[cel] for cel, teken in leden if not verborgen[cel]))
        yield _Vergelijking(onbekend, laag + rest, rest, bekend)


def _stukken(
    verborgen: Sequence[bool], rijen: Sequence[_Vergelijking]
) -> Iterator[tuple[list[int], list[_Vergelijking]]]:
    """Hidden cells that hang together, with the rows between them."""
    hoofd = {cel: cel for cel, weg in enumerate(verborgen) if weg}

    def van(cel: int) -> int:
        while hoofd[cel] != cel:
            hoofd[cel] = hoofd[hoofd[cel]]
            cel = hoofd[cel]
        return cel

    for rij in rijen:
        eerste = van(rij.leden[0][0])
        for cel, _ in rij.leden[1:]:
            hoofd[van(cel)] = eerste
    cellen: dict[int, list[int]] = defaultdict(list)
    hun: dict[int, list[_Vergelijking]] = defaultdict(list)
    for cel in hoofd:
        cellen[van(cel)].append(cel)
    for rij in rijen:
        hun[van(rij.leden[0][0])].append(rij)
    for begin, leden in cellen.items():
        yield leden, hun[begin]


class _Programma:
    """One linear program, asked again and again with another goal. Cells that are equal are one."""

    def __init__(self, cellen: list[int], rijen: list[_Vergelijking], keuring: Keuring) -> None:
        self._keuring = keuring
        hoofd = _gelijke(cellen, rijen)
        hoofden = sorted(set(hoofd.values()))
        nummer = {cel: i for i, cel in enumerate(hoofden)}
        self._plaats = {cel: nummer[hoofd[cel]] for cel in cellen}
        self._cellen = np.array(cellen)
        self._kolom = np.array([self._plaats[cel] for cel in cellen])
        self._bekend: list[tuple[int, ...]] = []
        bodem = np.full(len(hoofden), -highspy.kHighsInf)
        np.maximum.at(bodem, self._kolom, [keuring.bodem(cel) for cel in cellen])
        grootst = max((abs(keuring.laagst[cel]) for cel in cellen), default=1.0)
        self._schaal = max(1.0, float(grootst) / GOED_TE_REKENEN)
        self._lp = highspy.Highs()  # type: ignore[no-untyped-call]
        for optie, waarde in _OPTIES.items():
            self._lp.setOptionValue(optie, waarde)
        self._lp.passModel(self._model(bodem / self._schaal, rijen))

    def _model(self, bodem: Bedragen, rijen: list[_Vergelijking]) -> highspy.HighsLp:
        echt: dict[tuple[object, ...], tuple[_Vergelijking, tuple[tuple[int, int], ...]]] = {}
        for rij in rijen:
            kolommen: dict[int, int] = defaultdict(int)
            for cel, teken in rij.leden:
                kolommen[self._plaats[cel]] += teken
            leden = tuple(sorted((k, t) for k, t in kolommen.items() if t))
            if leden:
                echt.setdefault((leden, rij.laag, rij.hoog), (rij, leden))
        self._bekend = [rij.bekend for rij, _ in echt.values()]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(bodem), len(echt)
        lp.col_cost_ = np.zeros(len(bodem))
        lp.col_lower_, lp.col_upper_ = bodem, np.full(len(bodem), highspy.kHighsInf)
        lp.row_lower_ = np.array([rij.laag for rij, _ in echt.values()]) / self._schaal
        lp.row_upper_ = np.array([rij.hoog for rij, _ in echt.values()]) / self._schaal
        per_rij = [leden for _, leden in echt.values()]
        alle = [lid for leden in per_rij for lid in leden]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *map(len, per_rij)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([kolom for kolom, _ in alle], np.int32)
        lp.a_matrix_.value_ = np.array([float(teken) for _, teken in alle])
        return lp

    def lekken(
        self, gevraagd: Sequence[int], eisen: Mapping[int, tuple[float, float]]
    ) -> Iterator[Lek]:
        """Of these cells those that do not get from one end to the other."""
        keuring = self._keuring
        gezocht: dict[tuple[int, float], frozenset[int]] = {}
        for cel in gevraagd:
            schuld: set[int] = set()
            for richting in (OMLAAG, OMHOOG):
                if keuring.raakt(cel, eisen[cel], richting):
                    continue
                vraag = self._plaats[cel], richting
                if vraag not in gezocht:
                    gezocht[vraag] = self._zoek(*vraag)
                if not keuring.raakt(cel, eisen[cel], richting):
                    schuld |= gezocht[vraag]
                    laagst, hoogst = float(keuring.laagst[cel]), float(keuring.hoogst[cel])
                    yield Lek(cel, laagst, hoogst, tuple(sorted(schuld)))
                    break

    def _zoek(self, kolom: int, richting: float) -> frozenset[int]:
        """Move this cell as far as it goes; the known cells that stop it."""
        self._lp.changeColCost(kolom, richting)
        self._lp.run()
        stand = self._lp.getModelStatus()
        if stand not in _BRUIKBAAR:  # the truth fits, so this is rounding: once more, from nothing
            self._lp.clearSolver()
            self._lp.run()
            stand = self._lp.getModelStatus()
        oplossing = self._lp.getSolution()
        self._lp.changeColCost(kolom, 0.0)
        if stand in _ZONDER_EINDE:
            hier = self._cellen[self._kolom == kolom]
            self._verruim(hier, -richting * highspy.kHighsInf)
            return frozenset()
        if stand != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"HiGHS: {self._lp.modelStatusToString(stand)}")
        self._verruim(self._cellen, np.array(oplossing.col_value)[self._kolom] * self._schaal)
        schaduw = np.flatnonzero(np.abs(np.array(oplossing.row_dual)) > SPELING)
        return frozenset(cel for rij in schaduw.tolist() for cel in self._bekend[rij])

    def _verruim(self, cellen: Getallen, waarden: Bedragen | float) -> None:
        keuring = self._keuring
        keuring.laagst[cellen] = np.minimum(keuring.laagst[cellen], waarden)
        keuring.hoogst[cellen] = np.maximum(keuring.hoogst[cellen], waarden)


def _gelijke(cellen: Sequence[int], rijen: Sequence[_Vergelijking]) -> dict[int, int]:
    """For each cell the one it is equal to: a sum of one part, with nothing beside it."""
    hoofd = {cel: cel for cel in cellen}

    def van(cel: int) -> int:
        while hoofd[cel] != cel:
            hoofd[cel] = hoofd[hoofd[cel]]
            cel = hoofd[cel]
        return cel

    for rij in rijen:
        if rij.laag == rij.hoog == 0 and sorted(t for _, t in rij.leden) == [-1, 1]:
            een, ander = (van(cel) for cel, _ in rij.leden)
            hoofd[max(een, ander)] = min(een, ander)
    return {cel: van(cel) for cel in cellen}
