# SPDX-License-Identifier: EUPL-1.2
"""The list of messages."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.intake import selectors
from hefboom.intake.bladen.berichten.blad import tabel
from hefboom.intake.bladen.berichten.filter import Berichtenfilter
from hefboom.inzage import Inzage, Recht
from hefboom.scherm import Bezoek, Kruimel, blad, onthoud


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.mag(Recht.BERICHTEN)


@blad("berichten/", "berichten")
@require_safe
def berichten(bezoek: Bezoek) -> HttpResponse:
    """The messages this reader may see, newest first, with the reason each row is there."""
    regio, inzage = stelsel.laad(settings.OMGEVING.regio), bezoek.user.inzage
    if not wie(inzage):
        raise Http404
    formulier = Berichtenfilter(bezoek.GET, regio=regio, inzage=inzage)
    gekozen = formulier.toegepast_op(selectors.berichten_zichtbaar_voor(bezoek.user))
    for naam, waarde in formulier.te_bewaren:
        onthoud(bezoek, naam, waarde)
    rijen = gekozen.select_related("bericht").defer("bevindingen", "bericht__inhoud")
    lijst = tabel(rijen.order_by("-bericht_id"), regio, inzage)
    return render(
        bezoek,
        "intake/berichten/blad.html",
        {
            "formulier": formulier,
            "tabel": lijst,
            "aantal": len(lijst.bron),
            "gefilterd": formulier.gefilterd,
            "mag_aanleveren": selectors.mag_aanleveren(bezoek.user),
            "kruimels": [Kruimel("Berichten")],
        },
    )
