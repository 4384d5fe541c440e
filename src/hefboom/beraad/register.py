# SPDX-License-Identifier: EUPL-1.2
"""What these answers add to search."""

from __future__ import annotations

from hefboom.beraad.wie import mag_lezen
from hefboom.scherm import Bladnaam, Kamer

KAMER = Kamer(
    bladen=(
        Bladnaam(
            "Lokale teams: zelfscan van de gemeenten",
            "zelfscans",
            ("zelfscan", "dertien kenmerken", "stevige lokale teams", "richtinggevend kader"),
            mag_lezen,
        ),
    ),
)
