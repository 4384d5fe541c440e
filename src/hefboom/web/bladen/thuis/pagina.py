# SPDX-License-Identifier: EUPL-1.2
"""The first page: what needs this reader today, told by the rooms."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, blad
from hefboom.scherm.kamer import agenda, beginblad, nieuws, taken, thuisdelen
from hefboom.web.bladen.thuis.agenda import agenda_van, dagzin
from hefboom.web.models import vorig_bezoek

#: What is new at a first visit is what came in so many days.
EERSTE_KEER = timedelta(days=30)


@blad("", "home")
def thuis(bezoek: Bezoek) -> HttpResponse:
    """A list of what needs attention, or the first page a room has for this reader."""
    inzage, op = bezoek.user.inzage, vandaag()
    begin = beginblad(inzage)
    if begin is not None:
        return begin.blad(bezoek)
    # Who warms the pages beforehand (without a session) is no visitor.
    vorige = vorig_bezoek(bezoek.user, op) if hasattr(bezoek, "session") else None
    punten, lijst = agenda(bezoek, op), list(taken(bezoek))
    delen = [(deel.sjabloon, deel.inhoud(bezoek)) for deel in thuisdelen(inzage)]
    return render(
        bezoek,
        "web/thuis/blad.html",
        {
            "zin": dagzin(punten, len(lijst), op),
            "agenda": agenda_van(punten, op),
            "taken": lijst,
            "vorige": vorige,
            "nieuws": list(nieuws(bezoek, vorige or op - EERSTE_KEER)),
            "delen": [(sjabloon, inhoud) for sjabloon, inhoud in delen if inhoud is not None],
        },
    )
