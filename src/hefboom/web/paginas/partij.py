# SPDX-License-Identifier: EUPL-1.2
"""One municipality and one provider, each beside the region."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hefboom.web.namen import Namen
from hefboom.web.paginas.pagina import Keuze, Kruimel, filters, namen_voor, pagina
from hefboom.web.presenters import aanbiederblad, gemeenteblad
from hefboom.web.vraag import Blik


@pagina
def gemeente(request: HttpRequest, blik: Blik, code: str) -> HttpResponse:
    """One municipality; 404 alike for one that is not yours and one that is not there."""
    gevonden = blik.regio.gemeente(code)
    if gevonden is None or not blik.inzage.mag_gemeente(code):
        raise Http404
    namen = namen_voor(blik)
    segment = _segment(request, blik)
    context = gemeenteblad.gemeente(blik, namen, gevonden, segment)
    return render(
        request,
        "web/gemeente.html",
        context
        | {
            "filters": filters(blik, [_segmentkeuze(namen, segment)]),
            "kruimels": _kruimels(namen, segment, gevonden.naam),
        },
    )


@pagina
def aanbieder(request: HttpRequest, blik: Blik, agb: str) -> HttpResponse:
    """One provider: own figures beside the anonymous region."""
    namen = namen_voor(blik)
    if agb not in namen.aanbieders or not blik.inzage.mag_aanbieder(agb):
        raise Http404
    segment = _segment(request, blik)
    context = aanbiederblad.aanbieder(blik, namen, agb, segment)
    return render(
        request,
        "web/aanbieder.html",
        context
        | {
            "filters": filters(blik, [_segmentkeuze(namen, segment)]),
            "kruimels": _kruimels(namen, segment, namen.aanbieders[agb]),
        },
    )


def _segment(request: HttpRequest, blik: Blik) -> str:
    segment = request.GET.get("segment", "")
    if segment and segment not in blik.regio.segmentlopen:
        raise Http404
    return segment


def _segmentkeuze(namen: Namen, gekozen: str) -> Keuze:
    extra = [gekozen] if gekozen else []
    opties = [("", "alle segmenten", not gekozen)]
    opties += [(code, titel, code == gekozen) for code, titel in namen.segmenten(extra)]
    return Keuze("segment", "Segment", opties)


def _kruimels(namen: Namen, segment: str, naam: str) -> list[Kruimel]:
    eerst = [Kruimel(namen.segment(segment), namen.adres("segment", segment))] if segment else []
    return [*eerst, Kruimel(naam)]
