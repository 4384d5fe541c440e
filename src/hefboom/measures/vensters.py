# SPDX-License-Identifier: EUPL-1.2
"""When a row counts, as numbers: the first and the last window each row lies in.

A window is what one figure looks at: the period, or each of its months. Of every time rule the
windows follow each other, so a row counts in one unbroken run of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from hefboom.facts import Dagen, Kolommen, Waarden
from hefboom.kernel import ONE_DAY, Period
from hefboom.measures.cellen import Plaatsen
from hefboom.measures.maat import (
    Cohort,
    Jaarlijks,
    Opgeteld,
    OpLaatsteDag,
    Overlapt,
    Tijd,
    Tijdens,
)

NUL = date(1970, 1, 1)
NOOIT = np.iinfo(np.int32).max  # the end of what runs on


@dataclass(frozen=True, slots=True)
class Looptijd:
    """The rows that count at all (None: every row) and the run of windows of each.

    `eerste` and `laatste` are the first and last day each window looks at, `namen` what a page
    calls them.
    """

    rijen: Plaatsen | None
    van: Dagen
    tot: Dagen
    eerste: Dagen
    laatste: Dagen
    namen: tuple[str, ...]

    def neem(self, kolom: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """A column of the table, for the rows that count."""
        return kolom if self.rijen is None else kolom[self.rijen]


def looptijd(
    kolommen: Kolommen, tijd: Tijd, periode: Period, *, maanden: int, peildatum: date
) -> Looptijd:
    """Lay the rows of a table beside the windows of a closed period.

    `maanden`: how many months a window holds; 0 is one window for the whole period.
    """
    eerste, laatste, namen = _vensters(periode, maanden)
    match tijd:
        case Jaarlijks(kolom):
            jaar = kolommen.getal(kolom).waarden
            past = (jaar >= periode.start.year) & (jaar <= _laatste(periode).year)
            rijen = np.flatnonzero(past)
            nul = np.zeros(len(rijen), np.int32)
            return Looptijd(rijen, nul, nul, eerste, laatste, namen)
        case Tijdens(kolom) | Opgeteld(kolom):
            begin = kolommen.dag(kolom)
            einde = begin.waarden
            if isinstance(tijd, Opgeteld):
                eerste = np.full_like(eerste, eerste[0])
        case Cohort(kolom, dagen):
            begin = kolommen.dag(kolom)
            volgbaar = (peildatum - NUL).days - dagen  # seen until then: followed to the end
            einde = np.where(begin.waarden <= volgbaar - 1, begin.waarden, -NOOIT)
        case Overlapt(begin_, eind):
            begin, einde = kolommen.dag(begin_), einde_van(kolommen, eind)
        case OpLaatsteDag(begin_, eind, tot, minstens):
            begin, einde = kolommen.dag(begin_), einde_van(kolommen, eind)
            if tot:
                einde = np.minimum(einde, einde_van(kolommen, tot) - 1)
            if minstens:
                begin = Waarden(begin.waarden + np.int32(minstens), begin.leeg)
            eerste = laatste
    return _in_vensters(begin, einde, eerste, laatste, namen)


@lru_cache(maxsize=256)  # a page lays the same months beside every table
def _vensters(periode: Period, maanden: int) -> tuple[Dagen, Dagen, tuple[str, ...]]:
    """Of each window its first and last day and its name; nobody writes in them."""
    delen = _delen(periode, maanden) if maanden else [periode]
    dagen = _nummers([deel.start for deel in delen]), _nummers([_laatste(deel) for deel in delen])
    for kolom in dagen:
        kolom.setflags(write=False)
    return *dagen, tuple(f"{deel.start:%Y-%m}" for deel in delen)


def _delen(periode: Period, maanden: int) -> list[Period]:
    los = list(periode.months())
    if maanden == 1:
        return los
    stappen = [los[i : i + maanden] for i in range(0, len(los), maanden)]
    return [Period(deel[0].start, deel[-1].end) for deel in stappen]


def _in_vensters(
    begin: Waarden, einde: Dagen, eerste: Dagen, laatste: Dagen, namen: tuple[str, ...]
) -> Looptijd:
    # Days are few and rows are many: each day's window is looked up once.
    dagen = np.arange(eerste[0] - 1, laatste[-1] + 2, dtype=np.int32)
    van_dag = np.searchsorted(laatste, dagen, side="left").astype(np.int32)
    tot_dag = (np.searchsorted(eerste, dagen, side="right") - 1).astype(np.int32)
    van = van_dag[np.clip(begin.waarden, dagen[0], dagen[-1]) - dagen[0]]
    tot = tot_dag[np.clip(einde, dagen[0], dagen[-1]) - dagen[0]]
    past = van <= tot
    if begin.leeg is not None:
        past &= ~begin.leeg
    if past.all():
        return Looptijd(None, van, tot, eerste, laatste, namen)
    rijen = np.flatnonzero(past)
    return Looptijd(rijen, van[rijen], tot[rijen], eerste, laatste, namen)


def einde_van(kolommen: Kolommen, naam: str) -> Dagen:
    """The last day of each row; what runs on has `NOOIT`."""
    kolom = kolommen.dag(naam)
    dagen: Dagen = kolom.waarden
    return dagen if kolom.leeg is None else np.where(kolom.leeg, np.int32(NOOIT), dagen)


def _laatste(deel: Period) -> date:
    if deel.last is None:
        raise ValueError("Tellen kan alleen over een periode met een einde.")
    return deel.last


def _nummers(dagen: list[date]) -> Dagen:
    return np.array([(dag - NUL) // ONE_DAY for dag in dagen], np.int32)
