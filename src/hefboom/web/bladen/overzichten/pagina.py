# SPDX-License-Identifier: EUPL-1.2
"""One's own views: the list, and where a page with its choices is kept under a name."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.web.bladen.overzichten.blad import tabel
from hefboom.web.overzichten import Naamfout, bewaar, eigen

#: In the session, until the list is shown: what was just kept, and what was just taken away.
NET_BEWAARD, NET_WEG = "overzicht_bewaard", "overzicht_weg"


@blad("overzichten/", "overzichten")
@require_http_methods(["GET", "HEAD", "POST"])
def overzichten(bezoek: Bezoek) -> HttpResponse:
    """Which views did I name?"""
    fout, naam, zegel = "", bezoek.POST.get("naam", ""), bezoek.POST.get("zegel", "")
    if bezoek.method == "POST":
        try:
            bezoek.session[NET_BEWAARD] = bewaar(bezoek.user, naam, zegel).pk
            return redirect("overzichten")
        except Naamfout as reden:
            fout = str(reden)
    rijen = list(eigen(bezoek.user.inzage))
    net = bezoek.session.pop(NET_BEWAARD, None)
    return render(
        bezoek,
        "web/overzichten/blad.html",
        {
            "fout": fout,
            "naam": naam,
            "zegel": zegel,
            "net": next((rij for rij in rijen if rij.pk == net), None),
            "weg": bezoek.session.pop(NET_WEG, None),
            "tabel": tabel(rijen),
            "kruimels": [Kruimel("Mijn overzichten")],
        },
        status=422 if fout else 200,
    )
