# SPDX-License-Identifier: EUPL-1.2
"""One maatwerk record, and the decision of a second person on it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.contracten import naam_met_agb
from hefboom.declaraties import omvang
from hefboom.declaraties.bladen.maatwerk.blad import MERKEN
from hefboom.declaraties.maatwerkzaken import (
    MaatwerkGeweigerd,
    mag_maatwerk,
    stel_maatwerk_vast,
    wijs_maatwerk_af,
)
from hefboom.declaraties.models import Maatwerkuitkomst
from hefboom.declaraties.presentatie import naam_gemeente, naam_product
from hefboom.declaraties.selectors import maatwerk_zichtbaar_voor
from hefboom.inzage import Gebruiker
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("maatwerk/<int:pk>/", "maatwerk_een")
@require_http_methods(["GET", "HEAD", "POST"])
def maatwerk_een(bezoek: Bezoek, pk: int) -> HttpResponse:
    """What was agreed, by whom, and does it count?"""
    rij = maatwerk_zichtbaar_voor(bezoek.user).filter(pk=pk).first()
    if rij is None:
        raise Http404
    mag = mag_maatwerk(bezoek.user.inzage, rij.gemeente)
    fout = ""
    if bezoek.method == "POST":
        if not mag:
            raise Http404
        try:
            if bezoek.POST.get("besluit") == "vaststellen":
                stel_maatwerk_vast(pk, bezoek.user, nu())
            else:
                wijs_maatwerk_af(pk, bezoek.user, nu(), bezoek.POST.get("reden", ""))
        except MaatwerkGeweigerd as reden:
            fout = str(reden)
        else:
            return redirect("maatwerk_een", pk=pk)
    regio = stelsel.laad(settings.OMGEVING.regio)
    return render(
        bezoek,
        "declaraties/maatwerk_een/blad.html",
        {
            "rij": rij,
            "merk": MERKEN[rij.uitkomst],
            "prijs": omvang.per_eenheid(rij.cent, rij.eenheid),
            "product": naam_product(regio, rij.product, rij.ingangsdatum),
            "gemeente": naam_gemeente(regio, rij.gemeente),
            "aanbieder": naam_met_agb(rij.aanbieder, bezoek.user.inzage),
            "voorgesteld_door": _naam(rij.voorgesteld_door),
            "besloten_door": _naam(rij.besloten_door),
            "open": rij.uitkomst == Maatwerkuitkomst.OPEN and mag,
            "eigen": rij.voorgesteld_door_id == bezoek.user.pk,
            "fout": fout,
            "kruimels": [
                Kruimel("Maatwerk", reverse("maatwerk")),
                Kruimel(f"Toewijzing {rij.toewijzingnummer}"),
            ],
        },
        status=422 if fout else 200,
    )


def _naam(wie: Gebruiker | None) -> str:
    return "" if wie is None else wie.get_full_name() or wie.get_username()
