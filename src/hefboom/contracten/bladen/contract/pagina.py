# SPDX-License-Identifier: EUPL-1.2
"""What was agreed with one provider: what it may deliver, at what price, until when."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.contracten.bladen.contract.blad import BINNENKORT, inhoud
from hefboom.contracten.kalender import momenten
from hefboom.contracten.namen import aanbiedersnamen
from hefboom.contracten.selectors import register_van
from hefboom.inzage import Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag


@blad("contract/<code:agb>/", "contract")
@require_safe
def contract(bezoek: Bezoek, agb: str) -> HttpResponse:
    """What was agreed? 404 alike for one not yours and one that is not there."""
    inzage = bezoek.user.inzage
    naam = aanbiedersnamen(inzage, [agb]).get(agb)
    if naam is None or not inzage.mag_aanbieder(agb):
        raise Http404
    dag = lees_dag(bezoek, "op") or vandaag()
    regio = stelsel.laad(settings.OMGEVING.regio)
    wat_komt = momenten(inzage, dag, dag + BINNENKORT)
    context = inhoud(register_van(bezoek.user), agb, naam, dag, regio, wat_komt)
    context["mag_contacten"] = inzage.mag(Recht.BERICHTEN)
    context["kruimels"] = [Kruimel("Contracten", reverse("contracten")), Kruimel(naam)]
    return render(bezoek, "contracten/contract/blad.html", context)
