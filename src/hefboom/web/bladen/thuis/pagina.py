# SPDX-License-Identifier: EUPL-1.2
"""The first page: what needs this reader today, told by the rooms."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.scherm import Taak, Verzoek, blad
from hefboom.scherm.kamer import beginblad, taken, thuisdelen

TELWOORDEN = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen")


@blad("", "home")
def thuis(verzoek: Verzoek) -> HttpResponse:
    """A list of what needs attention, or the first page a room has for this reader."""
    inzage = verzoek.user.inzage
    begin = beginblad(inzage)
    if begin is not None:
        return begin.blad(verzoek)
    lijst = list(taken(verzoek))
    delen = [(deel.sjabloon, deel.inhoud(verzoek)) for deel in thuisdelen(inzage)]
    return render(
        verzoek,
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
