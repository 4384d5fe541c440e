# SPDX-License-Identifier: EUPL-1.2
"""How far a delivery is, and what became of each file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hefboom.intake import presentatie, selectors
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.models import AangeleverdBericht
from hefboom.scherm import Kruimel, Verzoek, Werklijst, blad


@blad("berichten/aanlevering/<uuid:pk>/", "aanlevering")
@require_safe
def aanlevering(verzoek: Verzoek, pk: UUID) -> HttpResponse:
    """How far is it? htmx asks for the progress alone, every two seconds."""
    rij = get_object_or_404(selectors.aanleveringen_zichtbaar_voor(verzoek.user), pk=pk)
    zichtbaar = set(
        selectors.berichten_zichtbaar_voor(verzoek.user)
        .filter(bericht__aangeleverdbericht__aanlevering=rij)
        .values_list("pk", flat=True)
    )
    lijst: Werklijst[AangeleverdBericht] = Werklijst.van(
        verzoek,
        rij.bestanden.select_related("bericht__verwerking")
        .defer("bericht__inhoud", "bericht__verwerking__bevindingen")
        .order_by("volgnummer"),
    )
    deel = "voortgang" if verzoek.htmx else "blad"
    return render(
        verzoek,
        f"intake/aanlevering/{deel}.html",
        {
            "aanlevering": rij,
            "voortgang": selectors.voortgang_van(rij, verzoek.user),
            "lijst": lijst,
            "bestanden": [_bestand(bestand, zichtbaar) for bestand in lijst.pagina],
            "kruimels": [naar_de_lijst(), Kruimel("Aanlevering")],
        },
    )


def _bestand(bestand: AangeleverdBericht, zichtbaar: set[UUID]) -> dict[str, Any]:
    te_zien = bestand.bericht_id in zichtbaar
    verwerking = presentatie.voor_bringer(getattr(bestand.bericht, "verwerking", None), te_zien)
    return {
        "naam": bestand.bestandsnaam or f"bestand {bestand.volgnummer}",
        "al_bekend": presentatie.al_bekend(bestand.al_bekend, verwerking),
        "verwerking": verwerking,
        "waarom": presentatie.waarom(verwerking) if verwerking else "Wacht op verwerking.",
        "merk": presentatie.WERKWIJZE.get(verwerking.uitkomst, "") if verwerking else "",
        "adres_zichtbaar": te_zien,
    }
