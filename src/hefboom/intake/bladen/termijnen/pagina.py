# SPDX-License-Identifier: EUPL-1.2
"""The working list of requests that wait for an answer, what runs out first on top."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import logboek, stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.bladen.termijnen.blad import tabel
from hefboom.intake.moment import nu
from hefboom.intake.termijnen import Open, open_verzoeken
from hefboom.scherm import Bezoek, Kruimel, Werklijst, blad


@blad("berichten/termijnen/", "termijnen")
@require_safe
def termijnen(bezoek: Bezoek) -> HttpResponse:
    """The requests under way that this reader may see."""
    if not bezoek.user.inzage.ziet_personen:
        raise Http404
    with logboek.onbekeken():  # all are read to put them in order; one page is shown
        alle = open_verzoeken(bezoek.user, nu().date())
    lijst: Werklijst[Open] = Werklijst.van(bezoek, alle)
    for een in lijst.pagina:
        een.verzoek.is_gezien()
    regio = stelsel.laad(settings.OMGEVING.regio)
    namen = aanbiedersnamen(bezoek.user.inzage, (een.verzoek.aanbieder for een in lijst.pagina))
    return render(
        bezoek,
        "intake/termijnen/blad.html",
        {
            "lijst": lijst,
            "tabel": tabel(lijst.pagina, regio, namen),
            "te_laat": sum(een.te_laat for een in alle),
            "kruimels": [naar_de_lijst(), Kruimel("Termijnen")],
        },
    )
