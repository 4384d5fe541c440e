# SPDX-License-Identifier: EUPL-1.2
"""One provider beside the region. The region is anonymous: no other provider is named."""

from __future__ import annotations

from typing import Any

from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.grens import of_toeval
from hefboom.sturing.onderdelen.segmenten import antwoordzin, segmenttabel
from hefboom.sturing.onderdelen.trechterbeeld import trechterbeeld
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld, naast_de_regio
from hefboom.sturing.onderdelen.verloop import kaart, punten, richting, verloop

NAAST = (
    "jeugdigen",
    "nieuwe_trajecten",
    "duur",
    "volgens_plan",
    "wachttijd",
    "binnen_norm",
    "boven_norm",
    "geweigerd_aandeel",
    "groepsaandeel",
)


def inhoud(blik: Blik, namen: Naamboek, agb: str, segment: str) -> dict[str, Any]:
    """Everything the page of one provider shows, within one segment when asked."""
    eigen = {"aanbieder": agb}
    rest = {"segment": segment} if segment else {}
    waar = {**eigen, **rest}
    naam = namen.aanbieders[agb]
    jeugdigen = kaart(blik, "jeugdigen", waar)
    norm = of_toeval(blik, "binnen_norm", "aanbieder", agb, rest)
    zelf = agb in blik.inzage.aanbieders
    return {
        "agb": agb,
        "naam": naam,
        "vertrek": blik.inzage.hele_regio,
        "segmentnaam": namen.segment(segment) if segment else "",
        "alleen_eigen_gemeente": bool(blik.inzage.gemeenten) and not blik.inzage.hele_regio,
        "zin": antwoordzin(
            jeugdigen, norm, hulp=f"van {naam} jeugdhulp", wanneer=blik.periode_tekst
        ),
        "cijfers": [
            jeugdigen,
            kaart(blik, "uitgaven", waar),
            norm,
            of_toeval(blik, "volgens_plan", "aanbieder", agb, rest),
            maak(blik, "openstaande_weigeringen", waar),
            maak(blik, "openstaand_bedrag", waar),
        ],
        "verloop": verloop(
            blik,
            "jeugdigen",
            f"Het aantal jeugdigen per maand {richting(punten(blik, 'jeugdigen', waar))}.",
            [(naam, waar, True)],
        ),
        "segmenten": segmenttabel(blik, namen, eigen) if not segment else None,
        "naast": naast_de_regio(blik, NAAST, eigen, "Uw organisatie" if zelf else naam, rest),
        "trechter": trechterbeeld(blik, namen, "binnen_norm", rest, eigen=agb),
        "producten": balkenbeeld(blik, namen, "uitgaven", "product", waar),
        "periode": blik.periode_tekst,
    }
