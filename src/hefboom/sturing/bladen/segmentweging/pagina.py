# SPDX-License-Identifier: EUPL-1.2
"""Why this funding and this procurement, for one segment; and what if a criterion is otherwise."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Filters, Kruimel, blad, lees_keuzes
from hefboom.sturing.bladen.segmentweging.blad import inhoud
from hefboom.sturing.bladen.weging.pagina import wie
from hefboom.sturing.blik import blik_of_niets
from hefboom.sturing.pagina import filters
from hefboom.weging import FEITEN, weeg_anders

FEITCODES = tuple(feit.code for feit in FEITEN)


@blad("weging/<code:code>/", "segmentweging")
@require_safe
def segmentweging(bezoek: Bezoek, code: str) -> HttpResponse:
    """Why these, and what would tip it? 404 for what was not weighed."""
    inzage = bezoek.user.inzage
    regio = stelsel.laad(settings.OMGEVING.regio)
    vastgelegd = weeg_anders(regio, code, ())
    if not wie(inzage) or vastgelegd is None:
        raise Http404
    anders = lees_keuzes(bezoek, "anders", FEITCODES, len(FEITCODES)) or ()
    blik = blik_of_niets(bezoek) if inzage.hele_regio else None
    als = weeg_anders(regio, code, anders) if anders and inzage.hele_regio else None
    return render(
        bezoek,
        "sturing/segmentweging/blad.html",
        inhoud(regio, vastgelegd, als, blik)
        | {
            "mag_proberen": inzage.hele_regio,
            "ziet_cijfers": inzage.mag(Recht.CIJFERS) and blik_of_niets(bezoek) is not None,
            "mag_voorstellen": inzage.mag(Recht.VOORSTELLEN),
            "filters": filters(blik) if blik else None,
            "eigen": Filters((), ("anders",)),
            "kruimels": [
                Kruimel("Weging", reverse("weging")),
                Kruimel(f"{code} {vastgelegd.naam}"),
            ],
        },
    )
