# SPDX-License-Identifier: EUPL-1.2
"""The lines of the log as a file: for a young person who asks, or for an investigation."""

from __future__ import annotations

import csv

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.kernel import veilige_cel
from hefboom.scherm import Bezoek, blad
from hefboom.toezicht.opvallend import lokaal
from hefboom.toezicht.vraag import eis_lezer, lees_vraag, regels
from hefboom.toezicht.woorden import als, waarover, waarvoor

KOPPEN = (
    "wanneer", "wie", "als", "wat", "waarover", "jeugdigen", "aantal rijen", "waarvoor",
    "waarvandaan", "uitkomst", "kenmerken",
)  # fmt: skip


@blad("logboek.csv", "logboek_csv")
@require_safe
def logboek_csv(bezoek: Bezoek) -> HttpResponse:
    """Every line. Asked for one youth, no other youth is named."""
    eis_lezer(bezoek)
    gevraagd = lees_vraag(bezoek)
    regio = stelsel.laad(settings.OMGEVING.regio)
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="logboek.csv"'
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(KOPPEN)
    for regel in regels(gevraagd):
        schrijver.writerow(
            map(
                veilige_cel,
                (
                    lokaal(regel).isoformat(timespec="seconds"),
                    regel.wie,
                    als(regel, regio),
                    str(regel.daad),
                    waarover(regel),
                    gevraagd.vraag.jeugdige or " ".join(regel.jeugdigen),
                    "" if regel.aantal is None else str(regel.aantal),
                    waarvoor(regel),
                    regel.waar,
                    str(regel.uitkomst),
                    ", ".join(regel.kenmerken),
                ),
            )
        )
    return antwoord
