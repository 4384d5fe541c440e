# SPDX-License-Identifier: EUPL-1.2
"""All municipalities beside each other, on one scale."""

from __future__ import annotations

from typing import Any

from hefboom.scherm import Cel, Tabel, kolommen
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import status_van, tussen_haken, van_rij
from hefboom.sturing.onderdelen.deelname import deelname_zin, gedeeld_zin, segmenten_van
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld, gedeeld_cijfer, gesorteerd
from hefboom.sturing.onderdelen.verloop import vonken


def inhoud(blik: Blik, namen: Naamboek) -> dict[str, Any]:
    """All municipalities on one scale."""
    per = ("gemeente",)
    codes = (
        "jeugdigen",
        "jeugdigen_per_100",
        "uitgaven_per_jeugdige",
        "binnen_norm",
        "volgens_plan",
    )
    antwoorden = {code: blik.bereken(code, per=per) for code in codes}
    rijen = {
        code: {rij.sleutel["gemeente"]: rij for rij in uitkomst.rijen}
        for code, uitkomst in antwoorden.items()
    }
    wie = [str(g.code) for g in blik.regio.gemeenten if g.lid.overlaps(blik.periode)]
    gedeeld = segmenten_van(blik, wie)
    lijnen = vonken(blik, "jeugdigen_per_100", "gemeente")
    tabel = []
    leden = [g for g in blik.regio.gemeenten if str(g.code) in wie]
    for gemeente in sorted(leden, key=lambda g: g.naam):
        regel = [Cel(gemeente.naam, adres=namen.adres("gemeente", gemeente.code))]
        regel.append(Cel(vonk=lijnen.get(gemeente.code, "")))
        for code in codes:
            rij = rijen[code].get(gemeente.code)
            regel.append(
                Cel(cijfer=van_rij(blik, antwoorden[code], rij, kort=True)) if rij else Cel("–")
            )
        if gedeeld:
            waar = {"gemeente": str(gemeente.code)}
            regel.append(Cel(cijfer=gedeeld_cijfer(blik, "jeugdigen_per_100", waar, gedeeld)))
        tabel.append(regel)
    heel = blik.bereken("jeugdigen_per_100").enige
    gemiddelde = (heel.waarde, "regio") if heel.waarde is not None else None
    hoogste = next((r for r in gesorteerd(antwoorden["jeugdigen_per_100"]) if r.waarde), None)
    return {
        "deelname": deelname_zin(blik, namen),
        "gedeeld": gedeeld_zin(namen, "iedere gemeente", gedeeld),
        "zin": (
            f"In {namen.naam('gemeente', hoogste.sleutel['gemeente'])} krijgen de meeste "
            f"jeugdigen hulp: {antwoorden['jeugdigen_per_100'].toon(hoogste)} van elke 100"
            f"{tussen_haken(status_van(antwoorden['jeugdigen_per_100'], hoogste))}."
            if hoogste
            else "Er zijn in deze periode geen jeugdigen in zorg bekend."
        ),
        "beeld": balkenbeeld(blik, namen, "jeugdigen_per_100", "gemeente", tegen=gemiddelde),
        "uitgaven": balkenbeeld(blik, namen, "uitgaven_per_jeugdige", "gemeente"),
        "tabel": Tabel(
            f"Gemeenten in {blik.periode_tekst}",
            kolommen(
                "Gemeente",
                "Per 100, verloop",
                "Jeugdigen",
                "Per 100",
                "Uitgaven per inwoner 0–17",
                "Binnen norm gestart",
                "Volgens plan beëindigd",
                *(["Per 100, gedeelde segmenten"] if gedeeld else []),
            ),
            tabel,
        ),
    }
