# SPDX-License-Identifier: EUPL-1.2
"""Every proposal to change the region's decisions, with its next action."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.bestuur.bladen.voorstellen.blad import inhoud
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad, lees_keuze

LIJSTEN = ("wacht", "concept")


@blad("voorstellen/", "voorstellen")
@require_safe
def voorstellen(bezoek: Bezoek) -> HttpResponse:
    """What is proposed, how far is it, and who has to do something?"""
    if not bezoek.user.inzage.mag(Recht.VOORSTELLEN_INZIEN):
        raise Http404
    return render(
        bezoek,
        "bestuur/voorstellen/blad.html",
        inhoud(bezoek.user, lees_keuze(bezoek, "lijst", LIJSTEN))
        | {"kruimels": [Kruimel("Voorstellen")]},
    )
