# SPDX-License-Identifier: EUPL-1.2
"""What the region decided, on a day: decisions, scope, frame, contracts, and where it stands."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from hefboom import stelsel
from hefboom.beraad import getoetst
from hefboom.inzage import Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag
from hefboom.sturing.bladen.doelenboom.pagina import wie as ziet_cijfers
from hefboom.sturing.bladen.stelsel.blad import inhoud
from hefboom.sturing.bladen.weging.pagina import wie as ziet_weging


@blad("stelsel/", "stelsel")
def stelsel_blad(bezoek: Bezoek) -> HttpResponse:
    """What did the region decide, and how firm is that?"""
    regio = stelsel.laad(settings.OMGEVING.regio)
    inzage = bezoek.user.inzage
    dag = lees_dag(bezoek, "op") or vandaag()
    return render(
        bezoek,
        "sturing/stelsel/blad.html",
        inhoud(regio, dag, weging=ziet_weging(inzage))
        | {
            "kruimels": [Kruimel("Besluiten")],
            "cijfers": ziet_cijfers(inzage),
            "versies": inzage.mag(Recht.VOORSTELLEN_INZIEN),
            "toetsen": getoetst() if ziet_weging(inzage) else {},
        },
    )
