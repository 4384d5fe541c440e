# SPDX-License-Identifier: EUPL-1.2
"""What everything costs on a day: the region's list, and what contracts agreed besides."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.contracten.bladen.tarieven.blad import inhoud
from hefboom.contracten.selectors import register_van
from hefboom.inzage import Inzage, Recht
from hefboom.kernel import Vraagfout
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.mag(Recht.AANBIEDERS)


@blad("contracten/tarieven/", "tarieven")
@require_safe
def tarieven(bezoek: Bezoek) -> HttpResponse:
    """Which tariffs hold on a day? A provider sees the list and its own."""
    if not wie(bezoek.user.inzage):
        raise Http404
    regio = stelsel.laad(settings.OMGEVING.regio)
    dag = lees_dag(bezoek, "op") or vandaag()
    if dag not in regio.geldig:
        raise Vraagfout(f"De besluiten van {regio.naam} gelden {regio.geldigheid}. Kies zo'n dag.")
    context = inhoud(register_van(bezoek.user), dag, regio)
    context["kruimels"] = [Kruimel("Contracten", reverse("contracten")), Kruimel("Tarieven")]
    return render(bezoek, "contracten/tarieven/blad.html", context)
