# SPDX-License-Identifier: EUPL-1.2
"""The working list of refused claim lines."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.declaraties.bladen.openstaand.blad import tabel
from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.selectors import open_sinds
from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, Werklijst, blad, lees_dag


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
    lijst: Werklijst[Prestatie] = Werklijst.van(bezoek, rijen)
    namen = aanbiedersnamen(inzage, (rij.declaratie.aanbieder for rij in lijst.pagina))
    return render(
        bezoek,
        "declaraties/openstaand/blad.html",
        {
            "lijst": lijst,
            "sinds": sinds,
            "tabel": tabel(
                lijst.pagina,
                stelsel.laad(settings.OMGEVING.regio),
                namen,
                zelf=len(inzage.aanbieders) == 1,
            ),
            "kruimels": [Kruimel("Geweigerde regels")],
        },
    )
