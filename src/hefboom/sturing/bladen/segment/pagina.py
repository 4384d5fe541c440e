# SPDX-License-Identifier: EUPL-1.2
"""One segment of the region's layout."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.stelsel import Wegingen
from hefboom.sturing.bladen.segment.blad import inhoud
from hefboom.sturing.bladen.weging.pagina import wie as ziet_weging
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.vooraf import gesloten
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor, niets_te_tonen

#: Figures that are nought when nothing happened in a segment.
IETS = ("jeugdigen", "bestedingen", "budget")


@blad("segment/<code:code>/", "segment")
@met_gegevens
def segment(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """How is this segment doing? 404 for a number that never was one."""
    if code not in blik.regio.segmentlopen:
        raise Http404
    namen = namen_voor(blik)
    dicht = gesloten(blik, namen, code)
    if dicht and not _iets_geteld(blik, code):
        kop = f"Segment {namen.segment(code)} is dicht in {blik.periode_tekst}"
        return niets_te_tonen(bezoek, blik, kop, dicht)
    return render(
        bezoek,
        "sturing/segment/blad.html",
        inhoud(blik, namen, code)
        | {
            "gesloten": dicht,
            "weging": ziet_weging(blik.inzage) and code in blik.regio[Wegingen].per_segment,
            "filters": filters(blik),
            "kruimels": [Kruimel(namen.segment(code))],
        },
    )


def _iets_geteld(blik: Blik, code: str) -> bool:
    """Is there help or money in the segment after all, as in the layout of another day?"""
    rijen = [blik.bereken(maat, waar={"segment": code}).enige for maat in IETS]
    return any(rij.onderdrukt or rij.waarde for rij in rijen)
