# SPDX-License-Identifier: EUPL-1.2
"""The maatwerk records a reader may see."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.declaraties.bladen.maatwerk.blad import tabel
from hefboom.declaraties.models import Maatwerkuitkomst
from hefboom.declaraties.selectors import maatwerk_zichtbaar_voor
from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Filters, Keuze, Kruimel, blad, lees_keuze


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.ziet_personen


@blad("maatwerk/", "maatwerk")
@require_safe
def maatwerk(bezoek: Bezoek) -> HttpResponse:
    """Which maatwerk was agreed on?"""
    if not wie(bezoek.user.inzage):
        raise Http404
    stand = lees_keuze(bezoek, "stand", Maatwerkuitkomst.values)
    rijen = maatwerk_zichtbaar_voor(bezoek.user)
    if stand:
        rijen = rijen.filter(uitkomst=stand)
    lijst = tabel(rijen, stelsel.laad(settings.OMGEVING.regio), bezoek.user.inzage)
    keuzes = [("", "alle"), *Maatwerkuitkomst.choices]
    return render(
        bezoek,
        "declaraties/maatwerk/blad.html",
        {
            "aantal": len(lijst.bron),
            "gefilterd": bool(stand),
            "tabel": lijst,
            "filters": Filters(
                [Keuze("stand", "Stand", [(code, naam, code == stand) for code, naam in keuzes])]
            ),
            "kruimels": [Kruimel("Maatwerk")],
        },
    )
