# SPDX-License-Identifier: EUPL-1.2
"""All that was decided and said of one segment, on a day; its figures are on `segment`."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hefboom import stelsel
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag
from hefboom.sturing.bladen.doelenboom.pagina import wie as ziet_cijfers
from hefboom.sturing.bladen.stelsel_segment.blad import inhoud
from hefboom.sturing.bladen.weging.pagina import wie as ziet_weging


@blad("stelsel/segment/<code:code>/", "stelsel_segment")
def stelsel_segment(bezoek: Bezoek, code: str) -> HttpResponse:
    """What was decided about this segment? 404 for a number that never was one."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    if code not in regio.segmentlopen:
        raise Http404
    inzage = bezoek.user.inzage
    dag = lees_dag(bezoek, "op") or vandaag()
    context = inhoud(regio, code, dag, weging=ziet_weging(inzage))
    kruimels = [Kruimel("Besluiten", reverse("stelsel")), Kruimel(context["titel"])]
    weging = ziet_weging(inzage) and code in regio[stelsel.Wegingen].per_segment
    return render(
        bezoek,
        "sturing/stelsel_segment/blad.html",
        context | {"kruimels": kruimels, "weging": weging, "cijfers": ziet_cijfers(inzage)},
    )
