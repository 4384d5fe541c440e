# SPDX-License-Identifier: EUPL-1.2
"""One segment of the region's layout."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.segment.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import filters, met_blik, namen_voor


@blad("segment/<code:code>/", "segment")
@met_blik
def segment(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """How is this segment doing? 404 for a number that never was one."""
    if code not in blik.regio.segmentlopen:
        raise Http404
    namen = namen_voor(blik)
    return render(
        bezoek,
        "sturing/segment/blad.html",
        inhoud(blik, namen, code)
        | {"filters": filters(blik), "kruimels": [Kruimel(namen.segment(code))]},
    )
