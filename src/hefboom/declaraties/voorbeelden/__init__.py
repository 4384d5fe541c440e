# SPDX-License-Identifier: EUPL-1.2
"""Examples per rule about a claim line: the manual, the tests and the claim page read the same.

- `VOORBEELDEN` all of them; of each rule where it holds, where it fails, where it says nothing
- `voorbeelden_van(code)` those of one rule, as they are read
- `UITGANGSPUNT` the right line from which each example differs
"""

from __future__ import annotations

from functools import lru_cache

from hefboom.declaraties.voorbeelden import dubbel, geld, herkenning, periode, product, volume
from hefboom.declaraties.voorbeelden.voorbeeld import Voorbeeld
from hefboom.ijw.voorbeelden import GetoondVoorbeeld

UITGANGSPUNT = (
    "acht uur van product 45A04 in april 2026 voor € 78,00 per uur; "
    "toegewezen is heel 2026 tien uur per maand"
)
__all__ = ["UITGANGSPUNT", "VOORBEELDEN", "Voorbeeld", "voorbeelden_van"]

VOORBEELDEN: tuple[Voorbeeld, ...] = (
    *herkenning.VOORBEELDEN,
    *product.VOORBEELDEN,
    *periode.VOORBEELDEN,
    *geld.VOORBEELDEN,
    *volume.VOORBEELDEN,
    *dubbel.VOORBEELDEN,
)


@lru_cache(maxsize=256)
def voorbeelden_van(code: str) -> tuple[GetoondVoorbeeld, ...]:
    """The examples of one rule; none for a rule that is not about a line."""
    return tuple(voorbeeld.toon() for voorbeeld in VOORBEELDEN if voorbeeld.code == code)
