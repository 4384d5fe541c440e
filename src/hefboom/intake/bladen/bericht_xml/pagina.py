# SPDX-License-Identifier: EUPL-1.2
"""The content of a message as it came: every BSN masked, names and addresses for who may."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom import mailbox
from hefboom.intake import presentatie
from hefboom.intake.bladen.delen.rij import kruimels_van, zichtbaar_bericht
from hefboom.intake.persoonsgegevens import meld_naamgenoot, vertoning
from hefboom.scherm import Bezoek, blad


@blad("berichten/<uuid:pk>/xml/", "bericht_xml")
@require_safe
def bericht_xml(bezoek: Bezoek, pk: UUID) -> HttpResponse:
    """What stands in this message? 404 for one that was too large to open."""
    rij = zichtbaar_bericht(bezoek, pk)
    if rij.bericht.buitenmap:
        raise Http404
    gezien = vertoning(bezoek, rij)
    data = mailbox.inhoud(rij.bericht)
    meld_naamgenoot(bezoek, data)
    tekst, afgekapt = presentatie.leesbaar(data, gezien.getoond)
    return render(
        bezoek,
        "intake/bericht_xml/blad.html",
        {
            "rij": rij,
            "soort": presentatie.soortnaam(rij.soort),
            "tekst": tekst,
            "afgekapt": afgekapt,
            "vertoning": gezien,
            "kruimels": kruimels_van(rij),
        },
    )
