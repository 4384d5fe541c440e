# SPDX-License-Identifier: EUPL-1.2
"""Hand in files: kept at once, handled in the background."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hefboom.intake import selectors
from hefboom.intake.bladen.aanleveren.formulier import Aanleverformulier
from hefboom.intake.bladen.delen.rij import naar_de_lijst
from hefboom.intake.jobs import neem_aan
from hefboom.intake.moment import nu
from hefboom.inzage import Gebruiker, Inzage, Recht
from hefboom.kernel import Vraagfout
from hefboom.omgeving import MEGABYTE
from hefboom.scherm import Bezoek, Kruimel, blad


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.mag(Recht.AANLEVEREN)


@blad("berichten/aanleveren/", "aanleveren")
@require_http_methods(["GET", "HEAD", "POST"])
def aanleveren(bezoek: Bezoek) -> HttpResponse:
    """Which messages do you hand in?"""
    if not selectors.mag_aanleveren(bezoek.user):
        raise Http404
    formulier = Aanleverformulier(bezoek.POST or None, bezoek.FILES or None)
    if bezoek.method == "POST":
        formulier = Aanleverformulier(bezoek.POST, bezoek.FILES)
        if formulier.is_valid():
            gekozen, op = formulier.cleaned_data["bestanden"], nu()
            _eis_ruimte(bezoek.user, sum(bestand.size or 0 for bestand in gekozen), op)
            return redirect("aanlevering", pk=neem_aan(bezoek.user, gekozen, op).pk)
    return render(
        bezoek,
        "intake/aanleveren/blad.html",
        {
            "formulier": formulier,
            "meeste": Aanleverformulier.meeste(),
            "megabytes": settings.OMGEVING.max_bericht // MEGABYTE,
            "declaratie_megabytes": settings.OMGEVING.max_declaratie // MEGABYTE,
            "samen_megabytes": settings.OMGEVING.max_aanlevering // MEGABYTE,
            "kruimels": [naar_de_lijst(), Kruimel("Aanleveren")],
        },
        status=422 if formulier.errors else 200,
    )


def _eis_ruimte(user: Gebruiker, erbij: int, op: datetime) -> None:
    """Refuse what is more than one account brings in a day. Raises `Vraagfout`."""
    grens = settings.OMGEVING.max_aanlevering_dag
    eerder = selectors.aangeleverd_sinds(user, op - timedelta(days=1))
    if eerder + erbij > grens:
        raise Vraagfout(
            f"Met deze bestanden erbij levert u in een etmaal meer dan {grens // MEGABYTE} MB aan. "
            "Er is niets bewaard. Probeer het morgen weer, of vraag de beheerder om meer ruimte."
        )
