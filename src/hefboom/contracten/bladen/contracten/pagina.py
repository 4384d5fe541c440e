# SPDX-License-Identifier: EUPL-1.2
"""Every contract this reader may see, what has to be decided first on top."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.contracten.bladen.contracten.blad import inhoud
from hefboom.contracten.selectors import register_van
from hefboom.inzage import Inzage, Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.mag(Recht.AANBIEDERS)


@blad("contracten/", "contracten")
@require_safe
def contracten(bezoek: Bezoek) -> HttpResponse:
    """With whom is there a contract, and when does it end?"""
    inzage = bezoek.user.inzage
    if not wie(inzage):
        raise Http404
    dag = lees_dag(bezoek, "op") or vandaag()
    context = inhoud(register_van(bezoek.user), dag, inzage)
    context["mag_beheren"] = inzage.mag(Recht.CONTRACTEN_BEHEREN)
    context["kruimels"] = [Kruimel("Contracten")]
    return render(bezoek, "contracten/contracten/blad.html", context)
