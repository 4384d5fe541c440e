# SPDX-License-Identifier: EUPL-1.2
"""What a reader must know beside a figure: which months are not complete yet, and how firm it is.

Values only, made by `volledigheid` and `vastheid`; an answer carries them, so that no page forgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hefboom.kernel import Period
from hefboom.stelsel import Status, zwakste


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """The months (their first days, the oldest first) that a measure does not have in full.

    `segmenten` are those in which anything is claimed for; a row of another one is always complete.
    """

    achter: tuple[date, ...] = ()
    segmenten: frozenset[str] = frozenset()

    def in_(self, periode: Period, waar: Mapping[str, str]) -> tuple[date, ...]:
        """Those of a period, for what is narrowed to `waar`."""
        segment = waar.get("segment")
        if segment is not None and segment not in self.segmenten:
            return ()
        return tuple(dag for dag in self.achter if periode.overlaps(Period.month_of(dag)))


@dataclass(frozen=True, slots=True)
class Grond:
    """Something a figure was made with beside messages: what, its standing, its source in words."""

    wat: str
    status: Status
    bron: str


@dataclass(frozen=True, slots=True)
class Vastheid:
    """All that a figure was made with beside messages; nothing when it was counted from those."""

    gronden: tuple[Grond, ...] = ()

    @property
    def status(self) -> Status | None:
        """The standing of the weakest; None for a figure of messages alone."""
        return zwakste(*(grond.status for grond in self.gronden)) if self.gronden else None
