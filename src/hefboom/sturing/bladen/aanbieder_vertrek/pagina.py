# SPDX-License-Identifier: EUPL-1.2
"""What if this provider leaves?"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hefboom.contracten import laad_contractenboek
from hefboom.inzage import Inzage
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.aanbieder_vertrek.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import met_blik, namen_voor
from hefboom.sturing.vertrek import bij_vertrek


def wie(inzage: Inzage) -> bool:
    """The region's roles: the numbers are small, and the names are of rivals."""
    return inzage.hele_regio


@blad("aanbieder/<code:agb>/vertrek/", "aanbieder_vertrek")
@met_blik
def aanbieder_vertrek(bezoek: Bezoek, blik: Blik, agb: str) -> HttpResponse:
    """Whose help would have to go elsewhere, and is there an elsewhere?"""
    namen = namen_voor(blik)
    if not wie(blik.inzage) or agb not in namen.aanbieders:
        raise Http404
    vertrek = bij_vertrek(blik.opname, laad_contractenboek(), agb)
    context = inhoud(blik, namen, agb, vertrek)
    context["kruimels"] = [
        Kruimel("Aanbieders", reverse("aanbieders")),
        Kruimel(namen.aanbieders[agb], reverse("aanbieder", args=[agb])),
        Kruimel("Als deze aanbieder vertrekt"),
    ]
    return render(bezoek, "sturing/aanbieder_vertrek/blad.html", context)
