# SPDX-License-Identifier: EUPL-1.2
"""One message: what it is, what was found, what was answered."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.intake.bladen.bericht.blad import inhoud
from hefboom.intake.bladen.delen.rij import kruimels_van, zichtbaar_bericht
from hefboom.intake.moment import nu
from hefboom.intake.persoonsgegevens import vertoning
from hefboom.scherm import Bezoek, blad


@blad("berichten/<uuid:pk>/", "bericht")
@require_safe
def bericht(bezoek: Bezoek, pk: UUID) -> HttpResponse:
    """What happened to this message?"""
    rij = zichtbaar_bericht(bezoek, pk)
    regio = stelsel.laad(settings.OMGEVING.regio)
    gezien = vertoning(bezoek, rij)
    context = inhoud(rij, regio, nu().date(), bezoek.user.inzage, gezien)
    return render(bezoek, "intake/bericht/blad.html", context | {"kruimels": kruimels_van(rij)})
