# SPDX-License-Identifier: EUPL-1.2
"""What ends and what must be decided in the contracts, and the same as a calendar to take along."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import facts
from hefboom.contracten import heeft_register, momenten
from hefboom.inzage import Inzage, Recht
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad, lees_dag
from hefboom.sturing.bladen.contractkalender.agenda import als_ical
from hefboom.sturing.bladen.contractkalender.blad import inhoud

#: So far ahead the page looks unless another day is asked; an option is decided months before.
VOORUIT = timedelta(days=365)


def wie(inzage: Inzage) -> bool:
    """Whoever manages contracts sees all of them, a provider its own."""
    return inzage.mag(Recht.CONTRACTEN_BEHEREN) or bool(inzage.aanbieders)


@blad("contractkalender/", "contractkalender")
@require_safe
def contractkalender(bezoek: Bezoek) -> HttpResponse:
    """What is coming, until when must it be decided, and whom does it touch?"""
    inzage = bezoek.user.inzage
    if not wie(inzage):
        raise Http404
    op, tot = _dagen(bezoek)
    gevonden = momenten(inzage, op, tot)
    opname = facts.huidige() if inzage.hele_regio else None
    context = inhoud(gevonden, op, tot, opname)
    context |= {"register": heeft_register(), "kruimels": [Kruimel("Contractkalender")]}
    return render(bezoek, "sturing/contractkalender/blad.html", context)


@blad("contractkalender.ics", "contractkalender_ics")
@require_safe
def contractkalender_ics(bezoek: Bezoek) -> HttpResponse:
    """The same days for a calendar program."""
    inzage = bezoek.user.inzage
    if not wie(inzage):
        raise Http404
    op, tot = _dagen(bezoek)
    antwoord = HttpResponse(
        als_ical(momenten(inzage, op, tot), bezoek.get_host()),
        content_type="text/calendar; charset=utf-8",
    )
    antwoord["Content-Disposition"] = 'attachment; filename="contractkalender.ics"'
    return antwoord


def _dagen(bezoek: Bezoek) -> tuple[date, date]:
    op = vandaag()
    return op, lees_dag(bezoek, "tot") or op + VOORUIT
