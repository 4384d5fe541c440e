# SPDX-License-Identifier: EUPL-1.2
"""The access nobody looked at for a year."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.inzage.bladen.delen.rij import naar_wie_mag_wat, tabel_van
from hefboom.inzage.rechten import Recht
from hefboom.inzage.selectors import na_te_lopen
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("wie-mag-wat/nalopen/", "machtigingen_nalopen")
@require_safe
def nalopen(bezoek: Bezoek) -> HttpResponse:
    """Who still needs what?"""
    if not bezoek.user.inzage.mag(Recht.MACHTIGINGEN_INZIEN):
        raise Http404
    rijen = na_te_lopen(bezoek.user, vandaag()).prefetch_related("herzieningen")
    regio = stelsel.laad(settings.OMGEVING.regio)
    return render(
        bezoek,
        "inzage/nalopen/blad.html",
        {
            "aantal": rijen.count(),
            "tabel": tabel_van("Na te lopen machtigingen", rijen, regio, ""),
            "kruimels": [naar_wie_mag_wat(), Kruimel("Nalopen")],
        },
    )
