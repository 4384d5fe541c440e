# SPDX-License-Identifier: EUPL-1.2
"""The self-scan of one municipality: filled in by itself, with all it said before."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.beraad.bladen.zelfscan.blad import inhoud
from hefboom.beraad.formulier import lees
from hefboom.beraad.kenmerken import KENMERKEN
from hefboom.beraad.selectors import scans
from hefboom.beraad.services import Antwoordfouten, bewaar_scan
from hefboom.beraad.wie import mag_invullen, mag_lezen
from hefboom.inzage import Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("zelfscan/<code:code>/", "zelfscan")
@require_http_methods(["GET", "HEAD", "POST"])
def zelfscan(bezoek: Bezoek, code: str) -> HttpResponse:
    """How does this municipality see its team? 404 for another's."""
    inzage = bezoek.user.inzage
    gemeente = stelsel.laad(settings.OMGEVING.regio).gemeente(code)
    kring = inzage.kring(Recht.EIGEN_CIJFERS)
    if gemeente is None or not mag_lezen(inzage) or not (kring.regio or code in kring.gemeenten):
        raise Http404
    mag = mag_invullen(inzage, code)
    fouten: Antwoordfouten | None = None
    if bezoek.method == "POST":
        if not mag:
            raise Http404
        antwoorden = lees(bezoek.POST, [str(k.nummer) for k in KENMERKEN])
        try:
            bewaar_scan(
                bezoek.user, code, _dag(bezoek.POST.get("op", "")),
                bezoek.POST.get("status", ""), antwoorden,
            )  # fmt: skip
            return redirect("zelfscan", code=code)
        except Antwoordfouten as reden:
            fouten = reden
    context = inhoud(list(scans(inzage, code)), vandaag(), fouten, bezoek.POST)
    return render(
        bezoek,
        "beraad/zelfscan/blad.html",
        context
        | {
            "gemeente": gemeente,
            "mag": mag,
            "kruimels": [Kruimel("Lokale teams", reverse("zelfscans")), Kruimel(gemeente.naam)],
        },
        status=422 if fouten else 200,
    )


def _dag(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
