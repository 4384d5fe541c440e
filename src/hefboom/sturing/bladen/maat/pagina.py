# SPDX-License-Identifier: EUPL-1.2
"""One measure: over time, and broken down the way the address asks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.measures import Maat
from hefboom.scherm import Bezoek, Keuze, Kruimel, blad
from hefboom.sturing.bladen.maat.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.gevraagd import gevraagd_per, gevraagd_waar, gevraagde_maat
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor


@blad("cijfers/<code:code>/", "maat")
@met_gegevens
def maat(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """What does this measure say?"""
    gevraagd = gevraagde_maat(code)
    namen = namen_voor(blik)
    per, waar = gevraagd_per(bezoek, blik, gevraagd), gevraagd_waar(bezoek, blik, gevraagd)
    opties = [(d, f"per {KOPPEN[d].lower()}", d == per) for d in blik.kan_per(gevraagd)]
    return render(
        bezoek,
        "sturing/maat/blad.html",
        inhoud(blik, namen, gevraagd, per, waar)
        | {
            "filters": filters(
                blik,
                [Keuze("per", "Uitsplitsing", opties), *_keuzes(blik, namen, gevraagd, waar)],
                [(d, w) for d, w in waar.items() if d not in ("segment", "gemeente")],
            ),
            "kruimels": [Kruimel("Cijfers", blik.adres("maten")), Kruimel(gevraagd.naam)],
        },
    )


def _keuzes(blik: Blik, namen: Naamboek, gevraagd: Maat, waar: dict[str, str]) -> list[Keuze]:
    keuzes = []
    if "segment" in gevraagd.dimensies:
        nu = waar.get("segment", "")
        opties = [("", "alle segmenten", not nu)]
        opties += [(c, t, c == nu) for c, t in namen.segmenten([nu] if nu else [])]
        keuzes.append(Keuze("segment", "Segment", opties))
    mag = [g for g in blik.regio.gemeenten if blik.inzage.mag_gemeente(g.code)]
    if "gemeente" in gevraagd.dimensies and mag:
        nu = waar.get("gemeente", "")
        opties = [("", "hele regio", not nu)]
        opties += [(g.code, g.naam, g.code == nu) for g in sorted(mag, key=lambda g: g.naam)]
        keuzes.append(Keuze("gemeente", "Gemeente", opties))
    return keuzes
