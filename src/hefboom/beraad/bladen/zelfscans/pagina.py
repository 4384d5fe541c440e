# SPDX-License-Identifier: EUPL-1.2
"""The thirteen features of a strong local team, municipalities side by side."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.beraad.bladen.zelfscans.blad import inhoud
from hefboom.beraad.selectors import laatste_scans
from hefboom.beraad.wie import mag_lezen
from hefboom.inzage import Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("zelfscan/", "zelfscans")
@require_safe
def zelfscans(bezoek: Bezoek) -> HttpResponse:
    """How do municipalities see their own local team?"""
    inzage = bezoek.user.inzage
    if not mag_lezen(inzage):
        raise Http404
    regio, dag = stelsel.laad(settings.OMGEVING.regio), vandaag()
    kring = inzage.kring(Recht.EIGEN_CIJFERS)
    gemeenten = [
        g for g in regio.gemeenten if dag in g.lid and (kring.regio or g.code in kring.gemeenten)
    ]
    context = inhoud(gemeenten, laatste_scans(inzage))
    return render(
        bezoek, "beraad/zelfscans/blad.html", context | {"kruimels": [Kruimel("Lokale teams")]}
    )
