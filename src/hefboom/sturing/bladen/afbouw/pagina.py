# SPDX-License-Identifier: EUPL-1.2
"""Help that stops or becomes local, and how much of it still runs regionally."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.afbouw.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import met_blik


def wie(inzage: Inzage) -> bool:
    """Who sees small numbers as they are: the region itself."""
    return inzage.hele_regio


@blad("afbouw/", "afbouw")
@met_blik
def afbouw(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Which help goes, when, and what of it runs on?"""
    if not wie(blik.inzage):
        raise Http404
    context = inhoud(blik) | {"kruimels": [Kruimel("Afbouw")]}
    return render(bezoek, "sturing/afbouw/blad.html", context)
