# SPDX-License-Identifier: EUPL-1.2
"""Verklaar dit getal: the walk back from a figure to the messages it was counted from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hefboom.measures import CATALOGUS
from hefboom.web.paginas.maat import lees_waar
from hefboom.web.paginas.pagina import Kruimel, namen_voor, pagina
from hefboom.web.presenters import verklaring
from hefboom.web.vraag import Blik


@pagina
def verklaar(request: HttpRequest, blik: Blik, code: str) -> HttpResponse:
    """What one figure means, how it was counted, and the rows behind it."""
    if code not in CATALOGUS:
        raise Http404
    maat = CATALOGUS[code]
    context = verklaring.verklaring(blik, namen_voor(blik), maat, lees_waar(request, maat))
    return render(
        request,
        "web/verklaar.html",
        context
        | {
            "kruimels": [
                Kruimel("Cijfers", blik.adres("maten")),
                Kruimel(maat.naam, blik.adres("maat", code)),
                Kruimel("Verklaar dit getal"),
            ]
        },
    )
