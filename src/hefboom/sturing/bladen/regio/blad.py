# SPDX-License-Identifier: EUPL-1.2
"""The region at a glance: sentence, figures, segments, money, course, savings path."""

from __future__ import annotations

from typing import Any

from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.grens import naast_budget, wachtkaart
from hefboom.sturing.onderdelen.segmenten import antwoordzin, geldbeeld, segmenttabel, spaarbeeld
from hefboom.sturing.onderdelen.verloop import kaart, punten, richting, verloop


def inhoud(blik: Blik, namen: Naamboek) -> dict[str, Any]:
    """The steering picture: sentence, figures, segments, money, trend, savings path."""
    jeugdigen, norm = kaart(blik, "jeugdigen"), kaart(blik, "binnen_norm")
    besteed, budget = kaart(blik, "bestedingen"), maak(blik, "budget")
    reeks = punten(blik, "jeugdigen")
    return {
        "zin": antwoordzin(
            jeugdigen, norm, hulp="uit de regio jeugdhulp", wanneer=blik.periode_tekst
        ),
        "cijfers": [
            jeugdigen,
            kaart(blik, "uitgaven"),
            naast_budget(blik, besteed, budget),
            budget,
            norm,
            wachtkaart(blik, namen),
            kaart(blik, "geweigerd_aandeel"),
            maak(blik, "openstaand_bedrag"),
            maak(blik, "concentratie"),
        ],
        "segmenten": segmenttabel(blik, namen),
        "geld": geldbeeld(blik, namen),
        "verloop": verloop(
            blik,
            "jeugdigen",
            f"Het aantal jeugdigen in zorg per maand {richting(reeks)}.",
            [(blik.regio.naam, {}, True)],
        ),
        "pad": spaarbeeld(blik),
        "periode": blik.periode_tekst,
    }
