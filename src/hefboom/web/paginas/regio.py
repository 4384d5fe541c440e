# SPDX-License-Identifier: EUPL-1.2
"""The region and its parts: overview, one segment, all municipalities, all providers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hefboom.kernel import Rol
from hefboom.web.paginas.pagina import Kruimel, filters, namen_voor, pagina
from hefboom.web.presenters import overzicht, segmentblad
from hefboom.web.vraag import Blik


@pagina
def regio(request: HttpRequest, blik: Blik) -> HttpResponse:
    """The steering picture of the whole region."""
    context = overzicht.regio(blik, namen_voor(blik))
    return render(request, "web/regio.html", context | {"filters": filters(blik)})


@pagina
def segment(request: HttpRequest, blik: Blik, code: str) -> HttpResponse:
    """One segment."""
    namen = namen_voor(blik)
    if code not in blik.regio.segmentlopen:
        raise Http404
    context = segmentblad.segment(blik, namen, code)
    return render(
        request,
        "web/segment.html",
        context | {"filters": filters(blik), "kruimels": [Kruimel(namen.segment(code))]},
    )


@pagina
def gemeenten(request: HttpRequest, blik: Blik) -> HttpResponse:
    """All municipalities side by side; for the region's own roles."""
    if not blik.inzage.hele_regio:
        raise Http404
    context = overzicht.gemeenten(blik, namen_voor(blik))
    return render(
        request,
        "web/gemeenten.html",
        context | {"filters": filters(blik), "kruimels": [Kruimel("Gemeenten")]},
    )


@pagina
def aanbieders(request: HttpRequest, blik: Blik) -> HttpResponse:
    """The providers this reader may open."""
    if blik.inzage.rol in (Rol.AANBIEDER, Rol.RAADSLID):
        raise Http404
    context = overzicht.aanbieders(blik, namen_voor(blik))
    return render(
        request,
        "web/aanbieders.html",
        context | {"filters": filters(blik), "kruimels": [Kruimel("Aanbieders")]},
    )
