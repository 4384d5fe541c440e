# SPDX-License-Identifier: EUPL-1.2
"""Check a file before sending it. Nothing is stored: no row, no mailbox, no file on disk."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hefboom.intake import selectors
from hefboom.intake.bladen.controleer import blad as controle
from hefboom.intake.bladen.controleer.geheugen import AlleenGeheugen
from hefboom.intake.moment import nu
from hefboom.inzage import Inzage, Recht
from hefboom.mailbox import Uploadgrens, nette_naam
from hefboom.scherm import Bezoek, Kruimel, blad

MEESTE_BESTANDEN = 20


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return inzage.mag(Recht.CONTROLEREN)


@blad("controleer/", "controleer")
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def controleer(bezoek: Bezoek) -> HttpResponse:
    """Choose files, see all findings at once.

    The check of the form's token waits until files are kept out of temporary folders, since
    it reads the form; `_controleer` does make it.
    """
    if not wie(bezoek.user.inzage):
        raise Http404
    bezoek.upload_handlers = [
        Uploadgrens(bezoek),
        AlleenGeheugen(bezoek, settings.OMGEVING.max_bericht),
    ]
    return _controleer(bezoek)


@csrf_protect
def _controleer(bezoek: Bezoek) -> HttpResponse:
    bestanden = bezoek.FILES.getlist("bestanden") if bezoek.method == "POST" else []
    fout = _fout(len(bestanden)) if bezoek.method == "POST" else ""
    megabytes = settings.OMGEVING.max_bericht // (1024 * 1024)
    oordelen = []
    if not fout:
        for bestand in bestanden:
            naam, data = nette_naam(bestand.name or "") or "bestand", bestand.read()
            if len(data) < (bestand.size or 0):
                oordelen.append(controle.te_groot(naam, megabytes))
            else:
                oordelen.append(controle.controleer(naam, data, nu().date()))
    return render(
        bezoek,
        "intake/controleer/blad.html",
        {
            "oordelen": oordelen,
            "goed": sum(oordeel.goed for oordeel in oordelen),
            "mag_aanleveren": selectors.mag_aanleveren(bezoek.user),
            "fout": fout,
            "meeste": MEESTE_BESTANDEN,
            "megabytes": megabytes,
            "kruimels": [Kruimel("Controleer een bestand")],
        },
        status=422 if fout else 200,
    )


def _fout(aantal: int) -> str:
    if not aantal:
        return "Kies minstens één bestand."
    if aantal > MEESTE_BESTANDEN:
        return f"Kies hoogstens {MEESTE_BESTANDEN} bestanden tegelijk; dit zijn er {aantal}."
    return ""
