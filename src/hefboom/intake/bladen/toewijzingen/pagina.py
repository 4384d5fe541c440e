# SPDX-License-Identifier: EUPL-1.2
"""The allocations that ask for something: ending soon, not begun, new."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.dossiers import toewijzingen_zichtbaar_voor
from hefboom.intake.bladen.toewijzingen.blad import tabel
from hefboom.intake.bladen.toewijzingen.keuzes import KEUZES, NIEUW, adres, gekozen, keuze
from hefboom.intake.moment import nu
from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, blad


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.ziet_personen


@blad("toewijzingen/", "toewijzingen")
@require_safe
def toewijzingen(bezoek: Bezoek) -> HttpResponse:
    """Which allocations ask for something? Those this reader may see."""
    if not wie(bezoek.user.inzage):
        raise Http404
    op = nu().date()
    code, sinds = gekozen(bezoek, op)
    gevraagd = keuze(code, sinds)
    alle = gevraagd.rijen(toewijzingen_zichtbaar_voor(bezoek.user), op)
    rijen = alle.select_related("jeugdige")
    regio = stelsel.laad(settings.OMGEVING.regio)
    lijst = tabel(gevraagd.vraag, rijen, regio, bezoek.user.inzage, op)
    keuzes = [(een.naam, adres(c), c == code) for c, een in KEUZES.items()]
    keuzes.append(
        (
            keuze(NIEUW, sinds).naam,
            adres(NIEUW, sinds=sinds.isoformat()),
            code == NIEUW,
        )
    )
    return render(
        bezoek,
        "intake/toewijzingen/blad.html",
        {
            "vraag": gevraagd.vraag,
            "volgorde": gevraagd.volgorde,
            "leeg": gevraagd.leeg,
            "keuzes": keuzes,
            "aantal": len(lijst.bron),
            "tabel": lijst,
            "kruimels": [Kruimel("Toewijzingen")],
        },
    )
