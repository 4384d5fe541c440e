# SPDX-License-Identifier: EUPL-1.2
"""What the page of one claim shows, except its lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hefboom import stelsel
from hefboom.contracten.namen import naam_met_agb
from hefboom.declaraties.models import Declaratie
from hefboom.declaraties.presentatie import antwoorden_geheel, naam_gemeente
from hefboom.kernel import euro


def inhoud(rij: Declaratie, tellingen: Mapping[str, int], regio: stelsel.Regio) -> dict[str, Any]:
    """Everything the page of one claim shows, except its lines."""
    geheel = antwoorden_geheel(rij)
    afgekeurd = rij.geweigerd
    regels = tellingen["alle"]
    if afgekeurd:
        zin_ = f"Als geheel afgekeurd: van {euro(rij.ingediend)} is niets toegekend."
    elif tellingen["geweigerd"] == 0:
        zin_ = f"Helemaal toegekend: {euro(rij.toegekend)} over {regels} regels."
    else:
        zin_ = (
            f"{euro(rij.toegekend)} van {euro(rij.ingediend)} toegekend; "
            f"{tellingen['geweigerd']} van de {regels} regels afgewezen."
        )
    return {
        "declaratie": rij,
        "geheel": geheel,
        "geheel_afgekeurd": afgekeurd,
        "samenvatting": zin_,
        "gemeente": naam_gemeente(regio, rij.gemeente),
        "aanbieder": naam_met_agb(rij.aanbieder),
        "afgewezen": rij.ingediend - rij.toegekend,
    }
