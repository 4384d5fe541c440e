# SPDX-License-Identifier: EUPL-1.2
"""The first page of each role: what needs me today."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hefboom.kernel import Rol
from hefboom.web.paginas.pagina import namen_voor, pagina
from hefboom.web.presenters import raadsblad, vandaag
from hefboom.web.vraag import Blik
from hefboom.web.werk import Werk


@pagina
def thuis(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Home: five sentences for a councillor, a list of what needs attention for the rest."""
    namen = namen_voor(blik)
    if blik.inzage.rol is Rol.RAADSLID:
        return render(request, "web/raad.html", raadsblad.raad(blik, namen))
    context = vandaag.vandaag(blik, namen, Werk(request.user))
    return render(request, "web/thuis.html", context)
