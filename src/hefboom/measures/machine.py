# SPDX-License-Identifier: EUPL-1.2
"""Where counts come from. Declarations do not know; two machines answer them alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.measures.cellen import Cellen
from hefboom.measures.greep import Greep, Opzet
from hefboom.measures.maat import Telling
from hefboom.measures.uitkomst import Indelingswijze


class Machine(Protocol):
    """Counts a telling in one breakdown, over a closed period."""

    def tel(
        self,
        telling: Telling,
        per: tuple[str, ...],
        waar: Mapping[str, Collection[str]],
        periode: Period,
        indeling: Indelingswijze,
    ) -> Cellen:
        """Cells in the order of pages.

        `waar` holds values as they stand in the facts; a dimension the telling does not know
        does not narrow it.
        """
        ...


class InGeheugen:
    """The columns of a snapshot in this process. What shares a scan is scanned once."""

    def __init__(self, opname: Momentopname) -> None:
        self._opname = opname
        self._grepen: dict[Opzet, Greep] = {}

    def tel(
        self,
        telling: Telling,
        per: tuple[str, ...],
        waar: Mapping[str, Collection[str]],
        periode: Period,
        indeling: Indelingswijze,
    ) -> Cellen:
        """See `Machine`."""
        past = {d: w for d, w in waar.items() if telling.kent(d)}
        return self.greep(telling, per, past, periode, indeling).tel(telling)

    def greep(
        self,
        telling: Telling,
        per: tuple[str, ...],
        waar: Mapping[str, Collection[str]],
        periode: Period,
        indeling: Indelingswijze,
    ) -> Greep:
        """The scan a count needs; the same one for every count that can share it."""
        opzet = Opzet.van(telling, per, waar, periode, indeling)
        if opzet not in self._grepen:
            kolommen = self._opname.kolommen(telling.feit)
            self._grepen[opzet] = Greep(opzet, kolommen, self._opname.peildatum)
        return self._grepen[opzet]
