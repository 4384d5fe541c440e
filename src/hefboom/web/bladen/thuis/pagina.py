# SPDX-License-Identifier: EUPL-1.2
"""The first page: what needs this reader today, told by the rooms."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Taak, blad
from hefboom.scherm.kamer import beginblad, taken, thuisdelen

TELWOORDEN = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen")


@blad("", "home")
def thuis(bezoek: Bezoek) -> HttpResponse:
    """A list of what needs attention, or the first page a room has for this reader."""
    inzage = bezoek.user.inzage
    begin = beginblad(inzage)
    if begin is not None:
        return begin.blad(bezoek)
    lijst = list(taken(bezoek))
    delen = [(deel.sjabloon, deel.inhoud(bezoek)) for deel in thuisdelen(inzage)]
    return render(
        bezoek,
        "web/thuis/blad.html",
        {
            "zin": aandachtszin(lijst),
            "taken": lijst,
            "delen": [(sjabloon, inhoud) for sjabloon, inhoud in delen if inhoud is not None],
        },
    )


def aandachtszin(lijst: list[Taak]) -> str:
    """How much there is to do, in a sentence.

    >>> aandachtszin([])
    'Er ligt niets dat op u wacht.'
    """
    aantal = len(lijst)
    if not aantal:
        return "Er ligt niets dat op u wacht."
    woord = TELWOORDEN[aantal] if aantal < len(TELWOORDEN) else str(aantal)
    return f"{woord} {'punt vraagt' if aantal == 1 else 'punten vragen'} aandacht."
