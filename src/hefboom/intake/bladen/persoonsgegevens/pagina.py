# SPDX-License-Identifier: EUPL-1.2
"""Asking to see of one message who and where someone is."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hefboom import mailbox
from hefboom.intake import presentatie
from hefboom.intake.bladen.delen.rij import kruimels_van, zichtbaar_bericht
from hefboom.intake.bladen.persoonsgegevens.formulier import Opvraagformulier
from hefboom.intake.persoonsgegevens import GELDIG, mag_opvragen, vraag_op
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("berichten/<uuid:pk>/persoonsgegevens/", "persoonsgegevens")
@require_http_methods(["GET", "HEAD", "POST"])
def persoonsgegevens(bezoek: Bezoek, pk: UUID) -> HttpResponse:
    """What do you need names and addresses for?"""
    rij = zichtbaar_bericht(bezoek, pk)
    if not mag_opvragen(bezoek.user.inzage, rij) or rij.bericht.buitenmap:
        raise Http404
    formulier = Opvraagformulier(bezoek.POST if bezoek.method == "POST" else None)
    if formulier.is_bound and formulier.is_valid():
        mailbox.inhoud(rij.bericht)  # so that the line tells whom it is about
        vraag_op(bezoek, rij, **formulier.cleaned_data)
        return redirect("bericht_xml", pk=rij.pk)
    return render(
        bezoek,
        "intake/persoonsgegevens/blad.html",
        {
            "rij": rij,
            "soort": presentatie.soortnaam(rij.soort),
            "formulier": formulier,
            "minuten": int(GELDIG.total_seconds() // 60),
            "kruimels": [*kruimels_van(rij), Kruimel("Naam en adres")],
        },
        status=422 if formulier.errors else 200,
    )
