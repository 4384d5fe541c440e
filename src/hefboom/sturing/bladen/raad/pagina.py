# SPDX-License-Identifier: EUPL-1.2
"""First page of a councillor; it has no address of its own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.inzage import Inzage, Startblad
from hefboom.scherm import Bezoek
from hefboom.sturing.bladen.raad.blad import inhoud
from hefboom.sturing.bladen.vandaag import deel
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import andere_partijen, met_gegevens, namen_voor


def wie(inzage: Inzage) -> bool:
    """Whose first page is this?"""
    return Startblad.RAAD in inzage.starts and not deel.wie(inzage)


@met_gegevens
def raad(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Five sentences, five pictures."""
    namen = namen_voor(blik)
    context = inhoud(blik, namen) | {"anderen": andere_partijen(blik, namen)}
    return render(bezoek, "sturing/raad/blad.html", context)
