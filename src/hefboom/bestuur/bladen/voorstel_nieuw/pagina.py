# SPDX-License-Identifier: EUPL-1.2
"""Begin a proposal to change what the region decided."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.bestuur.bladen.voorstel_nieuw.formulier import Voorstelformulier
from hefboom.bestuur.services import begin
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad, lees_keuze


@blad("voorstellen/nieuw/", "voorstel_nieuw")
@require_http_methods(["GET", "HEAD", "POST"])
def voorstel_nieuw(bezoek: Bezoek) -> HttpResponse:
    """What do you propose? `?weging=1` goes on to the weighing of that segment."""
    if not bezoek.user.inzage.mag(Recht.VOORSTELLEN):
        raise Http404
    regio = stelsel.laad(settings.OMGEVING.regio)
    segment = lees_keuze(bezoek, "weging", tuple(regio.segmentlopen))
    gegeven = {"data": bezoek.POST, "files": bezoek.FILES} if bezoek.method == "POST" else {}
    begonnen = {"titel": f"Weging van segment {segment}"} if segment else {}
    formulier = Voorstelformulier(**gegeven, initial=begonnen, regio=regio)
    if formulier.is_bound and formulier.is_valid():
        ingevuld = formulier.cleaned_data
        voorstel = begin(bezoek.user, ingevuld["titel"], ingevuld["toelichting"], ingevuld["pak"])
        if segment and ingevuld["pak"] is None:
            return redirect("voorstelweging", nummer=voorstel.pk, segment=segment)
        return redirect("voorstel", nummer=voorstel.pk)
    return render(
        bezoek,
        "bestuur/voorstel_nieuw/blad.html",
        {
            "formulier": formulier,
            "regio": regio.naam,
            "kruimels": [Kruimel("Voorstellen", reverse("voorstellen")), Kruimel("Nieuw")],
        },
        status=422 if formulier.errors else 200,
    )
