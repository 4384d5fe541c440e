# SPDX-License-Identifier: EUPL-1.2
"""One proposal, and everything one does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom.bestuur.bladen.voorstel.besluitformulier import Besluitformulier, Redenformulier
from hefboom.bestuur.bladen.voorstel.blad import inhoud
from hefboom.bestuur.models import Voorstel
from hefboom.bestuur.pak import Voorstelfout
from hefboom.bestuur.selectors import voorstellen
from hefboom.bestuur.services import dien_in, stem_in, trek_in, wijs_af, zet_over
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad


def voorstel_of_404(bezoek: Bezoek, nummer: int) -> Voorstel:
    """The proposal with this number, for who may see it."""
    if not bezoek.user.inzage.mag(Recht.VOORSTELLEN_INZIEN):
        raise Http404
    gevonden = voorstellen(bezoek.user.inzage).defer(None).filter(pk=nummer).first()
    if gevonden is None:
        raise Http404
    return gevonden


@blad("voorstellen/<int:nummer>/", "voorstel")
@require_http_methods(["GET", "HEAD", "POST"])
def voorstel(bezoek: Bezoek, nummer: int) -> HttpResponse:
    """What would change, and what do we do with it?"""
    rij = voorstel_of_404(bezoek, nummer)
    fout, formulieren = "", _formulieren(bezoek)
    if bezoek.method == "POST":
        try:
            if _doe(bezoek, rij, formulieren):
                return redirect("voorstel", nummer=nummer)
            fout = "Er is niets gebeurd: verbeter wat hieronder bij de velden staat."
        except Voorstelfout as reden:
            fout = str(reden)
            rij.refresh_from_db()
    return render(
        bezoek,
        "bestuur/voorstel/blad.html",
        inhoud(rij, bezoek.user)
        | formulieren
        | {
            "fout": fout,
            "kruimels": [
                Kruimel("Voorstellen", reverse("voorstellen")),
                Kruimel(f"{rij.pk}. {rij.titel}"),
            ],
        },
        status=422 if fout else 200,
    )


def _formulieren(bezoek: Bezoek) -> dict[str, Any]:
    """The forms, the one that was sent filled in."""
    wat = bezoek.POST.get("doe", "")
    return {
        "besluitformulier": Besluitformulier(
            bezoek.POST if wat == "vaststellen" else None, label_suffix=""
        ),
        "afwijzing": Redenformulier(
            bezoek.POST if wat == "afwijzen" else None, label_suffix="", auto_id="afwijzing-%s"
        ),
        "intrekking": Redenformulier(
            bezoek.POST if wat == "intrekken" else None, label_suffix="", auto_id="intrekking-%s"
        ),
    }


def _doe(bezoek: Bezoek, rij: Voorstel, formulieren: dict[str, Any]) -> bool:
    """Do what was asked; False when a form is not filled in well. Raises `Voorstelfout`."""
    door = bezoek.user
    meteen: dict[str, Callable[[], Voorstel]] = {
        "indienen": lambda: dien_in(rij, door),
        "overzetten": lambda: zet_over(rij, door),
        "medevaststellen": lambda: stem_in(rij, door),
    }
    met_formulier: dict[str, tuple[str, Callable[[Any], Voorstel]]] = {
        "vaststellen": ("besluitformulier", lambda f: stem_in(rij, door, f.besluit())),
        "afwijzen": ("afwijzing", lambda f: wijs_af(rij, door, f.cleaned_data["reden"])),
        "intrekken": ("intrekking", lambda f: trek_in(rij, door, f.cleaned_data["reden"])),
    }
    wat = bezoek.POST.get("doe", "")
    if wat in meteen:
        meteen[wat]()
        return True
    if wat not in met_formulier:
        raise Voorstelfout("Kies met een knop wat er met dit voorstel moet gebeuren.")
    naam, doe = met_formulier[wat]
    formulier = formulieren[naam]
    if not formulier.is_valid():
        return False
    doe(formulier)
    return True
