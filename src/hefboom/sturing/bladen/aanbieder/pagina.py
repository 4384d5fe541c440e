# SPDX-License-Identifier: EUPL-1.2
"""One provider: own figures beside the anonymous region."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, blad
from hefboom.sturing.bladen.aanbieder.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.segmentkeuze import gekozen_segment, segmentkeuze, segmentkruimels
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


@blad("aanbieder/<code:agb>/", "aanbieder")
@met_gegevens
def aanbieder(bezoek: Bezoek, blik: Blik, agb: str) -> HttpResponse:
    """How is this provider doing? 404 alike for one not yours and one that is not there."""
    namen = namen_voor(blik)
    if agb not in namen.aanbieders or not blik.inzage.mag_aanbieder(agb):
        raise Http404
    segment = gekozen_segment(bezoek, blik)
    return render(
        bezoek,
        "sturing/aanbieder/blad.html",
        inhoud(blik, namen, agb, segment)
        | {
            "filters": filters(blik, [segmentkeuze(namen, segment)]),
            "kruimels": segmentkruimels(namen, segment, namen.aanbieders[agb]),
        },
    )
