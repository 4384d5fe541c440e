# SPDX-License-Identifier: EUPL-1.2
"""The first page is an entry of the menu itself."""

from __future__ import annotations

from hefboom.scherm import Ingang, Kamer

KAMER = Kamer(navigatie=(Ingang("Vandaag", "home", 0),))
