# SPDX-License-Identifier: EUPL-1.2
"""The providers this reader may open."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.inzage import Inzage, Recht
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.aanbieders.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


def wie(inzage: Inzage) -> bool:
    """Who may open this page? Not a councillor, nor a provider: it would see its rivals."""
    kring = inzage.kring(Recht.AANBIEDERS)
    return kring.regio or bool(kring.gemeenten)


@blad("aanbieders/", "aanbieders")
@met_gegevens
def aanbieders(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Where do the providers differ?"""
    if not wie(blik.inzage):
        raise Http404
    return render(
        bezoek,
        "sturing/aanbieders/blad.html",
        inhoud(blik, namen_voor(blik))
        | {"filters": filters(blik), "kruimels": [Kruimel("Aanbieders")]},
    )
