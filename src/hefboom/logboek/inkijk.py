# SPDX-License-Identifier: EUPL-1.2
"""Whom one page shows, noted while it is made.

What reads a row about a youth says so here (`zag`); a page does nothing for it, so it cannot
forget. Outside a page nobody listens, and then noting costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


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
    kenmerken: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.sleutels or self.jeugdigen or self.rijen)


_inkijk: ContextVar[Inkijk | None] = ContextVar("inkijk", default=None)


@contextmanager
def kijkt() -> Iterator[Inkijk]:
    """Within it, what is seen is noted in what this gives."""
    inkijk = Inkijk()
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


def zag(soort: str, sleutel: object = None) -> None:
    """A row about a youth is read: what it is, and the youth's key when the row knows it."""
    inkijk = _inkijk.get()
    if inkijk is None:
        return
    inkijk.rijen[soort] = inkijk.rijen.get(soort, 0) + 1
    if sleutel is not None:
        inkijk.sleutels.add(sleutel)


def zag_jeugdige(soort: str, pseudoniemen: Iterable[str], rijen: int = 0, **meer: str) -> None:
    """Something is read that tells of these youths: `doel` and `woorden` when it was asked for.

    `kenmerk` is what stands out about it.
    """
    inkijk = _inkijk.get()
    if inkijk is None:
        return
    inkijk.jeugdigen.update(pseudoniemen)
    inkijk.rijen[soort] = inkijk.rijen.get(soort, 0) + rijen
    inkijk.doel = meer.get("doel") or inkijk.doel
    inkijk.woorden = meer.get("woorden") or inkijk.woorden
    if meer.get("kenmerk"):
        inkijk.kenmerken.add(meer["kenmerk"])
