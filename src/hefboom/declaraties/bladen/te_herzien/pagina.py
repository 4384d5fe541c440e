# SPDX-License-Identifier: EUPL-1.2
"""The granted lines to credit and claim again, since another tariff holds now."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.declaraties.bladen.te_herzien.blad import tabel
from hefboom.declaraties.herzien import te_herzien
from hefboom.inzage import Inzage
from hefboom.kernel import Cents
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Kruimel, blad


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.ziet_personen


@blad("declaraties/te-herzien/", "te_herzien")
@require_safe
def regels_te_herzien(bezoek: Bezoek) -> HttpResponse:
    """Which granted lines would be another amount now?"""
    inzage = bezoek.user.inzage
    if not wie(inzage):
        raise Http404
    rijen = te_herzien(bezoek.user, nu())
    regio = stelsel.laad(settings.OMGEVING.regio)
    return render(
        bezoek,
        "declaraties/te_herzien/blad.html",
        {
            "aantal": len(rijen),
            "was": int(Cents.total(Cents(een.regel.ingediend) for een in rijen)),
            "wordt": int(Cents.total(een.bedrag for een in rijen)),
            "verschil": int(Cents.total(een.verschil for een in rijen)),
            "zelf": bool(inzage.aanbieders),
            "tabel": tabel(rijen, regio, inzage),
            "kruimels": [Kruimel("Opnieuw te declareren")],
        },
    )
