# SPDX-License-Identifier: EUPL-1.2
"""One measure in two layouts of segments, side by side."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Filters, Kruimel, blad
from hefboom.sturing.bladen.indelingen.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.gevraagd import gevraagd_waar, gevraagde_maat
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


@blad("cijfers/<code:code>/indelingen/", "indelingen")
@met_gegevens
def indelingen(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """What does this measure say in the layout that held, and in today's? 404 without segments."""
    maat = gevraagde_maat(code)
    if "segment" not in maat.dimensies:
        raise Http404
    waar = gevraagd_waar(bezoek, blik, maat)
    waar.pop("segment", None)
    return render(
        bezoek,
        "sturing/indelingen/blad.html",
        inhoud(blik, namen_voor(blik), maat, waar)
        | {
            "filters": _zonder_indeling(filters(blik)),
            "kruimels": [
                Kruimel("Cijfers", blik.adres("maten")),
                Kruimel(maat.naam, blik.adres("maat", code, **waar)),
                Kruimel("Twee indelingen"),
            ],
        },
    )


def _zonder_indeling(balk: Filters) -> Filters:
    """The page shows both layouts, so there is none to choose."""
    return replace(balk, keuzes=[keuze for keuze in balk.keuzes if keuze.naam != "indeling"])
