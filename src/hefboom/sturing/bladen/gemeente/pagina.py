# SPDX-License-Identifier: EUPL-1.2
"""One municipality beside the region."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, blad
from hefboom.sturing.bladen.gemeente.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.segmentkeuze import gekozen_segment, segmentkeuze, segmentkruimels
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


@blad("gemeente/<code:code>/", "gemeente")
@met_gegevens
def gemeente(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """How is this municipality doing? 404 alike for one not yours and one that is not there."""
    gevonden = blik.regio.gemeente(code)
    if gevonden is None or not blik.inzage.mag_gemeente(code):
        raise Http404
    namen = namen_voor(blik)
    segment = gekozen_segment(bezoek, blik)
    return render(
        bezoek,
        "sturing/gemeente/blad.html",
        inhoud(blik, namen, gevonden, segment)
        | {
            "filters": filters(blik, [segmentkeuze(namen, segment)]),
            "kruimels": segmentkruimels(namen, segment, gevonden.naam),
        },
    )
