# SPDX-License-Identifier: EUPL-1.2
"""Record what was agreed on an allocation, for a second person to adopt."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom.contracten import naam_met_agb
from hefboom.declaraties.bladen.maatwerk_nieuw.formulier import Maatwerkformulier
from hefboom.declaraties.maatwerkzaken import (
    MaatwerkGeweigerd,
    mag_maatwerk,
    stel_maatwerk_voor,
)
from hefboom.declaraties.presentatie import omvang_van
from hefboom.dossiers import toewijzingen_zichtbaar_voor
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("maatwerk/bij/<code:gemeente>/<int:nummer>/", "maatwerk_nieuw")
@require_http_methods(["GET", "HEAD", "POST"])
def maatwerk_nieuw(bezoek: Bezoek, gemeente: str, nummer: int) -> HttpResponse:
    """What was agreed on this allocation?"""
    if not mag_maatwerk(bezoek.user.inzage, gemeente):
        raise Http404
    toewijzing = (
        toewijzingen_zichtbaar_voor(bezoek.user)
        .filter(gemeente=gemeente, toewijzingnummer=nummer)
        .first()
    )
    if toewijzing is None:
        raise Http404
    ingevuld = bezoek.POST if bezoek.method == "POST" else None
    formulier, fout = Maatwerkformulier(ingevuld, toewijzing=toewijzing), ""
    if formulier.is_bound and formulier.is_valid():
        try:
            rij = stel_maatwerk_voor(toewijzing, formulier.inhoud(), bezoek.user, nu())
        except MaatwerkGeweigerd as reden:
            fout = str(reden)
        else:
            return redirect("maatwerk_een", pk=rij.pk)
    return render(
        bezoek,
        "declaraties/maatwerk_nieuw/blad.html",
        {
            "toewijzing": toewijzing,
            "aanbieder": naam_met_agb(toewijzing.aanbieder, bezoek.user.inzage),
            "toegewezen": omvang_van(toewijzing),
            "formulier": formulier,
            "fout": fout,
            "kruimels": [Kruimel("Maatwerk", reverse("maatwerk")), Kruimel("Vastleggen")],
        },
        status=422 if fout or formulier.errors else 200,
    )
