# SPDX-License-Identifier: EUPL-1.2
"""One view of one's own: another name, or away with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.web.bladen.overzichten.pagina import NET_BEWAARD, NET_WEG
from hefboom.web.overzichten import Naamfout, eigen, hernoem, verwijder


@blad("overzichten/<int:pk>/", "overzicht")
@require_http_methods(["GET", "HEAD", "POST"])
def overzicht(bezoek: Bezoek, pk: int) -> HttpResponse:
    """Is this view still wanted, and under this name?"""
    rij, fout = get_object_or_404(eigen(bezoek.user.inzage), pk=pk), ""
    was = rij.naam
    if bezoek.method == "POST" and "verwijder" in bezoek.POST:
        bezoek.session[NET_WEG] = verwijder(rij)
        return redirect("overzichten")
    if bezoek.method == "POST":
        try:
            bezoek.session[NET_BEWAARD] = hernoem(rij, bezoek.POST.get("naam", "")).pk
            return redirect("overzichten")
        except Naamfout as reden:
            fout = str(reden)
    return render(
        bezoek,
        "web/overzicht/blad.html",
        {
            "rij": rij,
            "was": was,
            "naam": bezoek.POST.get("naam", was),
            "fout": fout,
            "kruimels": [Kruimel("Mijn overzichten", reverse("overzichten")), Kruimel(was)],
        },
        status=422 if fout else 200,
    )
