# SPDX-License-Identifier: EUPL-1.2
"""Give someone access."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.inzage.bladen.delen.rij import naar_wie_mag_wat
from hefboom.inzage.bladen.verlenen.formulier import Verleenformulier
from hefboom.inzage.rechten import Recht
from hefboom.inzage.services import OngeldigeGebruiker, verleen
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("wie-mag-wat/verlenen/", "machtiging_verlenen")
@require_http_methods(["GET", "HEAD", "POST"])
def verlenen(bezoek: Bezoek) -> HttpResponse:
    """Who gets access to what?"""
    if not bezoek.user.inzage.mag(Recht.MACHTIGINGEN_BEHEREN):
        raise Http404
    regio = stelsel.laad(settings.OMGEVING.regio)
    formulier = Verleenformulier(bezoek.POST if bezoek.method == "POST" else None, regio=regio)
    fout = ""
    if formulier.is_bound and formulier.is_valid():
        wie = formulier.cleaned_data["gebruiker"]
        try:
            with transaction.atomic():
                verleend = [
                    verleen(wie, aanvraag, door=bezoek.user) for aanvraag in formulier.aanvragen()
                ]
        except OngeldigeGebruiker as reden:
            fout = str(reden)
        else:
            laatste = verleend[-1].pk
            return redirect(f"{reverse('wie_mag_wat')}?verleend={laatste}&aantal={len(verleend)}")
    return render(
        bezoek,
        "inzage/verlenen/blad.html",
        {
            "formulier": formulier,
            "fout": fout,
            "kruimels": [naar_wie_mag_wat(), Kruimel("Verlenen")],
        },
        status=422 if fout or formulier.errors else 200,
    )
