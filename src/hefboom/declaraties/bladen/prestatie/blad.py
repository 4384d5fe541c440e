# SPDX-License-Identifier: EUPL-1.2
"""What the page of one claim line shows, with every check's answer."""

from __future__ import annotations

from typing import Any

from hefboom import stelsel
from hefboom.contracten import naam_met_agb
from hefboom.declaraties import omvang
from hefboom.declaraties.bladen.delen.antwoorden import antwoordentabel
from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.opslag import LET_OP
from hefboom.declaraties.presentatie import (
    antwoorden,
    antwoorden_geheel,
    hoeveelheid,
    naam_gemeente,
    naam_product,
    omvang_van,
    samenvatting,
)
from hefboom.inzage import Inzage


def inhoud(rij: Prestatie, regio: stelsel.Regio, inzage: Inzage) -> dict[str, Any]:
    """Everything the page of one line shows."""
    alle = antwoorden(rij, regio)
    geheel = antwoorden_geheel(rij.declaratie)
    fouten = [een for een in alle if een.stand == "nee"]
    return {
        "prestatie": rij,
        "declaratie": rij.declaratie,
        "antwoorden": antwoordentabel("Elke vraag met haar antwoord", alle),
        "fouten": fouten,
        "opmerkingen": [een for een in alle if een.stand == LET_OP],
        "geheel_afgekeurd": rij.declaratie.geweigerd,
        "geheel": [een for een in geheel if een.stand == "nee"],
        "samenvatting": samenvatting(rij, len(fouten)),
        "credit": rij.ingediend < 0,
        "volume": hoeveelheid(rij.volume, rij.eenheid),
        "tarief": "" if rij.tarief is None else omvang.per_eenheid(rij.tarief, rij.eenheid),
        "product": naam_product(regio, rij.productcode, rij.begindatum),
        "gemeente": naam_gemeente(regio, rij.declaratie.gemeente),
        "aanbieder": naam_met_agb(rij.declaratie.aanbieder, inzage),
        "toewijzing": rij.toewijzing,
        "toegewezen": "" if rij.toewijzing is None else omvang_van(rij.toewijzing),
    }
