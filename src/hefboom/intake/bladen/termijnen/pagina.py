# SPDX-License-Identifier: EUPL-1.2
"""The working list of requests that wait for an answer, what runs out first on top."""

from __future__ import annotations

from collections import Counter

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import logboek, stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.bladen.termijnen.blad import tabel
from hefboom.intake.moment import nu
from hefboom.intake.termijnen import Wachtstand, open_verzoeken
from hefboom.kernel import getal
from hefboom.scherm import Bezoek, Filters, Keuze, Kruimel, blad, lees_keuze

STANDEN = (
    ("", "alle"),
    (Wachtstand.OP_TIJD, "op tijd"),
    (Wachtstand.TE_LAAT, "te laat"),
    (Wachtstand.OPGESCHAALD, "langer dan acht weken"),
)


@blad("berichten/termijnen/", "termijnen")
@require_safe
def termijnen(bezoek: Bezoek) -> HttpResponse:
    """The requests under way that this reader may see."""
    if not bezoek.user.inzage.ziet_personen:
        raise Http404
    with logboek.onbekeken():  # all are read to put them in order; one page is shown
        alle = open_verzoeken(bezoek.user, nu().date())
    gevraagd = lees_keuze(bezoek, "stand", [stand.value for stand in Wachtstand])
    gekozen = [een for een in alle if not gevraagd or een.stand == gevraagd]
    geteld: Counter[str] = Counter({"": len(alle), **Counter(een.stand.value for een in alle)})
    regio = stelsel.laad(settings.OMGEVING.regio)
    namen = aanbiedersnamen(bezoek.user.inzage, {een.verzoek.aanbieder for een in alle})
    return render(
        bezoek,
        "intake/termijnen/blad.html",
        {
            "aantal": len(gekozen),
            "gefilterd": bool(gevraagd),
            "tabel": tabel(gekozen, regio, namen),
            "filters": Filters(
                [
                    Keuze(
                        "stand",
                        "Hoe laat",
                        [
                            (stand, f"{naam} ({getal(geteld[stand])})", stand == gevraagd)
                            for stand, naam in STANDEN
                        ],
                    )
                ]
            ),
            "kruimels": [naar_de_lijst(), Kruimel("Termijnen")],
        },
    )
