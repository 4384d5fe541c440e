# SPDX-License-Identifier: EUPL-1.2
"""Why this funding and this procurement, for all segments at once."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.weging.blad import inhoud


def wie(inzage: Inzage) -> bool:
    """Who buys and who decides about it; a provider bids on the outcome and sees it then."""
    return inzage.hele_regio or bool(inzage.gemeenten)


@blad("weging/", "weging")
@require_safe
def weging(bezoek: Bezoek) -> HttpResponse:
    """Why does the region choose this funding and this procurement for each segment?"""
    if not wie(bezoek.user.inzage):
        raise Http404
    context = inhoud(stelsel.laad(settings.OMGEVING.regio))
    return render(bezoek, "sturing/weging/blad.html", context | {"kruimels": [Kruimel("Weging")]})
