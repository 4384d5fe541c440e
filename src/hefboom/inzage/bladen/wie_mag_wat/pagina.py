# SPDX-License-Identifier: EUPL-1.2
"""Who may see what, and why: for everyone; who holds what, for who oversees it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.inzage.bladen.wie_mag_wat.blad import bevestiging, inhoud
from hefboom.inzage.models import Machtiging
from hefboom.inzage.selectors import lopend_op, machtigingen_zichtbaar_voor
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_getal, lees_keuze


@blad("wie-mag-wat/", "wie_mag_wat")
@require_safe
def wie_mag_wat(bezoek: Bezoek) -> HttpResponse:
    """Who may see what, and why?"""
    zichtbaar = machtigingen_zichtbaar_voor(bezoek.user).prefetch_related("herzieningen")
    ook_oude = lees_keuze(bezoek, "ook", ("beeindigd",)) == "beeindigd"
    rijen = zichtbaar if ook_oude else lopend_op(zichtbaar, vandaag())
    regio = stelsel.laad(settings.OMGEVING.regio)
    laatste = lees_getal(bezoek, "verleend", 1, 10**12)
    aantal = lees_getal(bezoek, "aantal", 1, 100) or 1
    net = (
        Machtiging.objects.none()
        if laatste is None
        else zichtbaar.filter(pk__lte=laatste, pk__gt=laatste - aantal, verleend_door=bezoek.user)
    )
    context = inhoud(bezoek.user, rijen, regio, vandaag())
    return render(
        bezoek,
        "inzage/wie_mag_wat/blad.html",
        context
        | {
            "verleend": bevestiging(net.order_by("pk"), regio),
            "ook_oude": ook_oude,
            "kruimels": [Kruimel("Wie mag wat")],
        },
    )
