# SPDX-License-Identifier: EUPL-1.2
"""Search: a page by its name, and what the rooms find. Each within what the asker may see."""

from __future__ import annotations

from itertools import islice

from django.http import HttpResponse
from django.shortcuts import redirect, render

from hefboom.scherm import Bezoek, Kruimel, Vondst, blad, lees_tekst
from hefboom.scherm.kamer import ingangen, vondsten

MEESTE = 25


@blad("zoeken/", "zoeken")
def zoeken(bezoek: Bezoek) -> HttpResponse:
    """What matches; straight on to the page when only one thing does."""
    term = lees_tekst(bezoek, "q")
    gevonden = vind(bezoek, term) if term else []
    if len(gevonden) == 1:
        return redirect(gevonden[0].adres)
    return render(
        bezoek,
        "web/zoeken/blad.html",
        {
            "zoekterm": term,
            "vondsten": gevonden[:MEESTE],
            "meer": len(gevonden) > MEESTE,
            "kruimels": [Kruimel("Zoeken")],
        },
    )


def vind(bezoek: Bezoek, term: str) -> list[Vondst]:
    """One more than is shown at most, so that the page can say that there is more."""
    inzage, klein = bezoek.user.inzage, term.casefold()
    bladen = [
        Vondst("pagina", naam, adres)
        for naam, adres in ingangen(inzage)
        if klein in naam.casefold()
    ]
    rest = islice(vondsten(bezoek, term), max(0, MEESTE + 1 - len(bladen)))
    return [*bladen, *rest]
