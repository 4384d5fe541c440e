# SPDX-License-Identifier: EUPL-1.2
"""One adopted version: by what, what it changed, and its files as they were adopted."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hefboom.bestuur.selectors import versies
from hefboom.bestuur.vergelijking import bestandsverschillen
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Cel, Kolom, Kruimel, Tabel, blad


@blad("stelsel/versies/<int:nummer>/", "stelselversie")
@require_safe
def stelselversie(bezoek: Bezoek, nummer: int) -> HttpResponse:
    """What was adopted?"""
    if not bezoek.user.inzage.mag(Recht.VOORSTELLEN_INZIEN):
        raise Http404
    alle = versies(bezoek.user.inzage).defer(None)
    rij = alle.filter(nummer=nummer).first()
    if rij is None:
        raise Http404
    vorige = alle.filter(nummer=nummer - 1).first()
    verschil = bestandsverschillen(vorige.bestanden, rij.bestanden) if vorige else ()
    anders = {een.naam: een for een in verschil}
    tabel = Tabel(
        "Bestanden van deze versie",
        (Kolom("Bestand"), Kolom("Sinds de vorige"), Kolom("SHA-256", sorteert=False)),
        [
            [
                Cel(naam),
                Cel(anders[naam].wat if naam in anders else "gelijk"),
                Cel(code=hashlib.sha256(str(tekst).encode()).hexdigest()),
            ]
            for naam, tekst in sorted(rij.bestanden.items())
        ],
        per_pagina=100,
    )
    return render(
        bezoek,
        "bestuur/versie/blad.html",
        {
            "versie": rij,
            "tabel": tabel,
            "regels": [een for een in verschil if een.regels],
            "teksten": sorted(rij.bestanden.items()),
            "kruimels": [
                Kruimel("Besluiten", reverse("stelsel")),
                Kruimel("Versies", reverse("stelselversies")),
                Kruimel(f"Versie {nummer}"),
            ],
        },
    )
