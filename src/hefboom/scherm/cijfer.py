# SPDX-License-Identifier: EUPL-1.2
"""A figure is never bare: value, unit, change against a named moment, and its explanation."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom.scherm.celsoort import Celsoort, Celwaarde
from hefboom.stelsel import Status

#: Standings that a sentence or a picture with the figure has to name.
ZWAK: tuple[Status, ...] = ("aanname", "voorlopig")


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure as it stands on a page.

    `verandering` names what it is compared with; `reden` says why a value is not shown;
    `verklaar` is the address that explains it; `buiten` means outside the norm. `precies` is the
    value as it was counted (cents, a share of one), for a machine that reads the page, and `soort`
    which kind of value that is. `voorlopig` says why a figure may still change; `vonk` is a little
    drawing of its course and `richting` the verdict over the same course. `status` is the standing
    of the weakest it was made with (`stelsel.STATUSSEN`); None for what was counted from messages
    alone. `weinig`: of so few that it says little; it is greyed, and no percentage.
    """

    naam: str
    waarde: str
    eenheid: str = ""
    verandering: str = ""
    norm: str = ""
    reden: str = ""
    verklaar: str = ""
    buiten: bool = False
    onderdrukt: bool = False
    precies: str = ""
    voorlopig: str = ""
    vonk: str = ""
    richting: str = ""
    status: Status | None = None
    weinig: bool = False
    soort: Celsoort | None = None

    @property
    def zwak(self) -> bool:
        """Does the figure rest on something nobody decided yet?"""
        return self.status in ZWAK

    @property
    def genoemd(self) -> str:
        """The value as a sentence names it: with its standing, when that is a weak one."""
        return f"{self.waarde} ({self.status})" if self.zwak else self.waarde

    @property
    def zin(self) -> str:
        """The figure read aloud, for whoever cannot see it."""
        return " ".join(deel for deel in (self.naam, self.waarde, self.eenheid) if deel)

    @property
    def getypeerd(self) -> Celwaarde:
        """The value as it was counted; None when it is not shown, or not there."""
        if not self.precies:
            return None
        return (
            float(self.precies) if "." in self.precies or "e" in self.precies else int(self.precies)
        )

    @property
    def opmerking(self) -> str:
        """What a reader must know of the value, for a spreadsheet, where nothing unfolds."""
        delen = (self.status, self.reden, self.voorlopig)
        return "; ".join(deel.rstrip(".") for deel in delen if deel)
