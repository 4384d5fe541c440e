# SPDX-License-Identifier: EUPL-1.2
"""First page of a councillor; it has no address of its own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.kernel import Inzage, Rol
from hefboom.scherm import Bezoek
from hefboom.sturing.bladen.raad.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import met_blik, namen_voor


def wie(inzage: Inzage) -> bool:
    """Whose first page is this?"""
    return inzage.rol is Rol.RAADSLID


@met_blik
def raad(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Five sentences, five pictures."""
    return render(bezoek, "sturing/raad/blad.html", inhoud(blik, namen_voor(blik)))
