# SPDX-License-Identifier: EUPL-1.2
"""Whom one page shows, noted while it is made.

What reads a row about a youth says so here (`zag`); a page does nothing for it, so it cannot
forget. Outside a page nobody listens, and then noting costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from hefboom.logboek.regel import Daad

D = TypeVar("D")
Naamgever = Callable[[set[object]], Iterable[str]]
_naamgevers: list[Naamgever] = []


def vind_pseudoniemen_met(naamgever: Naamgever) -> None:
    """Say how the pseudonyms of youths are found by their keys; the room that has them does."""
    _naamgevers[:] = [naamgever]


@dataclass(slots=True)
class Inkijk:
    """What was seen so far.

    `sleutels` are keys of youths as the record has them, of which the door asks the pseudonyms;
    `jeugdigen` are pseudonyms; `rijen` counts rows by what they are.
    """

    sleutels: set[object] = field(default_factory=set)
    jeugdigen: set[str] = field(default_factory=set)
    rijen: dict[str, int] = field(default_factory=dict)
    doel: str = ""
    woorden: str = ""
    daad: Daad | None = None
    waar: str = ""
    kenmerken: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.sleutels or self.jeugdigen or self.rijen)

    def wie_het_zijn(self) -> tuple[str, ...]:
        """The pseudonyms of all who were seen, in order."""
        if self.sleutels:
            with onbekeken():
                for naamgever in _naamgevers:
                    self.jeugdigen.update(naamgever(self.sleutels))
        return tuple(sorted(self.jeugdigen))

    def vergeet(self) -> None:
        """Begin anew: what was seen so far stands in the log."""
        self.sleutels.clear()
        self.jeugdigen.clear()
        self.rijen.clear()

    def bij_elk(self, delen: Iterable[D]) -> Iterator[D]:
        """The parts of what is made bit by bit; what each reads is noted here.

        Whoever takes them may do other things in between: those are not noted.
        """
        lopend = iter(delen)
        while True:
            eerder = _inkijk.set(self)
            try:
                deel = next(lopend)
            except StopIteration:
                return
            finally:
                _inkijk.reset(eerder)
            yield deel


_inkijk: ContextVar[Inkijk | None] = ContextVar("inkijk", default=None)


@contextmanager
def kijkt(waar: str = "") -> Iterator[Inkijk]:
    """Within it, what is seen (from the address `waar`) is noted in what this gives."""
    inkijk = Inkijk(waar=waar)
    eerder = _inkijk.set(inkijk)
    try:
        yield inkijk
    finally:
        _inkijk.reset(eerder)


@contextmanager
def onbekeken() -> Iterator[None]:
    """Within it rows are only counted with, and shown to nobody: say why, where this is used."""
    eerder = _inkijk.set(None)
    try:
        yield
    finally:
        _inkijk.reset(eerder)


def kijkt_iemand() -> bool:
    """Is what is read now noted?"""
    return _inkijk.get() is not None


def waar_nu() -> str:
    """The address from which is being looked; empty outside a page."""
    inkijk = _inkijk.get()
    return "" if inkijk is None else inkijk.waar


def zag(soort: str, sleutel: object = None) -> None:
    """A row about a youth is read: what it is, and the youth's key when the row knows it."""
    inkijk = _inkijk.get()
    if inkijk is None:
        return
    inkijk.rijen[soort] = inkijk.rijen.get(soort, 0) + 1
    if sleutel is not None:
        inkijk.sleutels.add(sleutel)


def zag_jeugdige(soort: str, pseudoniemen: Iterable[str], rijen: int = 0) -> None:
    """Something is read that tells of these youths, in so many rows."""
    inkijk = _inkijk.get()
    if inkijk is None:
        return
    inkijk.jeugdigen.update(pseudoniemen)
    inkijk.rijen[soort] = inkijk.rijen.get(soort, 0) + rijen


def bijzonder(
    daad: Daad | None = None, doel: str = "", woorden: str = "", kenmerk: str = ""
) -> None:
    """Say more of what is being looked at: that it was asked for and what for, what stands out."""
    inkijk = _inkijk.get()
    if inkijk is None:
        return
    inkijk.daad = daad or inkijk.daad
    inkijk.doel = doel or inkijk.doel
    inkijk.woorden = woorden or inkijk.woorden
    if kenmerk:
        inkijk.kenmerken.add(kenmerk)
