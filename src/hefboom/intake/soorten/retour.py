# SPDX-License-Identifier: EUPL-1.2
"""Return messages (302, 306, …): what they answer, with return codes.

A municipality or provider may send one from its own system. What it repeats was judged already.
"""

from __future__ import annotations

from hefboom import ijw
from hefboom.intake.soorten.register import register
from hefboom.intake.soorten.soort import Antwoordsoort


class Retoursoort(Antwoordsoort):
    """Every return message is alike; the standard says which there are."""


for _code, _beschrijving in ijw.berichtsoorten().items():
    if _beschrijving.is_retour:
        register.voeg_toe(Retoursoort(_code))
