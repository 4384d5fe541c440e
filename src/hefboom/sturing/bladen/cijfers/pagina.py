# SPDX-License-Identifier: EUPL-1.2
"""The list of all measures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.cijfers.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import filters, met_gegevens


@blad("cijfers/", "maten")
@met_gegevens
def cijfers(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Which figures are there?"""
    return render(
        bezoek,
        "sturing/cijfers/blad.html",
        inhoud(blik) | {"filters": filters(blik), "kruimels": [Kruimel("Cijfers")]},
    )
