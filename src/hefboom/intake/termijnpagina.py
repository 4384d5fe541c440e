# SPDX-License-Identifier: EUPL-1.2
"""The working list of requests that wait for an answer, what runs out first on top."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hefboom import stelsel
from hefboom.contracten.models import Aanbieder
from hefboom.intake.moment import nu
from hefboom.intake.termijnen import Open, open_verzoeken

PER_PAGINA = 50


@require_safe
def termijnen(request: HttpRequest) -> HttpResponse:
    """The requests under way that this reader may see."""
    if not request.user.inzage.ziet_personen:
        raise Http404
    lijst = open_verzoeken(request.user, nu().date())
    pagina = Paginator(lijst, PER_PAGINA).get_page(request.GET.get("pagina"))
    regio = stelsel.laad(settings.OMGEVING.regio)
    codes = {open_.verzoek.aanbieder for open_ in pagina}
    namen = dict(Aanbieder.objects.filter(agb__in=codes).values_list("agb", "naam"))
    return render(
        request,
        "intake/termijnen.html",
        {
            "pagina": pagina,
            "rijen": [_rij(open_, regio, namen) for open_ in pagina],
            "te_laat": sum(open_.te_laat for open_ in lijst),
            "vraag": "",
            "kruimels": [
                {"naam": "Berichten", "adres": reverse("berichten")},
                {"naam": "Termijnen", "adres": ""},
            ],
        },
    )


def _rij(open_: Open, regio: stelsel.Regio, namen: dict[str, str]) -> dict[str, Any]:
    verzoek = open_.verzoek
    gemeente = regio.gemeente(verzoek.gemeente)
    product = regio.product(verzoek.productcode) if verzoek.productcode else None
    return {
        "open": open_,
        "verzoek": verzoek,
        "jeugdige": f"*****{verzoek.jeugdige.bsn_laatste}",
        "gemeente": gemeente.naam if gemeente else verzoek.gemeente,
        "aanbieder": namen.get(verzoek.aanbieder, verzoek.aanbieder),
        "product": product.naam if product else verzoek.productcode,
    }
