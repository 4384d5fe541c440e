# SPDX-License-Identifier: EUPL-1.2
"""The steering picture of the whole region."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, blad
from hefboom.sturing.bladen.regio.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


@blad("regio/", "regio")
@met_gegevens
def regio(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """How is the region doing?"""
    context = inhoud(blik, namen_voor(blik)) | {"filters": filters(blik)}
    return render(bezoek, "sturing/regio/blad.html", context)
