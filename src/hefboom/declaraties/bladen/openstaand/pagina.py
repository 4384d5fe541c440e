# SPDX-License-Identifier: EUPL-1.2
"""The working list of refused claim lines."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.declaraties.bladen.openstaand.blad import tabel
from hefboom.declaraties.selectors import open_sinds
from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.ziet_personen


@blad("declaraties/openstaand/", "openstaand")
@require_safe
def openstaand(bezoek: Bezoek) -> HttpResponse:
    """Which refused lines still ask for something?"""
    inzage = bezoek.user.inzage
    if not wie(inzage):
        raise Http404
    sinds = lees_dag(bezoek, "sinds")
    rijen = open_sinds(bezoek.user, sinds).select_related("declaratie", "regelset", "jeugdige")
    lijst = tabel(rijen, stelsel.laad(settings.OMGEVING.regio), inzage)
    return render(
        bezoek,
        "declaraties/openstaand/blad.html",
        {
            "aantal": len(lijst.bron),
            "sinds": sinds,
            "tabel": lijst,
            "kruimels": [Kruimel("Geweigerde regels")],
        },
    )
