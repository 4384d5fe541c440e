# SPDX-License-Identifier: EUPL-1.2
"""Counted cells as columns: keys, values and who is behind them. No Python object per cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from hefboom.facts import Getallen, Vlaggen, plek

Plaatsen = npt.NDArray[np.intp]

#: There is no such number here: a table that is not about youths has none behind its cells.
GEEN = -1


@dataclass(frozen=True, slots=True)
class As:
    """One breakdown: for each cell the place of its value in `namen`, in the order of pages."""

    namen: tuple[str, ...]
    codes: Getallen

    def waarden(self) -> list[str]:
        """The value of each cell, as text."""
        return [self.namen[code] for code in self.codes.tolist()]


@dataclass(frozen=True, slots=True)
class Geteld:
    """For each cell a count and who is behind it: youths and providers, `GEEN` where unknown."""

    waarde: Getallen
    personen: Getallen
    aanbieders: Getallen

    @classmethod
    def nullen(cls, aantal: int) -> Geteld:
        """So many cells in which nothing is."""
        return cls(*(np.zeros(aantal, np.int64) for _ in range(3)))

    def op(self, plaatsen: Plaatsen | Vlaggen) -> Geteld:
        """Some of the cells."""
        return Geteld(self.waarde[plaatsen], self.personen[plaatsen], self.aanbieders[plaatsen])


@dataclass(frozen=True, slots=True)
class Cellen:
    """Cells of one count, in the order of pages, each key once."""

    assen: tuple[As, ...]
    geteld: Geteld

    def __len__(self) -> int:
        return len(self.geteld.waarde)


@dataclass(frozen=True, slots=True)
class Paren:
    """Cells of a measure: teller and, for a ratio, noemer; in the order of pages."""

    assen: tuple[As, ...]
    teller: Geteld
    noemer: Geteld | None

    def __len__(self) -> int:
        return len(self.teller.waarde)

    def op(self, plaatsen: Plaatsen | Vlaggen) -> Paren:
        """Some of the cells."""
        return Paren(
            tuple(As(as_.namen, as_.codes[plaatsen]) for as_ in self.assen),
            self.teller.op(plaatsen),
            None if self.noemer is None else self.noemer.op(plaatsen),
        )


def paren(
    tellers: Sequence[Cellen], noemer: Cellen | None, kent: Sequence[int], *, heel: bool
) -> Paren:
    """Add up tellers and lay the noemer beside them.

    `kent` are the breakdowns (places) the noemer has; with all of them its cells are cells too,
    without them every cell of a group shares one. `heel`: there is no breakdown, and so always
    one cell.
    """
    if heel:
        samen = Geteld.nullen(1)
        for teller in tellers:
            samen = _bij(samen, np.zeros(len(teller), np.intp), teller.geteld)
        onder = None
        if noemer is not None:
            onder = noemer.geteld if len(noemer) else Geteld.nullen(1)
        return Paren((), samen, onder)
    rang = len(tellers[0].assen)
    mee = [*tellers, *([noemer] if noemer is not None and len(kent) == rang else [])]
    namen = [alle_namen(tuple(cellen.assen[i].namen for cellen in mee)) for i in range(rang)]
    sleutels = [sleutel(cellen.assen, namen) for cellen in mee]
    if len(mee) == 1:
        alle, boven = sleutels[0], mee[0].geteld
    else:
        alle = np.unique(np.concatenate(sleutels))
        geteld = np.isin(alle, np.concatenate(sleutels[: len(tellers)]))
        onbekend = np.where(geteld, GEEN, 0)  # a cell of the noemer only has nobody in its teller
        boven = Geteld(np.zeros(len(alle), np.int64), onbekend, onbekend)
        for cellen, eigen in zip(tellers, sleutels, strict=False):
            boven = _bij(boven, np.searchsorted(alle, eigen), cellen.geteld)
    assen = assen_van(alle, namen)
    if noemer is None:
        return Paren(assen, boven, None)
    gedeeld = [assen[i] for i in kent]
    eigen_namen = [
        alle_namen((as_.namen, onder_as.namen))
        for as_, onder_as in zip(gedeeld, noemer.assen, strict=True)
    ]
    onder = zoek_op(sleutel(gedeeld, eigen_namen, len(alle)), noemer, eigen_namen)
    return Paren(assen, boven, onder)


def zoek_op(gevraagd: Getallen, cellen: Cellen, namen: Sequence[tuple[str, ...]]) -> Geteld:
    """The count at each key; nought where there is none."""
    bekend = sleutel(cellen.assen, namen, len(cellen))
    if not len(bekend):
        return Geteld.nullen(len(gevraagd))
    plaats = np.minimum(np.searchsorted(bekend, gevraagd), len(bekend) - 1)
    raak = bekend[plaats] == gevraagd
    gevonden = cellen.geteld.op(plaats)
    return Geteld(
        np.where(raak, gevonden.waarde, 0),
        np.where(raak, gevonden.personen, 0),
        np.where(raak, gevonden.aanbieders, 0),
    )


def sleutel(
    assen: Sequence[As], namen: Sequence[tuple[str, ...]], aantal: int | None = None
) -> Getallen:
    """One number per cell, in the order of pages, over shared lists of names.

    Without a breakdown all `aantal` cells are the same one.
    """
    if not assen:
        return np.zeros(aantal or 0, np.int64)
    uit = np.zeros(len(assen[0].codes), np.int64)
    for as_, lijst in zip(assen, namen, strict=True):
        uit = uit * len(lijst) + _hernummerd(as_, lijst)
    return uit


def assen_van(sleutels: Getallen, namen: Sequence[tuple[str, ...]]) -> tuple[As, ...]:
    """The breakdowns back from `sleutel`."""
    uit: list[As] = []
    for lijst in reversed(namen):
        sleutels, codes = np.divmod(sleutels, len(lijst))
        uit.append(As(lijst, codes))
    return tuple(reversed(uit))


def _hernummerd(as_: As, lijst: tuple[str, ...]) -> Getallen:
    if as_.namen is lijst or as_.namen == lijst:
        return as_.codes
    plaats = _plaatsen(lijst)
    return np.array([plaats[naam] for naam in as_.namen], np.int64)[as_.codes]


@lru_cache(maxsize=256)
def _plaatsen(lijst: tuple[str, ...]) -> Mapping[str, int]:
    return {naam: i for i, naam in enumerate(lijst)}


@lru_cache(maxsize=256)
def alle_namen(lijsten: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """One list of names that holds all of these, in the order of pages."""
    eerste, *rest = lijsten
    if all(lijst == eerste for lijst in rest):
        return eerste
    return tuple(sorted({naam for lijst in lijsten for naam in lijst}, key=plek))


def _bij(samen: Geteld, plaatsen: Plaatsen, deel: Geteld) -> Geteld:
    """Add a count at its places. What is unknown on one side is what the other side knows."""

    def plus(oud: Getallen, bij: Getallen) -> Getallen:
        uit, was = oud.copy(), oud[plaatsen]
        uit[plaatsen] = np.where(bij == GEEN, was, np.where(was == GEEN, bij, was + bij))
        return uit

    waarde = samen.waarde.copy()
    waarde[plaatsen] += deel.waarde
    return Geteld(
        waarde, plus(samen.personen, deel.personen), plus(samen.aanbieders, deel.aanbieders)
    )
