# SPDX-License-Identifier: EUPL-1.2
"""The proposal to refuse a request that no contract covers, and the message for it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hefboom.contracten import laad_contractenboek, naam_met_agb
from hefboom.dossiers import Verzoek, verzoeken_zichtbaar_voor
from hefboom.intake.afwijsvoorstel import Afwijsvoorstel, afwijsvoorstel, mag_afwijzen
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.moment import nu
from hefboom.intake.soorten.jw319 import schrijf_afwijzing
from hefboom.scherm import Bezoek, Kruimel, blad


def _zoek(bezoek: Bezoek, pk: int) -> tuple[Verzoek, Afwijsvoorstel]:
    """The request with its proposal; 404 without one, or for who may not see it."""
    zichtbaar = verzoeken_zichtbaar_voor(bezoek.user).select_related("jeugdige")
    verzoek = get_object_or_404(zichtbaar, pk=pk)
    if not mag_afwijzen(bezoek.user.inzage, verzoek.gemeente):
        raise Http404
    voorstel = afwijsvoorstel(verzoek, laad_contractenboek())
    if voorstel is None:
        raise Http404
    return verzoek, voorstel


@blad("berichten/afwijzen/<int:pk>/", "afwijzen")
@require_safe
def afwijzen(bezoek: Bezoek, pk: int) -> HttpResponse:
    """Is this request to be refused, since no contract covers it?"""
    verzoek, voorstel = _zoek(bezoek, pk)
    return render(
        bezoek,
        "intake/afwijzen/blad.html",
        {
            "verzoek": verzoek,
            "voorstel": voorstel,
            "aanbieder": naam_met_agb(verzoek.aanbieder, bezoek.user.inzage),
            "kruimels": [
                naar_de_lijst(),
                Kruimel("Verzoek", reverse("bericht", args=[verzoek.bericht_id])),
                Kruimel("Afwijzen"),
            ],
        },
    )


@blad("berichten/afwijzen/<int:pk>/jw319.xml", "afwijzen_jw319")
@require_safe
def afwijzen_jw319(bezoek: Bezoek, pk: int) -> HttpResponse:
    """The JW319 that refuses it, to be sent by the municipality."""
    verzoek, voorstel = _zoek(bezoek, pk)
    data = schrijf_afwijzing(verzoek, voorstel.reden, nu().date())
    antwoord = HttpResponse(data, content_type="application/xml")
    antwoord["Content-Disposition"] = 'attachment; filename="jw319-voorstel.xml"'
    return antwoord
