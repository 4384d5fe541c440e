# SPDX-License-Identifier: EUPL-1.2
"""What the region wants done with the findings on a message (`stelsel`, subject `beleid`). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from hefboom.kernel import Finding
from hefboom.stelsel import AFKEURCODES, Beleid

#: From light to heavy: a message that has more than one asks for the heaviest.
WERK = ("taak", "betaling_aanhouden")


def volg(bevindingen: Iterable[Finding], beleid: Beleid, dag: date) -> Iterator[Finding]:
    """The findings on a message of `dag`, each with what the region wants done.

    What the standard refuses stays refused.
    """
    for een in bevindingen:
        actie = "opmerking" if een.weigert else beleid.actie(een.code, dag)
        if actie == "afkeuren":
            yield replace(een, retourcode=AFKEURCODES[een.code])
        elif actie in WERK:
            yield replace(een, actie=actie)
        elif actie != "niets":
            yield een


def zwaarste(bevindingen: Iterable[Finding]) -> str:
    """The heaviest action among findings; empty when none asks for one."""
    return max((een.actie for een in bevindingen if een.actie), key=WERK.index, default="")
