# SPDX-License-Identifier: EUPL-1.2
"""A figure is never bare: value, unit, change against a named moment, and its explanation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure as it stands on a page.

    `verandering` names what it is compared with; `reden` says why a value is not shown;
    `verklaar` is the address that explains it; `buiten` means outside the norm. `precies` is the
    value as it was counted (cents, a share of one), for a machine that reads the page. `voorlopig`
    says why an amount may still change; `vonk` is a little drawing of its course.
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

    @property
    def zin(self) -> str:
        """The figure read aloud, for whoever cannot see it."""
        return " ".join(deel for deel in (self.naam, self.waarde, self.eenheid) if deel)
