# SPDX-License-Identifier: EUPL-1.2
"""Which cells of a lattice are hidden, by table: a page asks a few of thousands of tables.

So a table is one text until someone asks for a cell of it. XML knows neither of the two signs that
keep values apart, and every value comes from there or from a list of codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hefboom.kernel import Period

_WAARDE, _CEL = "\x1f", "\x1e"
Celwaarden = tuple[str, ...]


class Cijfertabel(NamedTuple):
    """Of which count, whose rows, over when, and broken down by what."""

    telling: int
    wie: str
    vak: Period
    per: tuple[str, ...]


class Sleutel(NamedTuple):
    """A cell: of which count, whose rows, over when, broken down by what, and the values there."""

    telling: int
    wie: str
    vak: Period
    per: tuple[str, ...]
    waarden: Celwaarden


@dataclass(frozen=True)
class Verborgen:
    """The hidden cells of each table that has any."""

    tabellen: Mapping[str, str]
    _gelezen: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def van(cls, cellen: Mapping[Cijfertabel, Iterable[Celwaarden]]) -> Verborgen:
        """These cells, of tables that each have one at least."""
        return cls(
            {
                _naam(*tabel): _CEL.join(map(_WAARDE.join, sorted(hier)))
                for tabel, hier in sorted(cellen.items())
            }
        )

    @classmethod
    def van_cellen(cls, sleutels: Iterable[Sleutel]) -> Verborgen:
        """These cells, of whichever tables."""
        uit: dict[Cijfertabel, list[Celwaarden]] = defaultdict(list)
        for sleutel in sleutels:
            uit[Cijfertabel(*sleutel[:4])].append(sleutel.waarden)
        return cls.van(uit)

    def __contains__(self, sleutel: Sleutel) -> bool:
        """Is this cell hidden?"""
        naam = _naam(*sleutel[:4])
        cellen = self._gelezen.get(naam)
        if cellen is None:
            if naam not in self.tabellen:
                return False
            cellen = self._gelezen[naam] = frozenset(self.tabellen[naam].split(_CEL))
        return _WAARDE.join(sleutel.waarden) in cellen

    def __bool__(self) -> bool:
        return bool(self.tabellen)


def _naam(telling: int, wie: str, vak: Period, per: tuple[str, ...]) -> str:
    dagen = vak.start.isoformat(), vak.known_end.isoformat()
    return _WAARDE.join((str(telling), wie, *dagen, *per))
