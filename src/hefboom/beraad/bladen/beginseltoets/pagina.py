# SPDX-License-Identifier: EUPL-1.2
"""One decision of the region held against its principles: the questions, and who answered what."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.beraad.bladen.beginseltoets.blad import inhoud, vragen_bij
from hefboom.beraad.formulier import lees
from hefboom.beraad.selectors import toetsen_van
from hefboom.beraad.services import Antwoordfouten, bewaar_toets
from hefboom.beraad.wie import mag_lezen
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("stelsel/besluit/<code:code>/beginselen/", "beginseltoets")
@require_http_methods(["GET", "HEAD", "POST"])
def beginseltoets(bezoek: Bezoek, code: str) -> HttpResponse:
    """How does this decision relate to the principles? 404 for one that is not there."""
    inzage, regio = bezoek.user.inzage, stelsel.laad(settings.OMGEVING.regio)
    besluit = regio[stelsel.Besluitenboek].met(code)
    if besluit is None or not mag_lezen(inzage):
        raise Http404
    mag = inzage.mag(Recht.VOORSTELLEN) or inzage.mag(Recht.VASTSTELLEN)
    vragen, fouten = vragen_bij(regio), None
    if bezoek.method == "POST":
        if not mag:
            raise Http404
        codes = [code for code, _, _ in vragen]
        try:
            bewaar_toets(bezoek.user, besluit.code, codes, lees(bezoek.POST, codes))
            return redirect("beginseltoets", code=code)
        except Antwoordfouten as reden:
            fouten = reden
    context = inhoud(vragen, list(toetsen_van(besluit.code)), fouten, bezoek.POST)
    return render(
        bezoek,
        "beraad/beginseltoets/blad.html",
        context
        | {
            "besluit": besluit,
            "mag": mag,
            "kruimels": [Kruimel("Besluiten", reverse("stelsel")), Kruimel(besluit.titel)],
        },
        status=422 if fouten else 200,
    )
