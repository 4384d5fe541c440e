# SPDX-License-Identifier: EUPL-1.2
"""How far a delivery is, and what became of each file."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hefboom.intake import selectors
from hefboom.intake.bladen.aanlevering.blad import tabel
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("berichten/aanlevering/<uuid:pk>/", "aanlevering")
@require_safe
def aanlevering(bezoek: Bezoek, pk: UUID) -> HttpResponse:
    """How far is it? htmx asks for the progress alone, every two seconds."""
    rij = get_object_or_404(selectors.aanleveringen_zichtbaar_voor(bezoek.user), pk=pk)
    zichtbaar = set(
        selectors.berichten_zichtbaar_voor(bezoek.user)
        .filter(bericht__aangeleverdbericht__aanlevering=rij)
        .values_list("pk", flat=True)
    )
    bestanden = (
        rij.bestanden.select_related("bericht__verwerking")
        .defer("bericht__inhoud", "bericht__verwerking__bevindingen")
        .order_by("volgnummer")
    )
    deel = "voortgang" if bezoek.htmx else "blad"
    return render(
        bezoek,
        f"intake/aanlevering/{deel}.html",
        {
            "aanlevering": rij,
            "voortgang": selectors.voortgang_van(rij, bezoek.user),
            "bestanden": tabel(rij, bestanden, zichtbaar),
            "kruimels": [naar_de_lijst(), Kruimel("Aanlevering")],
        },
    )
