# SPDX-License-Identifier: EUPL-1.2
"""One claim: its totals, the whole-claim checks, and its lines, refused ones first."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from hefboom import stelsel
from hefboom.declaraties.bladen.declaratie.blad import inhoud, regeltabel
from hefboom.declaraties.selectors import declaraties_zichtbaar_voor
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("declaraties/<int:pk>/", "declaratie")
def declaratie(bezoek: Bezoek, pk: int) -> HttpResponse:
    """What was granted of this claim?"""
    rij = get_object_or_404(
        declaraties_zichtbaar_voor(bezoek.user).select_related("bericht", "antwoord", "regelset"),
        pk=pk,
    )
    regels = rij.prestaties.select_related("jeugdige").order_by(
        "-geweigerd", "-aangehouden", "volgnummer"
    )
    aangehouden = Q(aangehouden=True)
    tellingen = rij.prestaties.aggregate(
        alle=Count("pk"),
        geweigerd=Count("pk", filter=Q(geweigerd=True)),
        regels_aangehouden=Count("pk", filter=aangehouden),
        bedrag_aangehouden=Sum("toegekend", filter=aangehouden),
    )
    return render(
        bezoek,
        "declaraties/declaratie/blad.html",
        inhoud(rij, tellingen, stelsel.laad(settings.OMGEVING.regio), bezoek.user.inzage)
        | {
            "tabel": regeltabel(rij, regels, tellingen["alle"]),
            "kruimels": [Kruimel(f"Declaratie {rij.declaratienummer}")],
        },
    )
