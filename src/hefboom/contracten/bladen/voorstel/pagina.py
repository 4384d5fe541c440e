# SPDX-License-Identifier: EUPL-1.2
"""One change to the register: what it changes, what it costs, and the decision on it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.contracten.bladen.innemen.pagina import wie
from hefboom.contracten.bladen.voorstel.blad import inhoud
from hefboom.contracten.fouten import InvoerGeweigerd
from hefboom.contracten.opslag import lees_stand
from hefboom.contracten.selectors import voorstellen_zichtbaar_voor
from hefboom.contracten.services import OPEN, VoorstelGeweigerd, stel_vast, wijs_af
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("contracten/voorstel/<int:pk>/", "registervoorstel")
@require_http_methods(["GET", "HEAD", "POST"])
def registervoorstel(bezoek: Bezoek, pk: int) -> HttpResponse:
    """Does this change take effect?"""
    if not wie(bezoek.user.inzage):
        raise Http404
    voorstel = get_object_or_404(voorstellen_zichtbaar_voor(bezoek.user), pk=pk)
    fout = ""
    if bezoek.method == "POST":
        try:
            if "vaststellen" in bezoek.POST:
                stel_vast(pk, bezoek.user, nu())
            else:
                wijs_af(pk, bezoek.user, nu(), bezoek.POST.get("reden", ""))
            return redirect("registervoorstel", pk=pk)
        except (VoorstelGeweigerd, InvoerGeweigerd) as reden:
            fout = str(reden)
    regio = stelsel.laad(settings.OMGEVING.regio)
    context = inhoud(voorstel, lees_stand(), regio, nu().date())
    context |= {
        "fout": fout,
        "open": voorstel.uitkomst == OPEN,
        "eigen": voorstel.voorgesteld_door == bezoek.user,
        "kruimels": [
            Kruimel("Contracten", reverse("contracten")),
            Kruimel("Innemen", reverse("contracten_innemen")),
            Kruimel(voorstel.titel),
        ],
    }
    return render(bezoek, "contracten/voorstel/blad.html", context, status=422 if fout else 200)
