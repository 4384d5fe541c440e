# SPDX-License-Identifier: EUPL-1.2
"""From vision to decision: what every goal hangs on, and which hang on nothing."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.inzage import Inzage, Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag
from hefboom.sturing.bladen.doelenboom.blad import inhoud
from hefboom.sturing.blik import blik_of_niets


def wie(inzage: Inzage) -> bool:
    """Everyone who sees the region's figures; each measure hides what this reader may not see."""
    return inzage.mag(Recht.CIJFERS)


@blad("doelenboom/", "doelenboom")
@require_safe
def doelenboom(bezoek: Bezoek) -> HttpResponse:
    """What does the region work towards, and how does it know whether it gets there?"""
    if not wie(bezoek.user.inzage):
        raise Http404
    regio = stelsel.laad(settings.OMGEVING.regio)
    dag = lees_dag(bezoek, "op") or vandaag()
    return render(
        bezoek,
        "sturing/doelenboom/blad.html",
        inhoud(regio, dag, blik_of_niets(bezoek)) | {"kruimels": [Kruimel("Doelen")]},
    )
