# SPDX-License-Identifier: EUPL-1.2
"""Verklaar dit getal: the walk back from a figure to the messages it was counted from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.sturing.bladen.verklaar.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.gevraagd import gevraagd_waar, gevraagde_maat
from hefboom.sturing.pagina import met_blik, namen_voor


@blad("verklaar/<code:code>/", "verklaar")
@met_blik
def verklaar(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """What one figure means, how it was counted, and the rows behind it."""
    maat = gevraagde_maat(code)
    return render(
        bezoek,
        "sturing/verklaar/blad.html",
        inhoud(blik, namen_voor(blik), maat, gevraagd_waar(bezoek, blik, maat))
        | {
            "kruimels": [
                Kruimel("Cijfers", blik.adres("maten")),
                Kruimel(maat.naam, blik.adres("maat", code)),
                Kruimel("Verklaar dit getal"),
            ]
        },
    )
