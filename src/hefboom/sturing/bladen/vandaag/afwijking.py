# SPDX-License-Identifier: EUPL-1.2
"""Who falls outside the norm beyond chance, on the first page of those who can do something."""

from __future__ import annotations

from typing import Any

from hefboom.inzage import Inzage, Startblad
from hefboom.kernel import getal
from hefboom.scherm import Bezoek
from hefboom.sturing.blik import blik_van
from hefboom.sturing.onderdelen.buiten import Afwijkingen, buitentabel, wie_valt_buiten
from hefboom.sturing.pagina import namen_voor

KOP = "Wie buiten de norm valt, meer dan toeval verklaart"
STARTS = {Startblad.KWALITEIT, Startblad.BELEID, Startblad.LEVEREN}


def wie(inzage: Inzage) -> bool:
    """Whose first page has this part?"""
    return bool(STARTS & set(inzage.starts))


def inhoud(bezoek: Bezoek) -> dict[str, Any] | None:
    """The table, and what one must know to read it; None when nothing can be compared."""
    blik = blik_van(bezoek)
    gevonden = wie_valt_buiten(blik)
    if not gevonden.bekeken:
        return None
    zelf = bool(blik.inzage.aanbieders)
    return {
        "kop": "Waarin u verder afwijkt dan toeval verklaart" if zelf else KOP,
        "uitleg": uitleg(gevonden),
        "tabel": buitentabel(blik, namen_voor(blik), gevonden) if gevonden.genoemd else None,
    }


def _zouden(aantal: int) -> str:
    if not aantal:
        return "zou er waarschijnlijk geen"
    return f"{'zou' if aantal == 1 else 'zouden'} er ongeveer {getal(aantal)}"


def uitleg(gevonden: Afwijkingen) -> str:
    """How often was looked, and how much of what is named may be chance."""
    aantal, genoemd = gevonden.bekeken, len(gevonden.genoemd)
    if aantal == 1:
        return "Er is één cijfer om naast de rest van de regio te leggen."
    zin = (
        f"We legden {getal(aantal)} cijfers naast die van de rest van de regio. Door toeval alleen "
        f"{_zouden(gevonden.verwacht)} opvallen."
    )
    if not genoemd:
        return f"{zin} Geen ervan wijkt zo ver af dat het meer dan toeval is."
    staan = "staat er één" if genoemd == 1 else f"staan er {getal(genoemd)}"
    return (
        f"{zin} Hieronder {staan}; per cijfer is naar verwachting hoogstens 1 op de 10 toch "
        "toeval. "
        "Het grijze vlak is wat bij dit aantal gewoon is, de streep is de rest van de regio."
    )
