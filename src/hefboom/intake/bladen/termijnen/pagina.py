# SPDX-License-Identifier: EUPL-1.2
"""The working list of requests that wait for an answer, what runs out first on top."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.contracten.namen import aanbiedersnamen
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.moment import nu
from hefboom.intake.termijnen import Open, open_verzoeken
from hefboom.scherm import Kruimel, Verzoek, Werklijst, blad


@blad("berichten/termijnen/", "termijnen")
@require_safe
def termijnen(verzoek: Verzoek) -> HttpResponse:
    """The requests under way that this reader may see."""
    if not verzoek.user.inzage.ziet_personen:
        raise Http404
    alle = open_verzoeken(verzoek.user, nu().date())
    lijst: Werklijst[Open] = Werklijst.van(verzoek, alle)
    regio = stelsel.laad(settings.OMGEVING.regio)
    namen = aanbiedersnamen(open_.verzoek.aanbieder for open_ in lijst.pagina)
    return render(
        verzoek,
        "intake/termijnen/blad.html",
        {
            "lijst": lijst,
            "rijen": [_rij(open_, regio, namen) for open_ in lijst.pagina],
            "te_laat": sum(open_.te_laat for open_ in alle),
            "kruimels": [naar_de_lijst(), Kruimel("Termijnen")],
        },
    )


def _rij(open_: Open, regio: stelsel.Regio, namen: dict[str, str]) -> dict[str, Any]:
    verzoek = open_.verzoek
    gemeente = regio.gemeente(verzoek.gemeente)
    product = regio.product(verzoek.productcode) if verzoek.productcode else None
    return {
        "open": open_,
        "verzoek": verzoek,
        "jeugdige": f"*****{verzoek.jeugdige.bsn_laatste}",
        "gemeente": gemeente.naam if gemeente else verzoek.gemeente,
        "aanbieder": namen.get(verzoek.aanbieder, verzoek.aanbieder),
        "product": product.naam if product else verzoek.productcode,
    }
