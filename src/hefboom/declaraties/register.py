# SPDX-License-Identifier: EUPL-1.2
"""What claims add to the search."""

from __future__ import annotations

from hefboom.declaraties import zoeken
from hefboom.scherm import Kamer, Zoeker

KAMER = Kamer(zoekt=(Zoeker(45, zoeken.declaraties),))
