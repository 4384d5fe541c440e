# SPDX-License-Identifier: EUPL-1.2
"""What changed since the month before, on every first page that follows figures."""

from __future__ import annotations

from typing import Any

from hefboom.scherm import Bezoek
from hefboom.sturing.bladen.vandaag import deel
from hefboom.sturing.blik import blik_van
from hefboom.sturing.onderdelen.veranderd import veranderd_tabel, veranderingen

wie = deel.wie


def inhoud(bezoek: Bezoek) -> dict[str, Any] | None:
    """The table, and what one must know to read it; None when no month can be shown."""
    blik = blik_van(bezoek)
    gevonden = veranderingen(blik, blik.inzage.starts, blik.eigen)
    if not gevonden:
        return None
    return {
        "uitleg": (
            "Wat echt anders is staat bovenaan. De grijze strook is de gewone schommeling. Een "
            "maand die nog niet volledig is gedeclareerd doet niet mee."
        ),
        "tabel": veranderd_tabel(blik, gevonden, blik.eigen),
    }
