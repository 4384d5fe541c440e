# SPDX-License-Identifier: EUPL-1.2
"""What the page of one rule shows: what it asks, of which messages, and examples."""

from __future__ import annotations

from typing import Any

from hefboom import ijw
from hefboom.declaraties import voorbeelden as bij_declaraties
from hefboom.ijw import voorbeelden as in_het_bericht


def inhoud(regel: ijw.Regel) -> dict[str, Any]:
    """Everything the page shows."""
    retour = regel.retourcode
    return {
        "regel": regel,
        "betekenis": ijw.codelijst("WJ001").get(retour, "") if retour else "",
        "berichten": [_berichtnaam(soort) for soort in regel.berichten],
        "redenen": [zin for zin in (regel.reden, regel.grens) if zin],
        "voorbeelden": [
            ("in het bericht zelf", in_het_bericht.voorbeelden_van(regel.code)),
            (
                f"bij een declaratieregel, van {bij_declaraties.UITGANGSPUNT}",
                bij_declaraties.voorbeelden_van(regel.code),
            ),
        ],
    }


def _berichtnaam(code: str) -> str:
    soort = ijw.berichtsoort(code)
    return f"{code} {soort.titel}" if soort else code
