# SPDX-License-Identifier: EUPL-1.2
"""One file of a draft, to change as text."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.bestuur.bladen.voorstel.pagina import voorstel_of_404
from hefboom.bestuur.models import Voorstelstand
from hefboom.bestuur.pak import Voorstelfout
from hefboom.bestuur.services import wijzig
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("voorstellen/<int:nummer>/bestand/<slug:onderwerp>/", "voorstelbestand")
@require_http_methods(["GET", "HEAD", "POST"])
def voorstelbestand(bezoek: Bezoek, nummer: int, onderwerp: str) -> HttpResponse:
    """What should it say? Wrong text is kept in a draft, and said; a right one goes back."""
    rij = voorstel_of_404(bezoek, nummer)
    naam = f"{onderwerp}.yaml"
    maker = bezoek.user.inzage.mag(Recht.VOORSTELLEN) and rij.gemaakt_door_id == bezoek.user.pk
    if naam not in rij.bestanden or not maker or rij.stand != Voorstelstand.CONCEPT:
        raise Http404
    fout = ""
    if bezoek.method == "POST":
        try:
            rij = wijzig(rij, bezoek.user, {naam: bezoek.POST.get("tekst", "")})
        except Voorstelfout as reden:
            fout = str(reden)
    keuring = stelsel.keur(rij.inhoud, settings.OMGEVING.regio)
    hier = [gebrek for gebrek in keuring.gebreken if gebrek.bestand.rpartition("/")[2] == naam]
    if bezoek.method == "POST" and not fout and not hier:
        return redirect("voorstel", nummer=nummer)
    return render(
        bezoek,
        "bestuur/voorstelbestand/blad.html",
        {
            "voorstel": rij,
            "naam": naam,
            "tekst": rij.bestanden[naam],
            "regels": min(40, rij.bestanden[naam].count("\n") + 4),
            "fout": fout,
            "gebreken": hier,
            "kruimels": [
                Kruimel("Voorstellen", reverse("voorstellen")),
                Kruimel(f"{rij.pk}. {rij.titel}", reverse("voorstel", kwargs={"nummer": rij.pk})),
                Kruimel(naam),
            ],
        },
        status=422 if fout or (hier and bezoek.method == "POST") else 200,
    )
