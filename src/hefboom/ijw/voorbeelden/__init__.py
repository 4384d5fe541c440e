# SPDX-License-Identifier: EUPL-1.2
"""Right messages, and per rule what makes one wrong: the manual and the tests read the same.

- `bericht(soort, anders)` a right message of a kind, but for what is changed in it
- `REGELVOORBEELDEN` of each rule within a message where it holds, fails and says nothing
- `voorbeelden_van(code)` those of one rule, as they are read; `GetoondVoorbeeld` one of them
"""

from hefboom.ijw.voorbeelden.berichten import bericht
from hefboom.ijw.voorbeelden.regels import REGELVOORBEELDEN, Regelvoorbeeld
from hefboom.ijw.voorbeelden.tonen import GetoondVoorbeeld, voorbeelden_van

__all__ = [
    "REGELVOORBEELDEN",
    "GetoondVoorbeeld",
    "Regelvoorbeeld",
    "bericht",
    "voorbeelden_van",
]
