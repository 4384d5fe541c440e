# SPDX-License-Identifier: EUPL-1.2
"""Check a file before sending it. Nothing is stored: no row, no mailbox, no file on disk."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hefboom.intake.moment import nu
from hefboom.mailbox.services import nette_naam
from hefboom.web.frame import mag_controleren
from hefboom.web.geheugen import AlleenGeheugen
from hefboom.web.paginas.pagina import Kruimel
from hefboom.web.presenters import controle

MEESTE_BESTANDEN = 20


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def controleer(request: HttpRequest) -> HttpResponse:
    """Choose files, see all findings at once.

    The check of the form's token waits until files are kept out of temporary folders, since
    it reads the form; `_controleer` does make it.
    """
    if not mag_controleren(request.user.inzage):
        raise Http404
    request.upload_handlers = [AlleenGeheugen(request, settings.OMGEVING.max_bericht)]
    return _controleer(request)


@csrf_protect
def _controleer(request: HttpRequest) -> HttpResponse:
    bestanden = request.FILES.getlist("bestanden") if request.method == "POST" else []
    fout = _fout(len(bestanden)) if request.method == "POST" else ""
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
        request,
        "web/controleer.html",
        {
            "oordelen": oordelen,
            "goed": sum(oordeel.goed for oordeel in oordelen),
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
