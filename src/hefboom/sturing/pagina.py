# SPDX-License-Identifier: EUPL-1.2
"""What all pages with figures share: the view of their address, its filters, one kind of 404."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hefboom import measures
from hefboom.contracten import aanbiedersnamen
from hefboom.scherm import Bezoek, Filters, Keuze, Kruimel, LeegBlad
from hefboom.sturing.blik import Blik, blik_van, keuzes
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.vooraf import zonder_gegevens

Overig = ParamSpec("Overig")


def met_blik(
    pagina: Callable[Concatenate[Bezoek, Blik, Overig], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give the page the view of its address; 404 to what this reader may not ask.

    Another's figures get the answer of what is not there; a question that cannot be gets a 400.
    What would give a youth away is answered with a sentence that says what can be asked.
    """

    @wraps(pagina)
    def binnen(bezoek: Bezoek, *args: Overig.args, **kwargs: Overig.kwargs) -> HttpResponse:
        try:
            return pagina(bezoek, blik_van(bezoek), *args, **kwargs)
        except measures.TeFijn as fout:
            raise LeegBlad("Dit is te fijn om te tonen", str(fout)) from None
        except measures.GeenInzage:
            raise Http404 from None

    return binnen


def met_gegevens(
    pagina: Callable[Concatenate[Bezoek, Blik, Overig], HttpResponse],
) -> Callable[..., HttpResponse]:
    """As `met_blik`, for a page of figures: a period without data says so, and shows no noughts."""

    @wraps(pagina)
    def binnen(
        bezoek: Bezoek, blik: Blik, /, *args: Overig.args, **kwargs: Overig.kwargs
    ) -> HttpResponse:
        if zin := zonder_gegevens(blik):
            return niets_te_tonen(bezoek, blik, f"Geen gegevens over {blik.periode_tekst}", zin)
        return pagina(bezoek, blik, *args, **kwargs)

    return met_blik(binnen)


def niets_te_tonen(bezoek: Bezoek, blik: Blik, kop: str, zin: str) -> HttpResponse:
    """A page that says why there are no figures, with the choice of another period."""
    return render(
        bezoek,
        "sturing/delen/geen_gegevens.html",
        {"kop": kop, "zin": zin, "filters": filters(blik), "kruimels": [Kruimel(kop)]},
    )


def namen_voor(blik: Blik) -> Naamboek:
    """Names for this view: a councillor's pages can name no provider, a provider's no other."""
    return Naamboek(blik, aanbiedersnamen(blik.inzage))


def andere_partijen(blik: Blik, namen: Naamboek) -> list[tuple[str, str]]:
    """The reader's other municipalities or providers, each with the first page about it."""
    return [
        (namen.naam(dimensie, code), blik.adres("home", wie=code))
        for dimensie, code in blik.partijen
        if (dimensie, code) != blik.partij
    ]


def filters(blik: Blik, extra: Sequence[Keuze] = ()) -> Filters:
    """The filter bar of this page: period, layout, and what the page itself lets one choose."""
    perioden = keuzes(blik)
    indelingen = (("toen", "zoals die toen gold"), ("nu", "zoals die nu geldt"))
    kiest_periode = any(gekozen and code for code, _, gekozen in perioden)
    return Filters(
        [
            Keuze("periode", "Periode", perioden),
            Keuze(
                "indeling",
                "Indeling in segmenten",
                [(code, naam, code == blik.indeling) for code, naam in indelingen],
            ),
            *extra,
        ],
        ("van", "tot") if kiest_periode else (),
    )
