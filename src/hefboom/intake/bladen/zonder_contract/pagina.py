# SPDX-License-Identifier: EUPL-1.2
"""The working list of allocations that no contract covers."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.intake.bladen.zonder_contract.blad import tabel
from hefboom.intake.moment import nu
from hefboom.intake.zondercontract import zonder_contract
from hefboom.inzage import Inzage, Recht
from hefboom.scherm import Bezoek, Kruimel, blad


def wie(inzage: Inzage) -> bool:
    """Who may open this page? The region and municipalities: the choice was theirs."""
    kring = inzage.kring(Recht.BERICHTEN)
    return inzage.ziet_personen and (kring.regio or bool(kring.gemeenten))


@blad("toewijzingen/zonder-contract/", "zonder_contract")
@require_safe
def zondercontract(bezoek: Bezoek) -> HttpResponse:
    """Which allocations fall under no contract?"""
    if not wie(bezoek.user.inzage):
        raise Http404
    rijen = zonder_contract(bezoek.user, nu())
    regio = stelsel.laad(settings.OMGEVING.regio)
    return render(
        bezoek,
        "intake/zonder_contract/blad.html",
        {
            "aantal": len(rijen),
            "tabel": tabel(rijen, regio, bezoek.user.inzage),
            "kruimels": [Kruimel("Toewijzingen zonder contract")],
        },
    )
