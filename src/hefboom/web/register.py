# SPDX-License-Identifier: EUPL-1.2
"""The first page and one's own views are entries of the menu; search finds those views by name."""

from __future__ import annotations

from hefboom.scherm import Ingang, Kamer, Zoeker
from hefboom.web.overzichten import vind

KAMER = Kamer(
    navigatie=(
        Ingang("Vandaag", "home", 0),
        Ingang("Mijn overzichten", "overzichten", 94, eigen=True),
    ),
    zoekt=(Zoeker(5, vind),),
)
