# SPDX-License-Identifier: EUPL-1.2
"""All municipalities side by side."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, blad
from hefboom.sturing.bladen.gemeenten.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.segmentkeuze import gekozen_segment, segmentkeuze, segmentkruimels
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.naast_elkaar


@blad("gemeenten/", "gemeenten")
@met_gegevens
def gemeenten(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Where do the municipalities differ?"""
    if not wie(blik.inzage):
        raise Http404
    namen = namen_voor(blik)
    segment = gekozen_segment(bezoek, blik)
    return render(
        bezoek,
        "sturing/gemeenten/blad.html",
        inhoud(blik, namen, segment)
        | {
            "filters": filters(blik, [segmentkeuze(namen, segment)]),
            "kruimels": segmentkruimels(namen, segment, "Gemeenten"),
        },
    )
