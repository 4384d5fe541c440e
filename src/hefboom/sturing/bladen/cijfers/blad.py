# SPDX-License-Identifier: EUPL-1.2
"""Every measure with its question and its value."""

from __future__ import annotations

from typing import Any

from hefboom.measures import CATALOGUS
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.cijfers import maak


def inhoud(blik: Blik) -> dict[str, Any]:
    """Every measure with its question and its value."""
    rijen = []
    for maat in CATALOGUS.values():
        adres = blik.adres("maat", maat.code)
        if maat.verplicht:
            rijen.append(
                [
                    Cel(maat.naam, adres=adres, titel=maat.vraag),
                    Cel("per verwijzer", adres=adres),
                    Cel(),
                ]
            )
            continue
        cijfer = maak(blik, maat.code)
        rijen.append(
            [
                Cel(maat.naam, adres=adres, titel=maat.vraag),
                Cel(cijfer=cijfer),
                Cel(cijfer.verandering),
            ]
        )
    return {
        "tabel": Tabel(
            f"Alle cijfers over de hele regio in {blik.periode_tekst}",
            (Kolom("Maat"), Kolom("Waarde", getal=True), Kolom("Verandering")),
            rijen,
        )
    }
