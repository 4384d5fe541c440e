# SPDX-License-Identifier: EUPL-1.2
"""Hand in files: kept at once, handled in the background."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hefboom.intake import selectors
from hefboom.intake.bladen.aanleveren.formulier import Aanleverformulier
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.jobs import neem_aan
from hefboom.intake.moment import nu
from hefboom.omgeving import MEGABYTE
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("berichten/aanleveren/", "aanleveren")
@require_http_methods(["GET", "HEAD", "POST"])
def aanleveren(bezoek: Bezoek) -> HttpResponse:
    """Which messages do you hand in?"""
    if not selectors.mag_aanleveren(bezoek.user):
        raise Http404
    formulier = Aanleverformulier(bezoek.POST or None, bezoek.FILES or None)
    if bezoek.method == "POST":
        formulier = Aanleverformulier(bezoek.POST, bezoek.FILES)
        if formulier.is_valid():
            gekozen = formulier.cleaned_data["bestanden"]
            return redirect("aanlevering", pk=neem_aan(bezoek.user, gekozen, nu()).pk)
    return render(
        bezoek,
        "intake/aanleveren/blad.html",
        {
            "formulier": formulier,
            "meeste": Aanleverformulier.meeste(),
            "megabytes": settings.OMGEVING.max_bericht // MEGABYTE,
            "declaratie_megabytes": settings.OMGEVING.max_declaratie // MEGABYTE,
            "kruimels": [naar_de_lijst(), Kruimel("Aanleveren")],
        },
        status=422 if formulier.errors else 200,
    )
