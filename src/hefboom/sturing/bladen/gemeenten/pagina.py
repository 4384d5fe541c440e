# SPDX-License-Identifier: EUPL-1.2
"""All municipalities side by side; for the region's own roles."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.gemeenten.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.hele_regio


@blad("gemeenten/", "gemeenten")
@met_gegevens
def gemeenten(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Where do the municipalities differ?"""
    if not wie(blik.inzage):
        raise Http404
    return render(
        bezoek,
        "sturing/gemeenten/blad.html",
        inhoud(blik, namen_voor(blik))
        | {"filters": filters(blik), "kruimels": [Kruimel("Gemeenten")]},
    )
