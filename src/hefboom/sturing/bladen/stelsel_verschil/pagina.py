# SPDX-License-Identifier: EUPL-1.2
"""What changes in what was decided between two days, a line per value."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hefboom import stelsel
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag
from hefboom.sturing.bladen.stelsel_verschil.blad import inhoud


@blad("stelsel/verschil/", "stelsel_verschil")
def stelsel_verschil(bezoek: Bezoek) -> HttpResponse:
    """What changes? Without days: about the next change."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    eerst, dan = stelsel.wisseling_bij(regio, vandaag())
    context = inhoud(regio, lees_dag(bezoek, "van") or eerst, lees_dag(bezoek, "tot") or dan)
    kruimels = [Kruimel("Besluiten", reverse("stelsel")), Kruimel("Wat verandert er")]
    return render(bezoek, "sturing/stelsel_verschil/blad.html", context | {"kruimels": kruimels})
