# SPDX-License-Identifier: EUPL-1.2
"""One measure: over time, and broken down the way the address asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import render

from hefboom.measures import Maat
from hefboom.scherm import Bezoek, Keuze, Kruimel, blad
from hefboom.sturing.bladen.maat.blad import inhoud
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.gevraagd import (
    gevraagd_waar,
    gevraagde_assen,
    gevraagde_maat,
    meeste_assen,
)
from hefboom.sturing.pagina import filters, met_gegevens, namen_voor

RANG = ("Eerste", "Tweede", "Derde")


@blad("cijfers/<code:code>/", "maat")
@met_gegevens
def maat(bezoek: Bezoek, blik: Blik, code: str) -> HttpResponse:
    """What does this measure say?"""
    gevraagd = gevraagde_maat(code)
    namen = namen_voor(blik)
    assen, waar = gevraagde_assen(bezoek, blik, gevraagd), gevraagd_waar(bezoek, blik, gevraagd)
    return render(
        bezoek,
        "sturing/maat/blad.html",
        inhoud(blik, namen, gevraagd, assen, waar)
        | {
            "filters": filters(
                blik,
                [*_assen(blik, gevraagd, assen), *_keuzes(blik, namen, gevraagd, waar)],
            ),
            "kruimels": [Kruimel("Cijfers", blik.adres("maten")), Kruimel(gevraagd.naam)],
        },
    )


def _assen(blik: Blik, gevraagd: Maat, assen: Sequence[str]) -> Iterator[Keuze]:
    """A drop-down for each breakdown this reader may lay beside the others."""
    kan = blik.kan_per(gevraagd)
    for plaats in range(min(meeste_assen(blik), len(kan))):
        nu = assen[plaats] if plaats < len(assen) else ""
        woord = "en per" if plaats else "per"
        opties = [("", "geen" if plaats else "niet uitsplitsen", not nu)]
        opties += [(d, f"{woord} {KOPPEN[d].lower()}", d == nu) for d in kan]
        yield Keuze("per", f"{RANG[plaats]} uitsplitsing", opties, plaats)


def _keuzes(blik: Blik, namen: Naamboek, gevraagd: Maat, waar: dict[str, str]) -> list[Keuze]:
    keuzes = []
    if "segment" in gevraagd.dimensies:
        nu = waar.get("segment", "")
        opties = [("", "alle segmenten", not nu)]
        opties += [(c, t, c == nu) for c, t in namen.segmenten([nu] if nu else [])]
        keuzes.append(Keuze("segment", "Segment", opties))
    naast = blik.inzage.naast_elkaar
    mag = [g for g in blik.regio.gemeenten if naast or blik.inzage.mag_gemeente(g.code)]
    if "gemeente" in gevraagd.dimensies and mag:
        nu = waar.get("gemeente", "")
        opties = [("", "hele regio", not nu)]
        opties += [(g.code, g.naam, g.code == nu) for g in sorted(mag, key=lambda g: g.naam)]
        keuzes.append(Keuze("gemeente", "Gemeente", opties))
    return keuzes
