# SPDX-License-Identifier: EUPL-1.2
"""Which key shares a segment's costs, and what each does to whom."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.inzage import Inzage
from hefboom.kernel import Cents, Vraagfout
from hefboom.scherm import Bezoek, Kruimel, blad, lees_bedrag, lees_getal, lees_keuze
from hefboom.stelsel import Regio
from hefboom.sturing.bladen.verdeelsleutels.blad import (
    Verdeelvraag,
    inhoud,
    keuzes,
    segmenten_in,
)
from hefboom.sturing.blik import Blik
from hefboom.sturing.gebruik import gebruik_in
from hefboom.sturing.pagina import met_blik

#: The largest amount to share, in euros: more than all youth care of the country costs.
MEEST = 100_000_000_000


def wie(inzage: Inzage) -> bool:
    """Who may open this page? Use per municipality is told as it is, so the region's roles."""
    return inzage.hele_regio


@blad("verdeelsleutels/", "verdeelsleutels")
@met_blik
def verdeelsleutels(bezoek: Bezoek, blik: Blik) -> HttpResponse:
    """Who pays which part of a segment, under each key?"""
    if not wie(blik.inzage):
        raise Http404
    jaren = _jaren(blik.regio)
    vraag = _vraag(bezoek, blik, jaren)
    context = inhoud(blik, gebruik_in(blik.opname), vraag)
    context |= {
        "filters": keuzes(blik.regio, vraag, jaren),
        "kruimels": [Kruimel("Verdeelsleutels")],
    }
    return render(bezoek, "sturing/verdeelsleutels/blad.html", context)


def _jaren(regio: Regio) -> list[int]:
    """The years of which a budget says what there is to share."""
    return sorted({jaar for _, jaar in regio.budgetten})


def _vraag(bezoek: Bezoek, blik: Blik, jaren: list[int]) -> Verdeelvraag:
    nu = blik.opname.peildatum.year
    standaard = min(jaren, key=lambda jaar: (abs(jaar - nu), -jaar), default=nu)
    jaar = lees_getal(bezoek, "jaar", min(jaren, default=nu), max(jaren, default=nu)) or standaard
    segmenten = segmenten_in(blik.regio, jaar)
    taak = [s for s in segmenten if blik.regio.is_taakgericht(s, date(jaar, 12, 31))]
    segment = lees_keuze(bezoek, "segment", segmenten, anders=(taak or segmenten or [""])[0])
    codes = [str(g.code) for g in blik.regio.gemeenten]
    vanuit = lees_keuze(bezoek, "vanuit", codes, anders=codes[0])
    budget = blik.regio.budget(segment, jaar)
    gevraagd = lees_bedrag(bezoek, "bedrag")
    if gevraagd is not None and abs(gevraagd) > MEEST:
        raise Vraagfout("‘bedrag’ is te groot. Geef een bedrag tot 100 miljard euro.")
    if gevraagd is not None:
        bedrag = Cents(round(gevraagd * 100))
    else:
        bedrag = budget.cents if budget else Cents(0)
    return Verdeelvraag(segment, jaar, bedrag, budget, vanuit)
