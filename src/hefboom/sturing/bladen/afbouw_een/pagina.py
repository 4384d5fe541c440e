# SPDX-License-Identifier: EUPL-1.2
"""One choice to stop help or make it local: month by month until nothing runs regionally."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.stelsel import Bestemmingen
from hefboom.sturing.bladen.afbouw.pagina import wie
from hefboom.sturing.bladen.afbouw_een.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import met_blik


@blad("afbouw/<code:code>/", "afbouw_een")
@met_blik
def afbouw_een(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """How does it run off? 404 for a choice that is not there."""
    bestemming = blik.regio[Bestemmingen].per_code.get(code)
    if not wie(blik.inzage) or bestemming is None or not bestemming.gaat_weg:
        raise Http404
    context = inhoud(blik, bestemming)
    kruimels = [Kruimel("Afbouw", blik.adres("afbouw")), Kruimel(context["kop"])]
    return render(bezoek, "sturing/afbouw_een/blad.html", context | {"kruimels": kruimels})
