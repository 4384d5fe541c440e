# SPDX-License-Identifier: EUPL-1.2
"""One claim line: what was claimed, what was granted, and what each check answered."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from hefboom import stelsel
from hefboom.declaraties.bladen.prestatie.blad import inhoud
from hefboom.declaraties.selectors import afgedaan_voor, prestaties_zichtbaar_voor, verwant
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("prestaties/<int:pk>/", "prestatie")
def prestatie(bezoek: Bezoek, pk: int) -> HttpResponse:
    """Is this line right?"""
    rij = get_object_or_404(
        prestaties_zichtbaar_voor(bezoek.user).select_related(
            "declaratie__bericht",
            "declaratie__antwoord",
            "declaratie__regelset",
            "jeugdige",
            "toewijzing",
            "regelset",
        ),
        pk=pk,
    )
    geheel = rij.declaratie
    return render(
        bezoek,
        "declaraties/prestatie/blad.html",
        inhoud(rij, stelsel.laad(settings.OMGEVING.regio), bezoek.user.inzage)
        | {
            "verwant": verwant(rij, bezoek.user),
            "afgedaan": afgedaan_voor(rij, bezoek.user),
            "kruimels": [
                Kruimel(
                    f"Declaratie {geheel.declaratienummer}",
                    reverse("declaratie", args=[geheel.pk]),
                ),
                Kruimel(f"Regel {rij.volgnummer}"),
            ],
        },
    )
