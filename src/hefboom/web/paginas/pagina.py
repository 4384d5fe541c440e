# SPDX-License-Identifier: EUPL-1.2
"""What all pages with figures share: the view of their address, filters, and one kind of 404."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hefboom import measures
from hefboom.web.namen import Namen, aanbiedersnamen
from hefboom.web.vraag import Blik, GeenOpname, blik_van, keuzes

Pagina = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Kruimel:
    """A step of the breadcrumb; the last has no address."""

    naam: str
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Keuze:
    """A drop-down of the filter bar: `(code, name, chosen)` per option."""

    naam: str
    kop: str
    opties: Sequence[tuple[str, str, bool]]


def pagina(view: Pagina) -> Pagina:
    """Give the page its view, say so when there is no snapshot, answer 404 to what may not be."""

    @wraps(view)
    def binnen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            blik = blik_van(request)
            request.blik = blik  # the frame tells its layout at the foot of the page
            return view(request, blik, *args, **kwargs)
        except GeenOpname:
            return render(request, "web/geen_opname.html")
        except measures.OngeldigeVraag:
            raise Http404 from None

    return binnen


def namen_voor(blik: Blik) -> Namen:
    """Names for this view; a councillor's and a provider's pages name no other provider."""
    return Namen(blik, aanbiedersnamen())


def filters(
    blik: Blik, keuzes_: Sequence[Keuze] = (), vast: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """What the filter bar offers on this page."""
    return {
        "perioden": keuzes(blik),
        "indeling": blik.indeling,
        "keuzes": keuzes_,
        "vast": []
        if any(gekozen and code for code, _, gekozen in keuzes(blik))
        else [
            *vast,
            *((naam, w) for naam, w in blik.filters.items() if naam in ("van", "tot")),
        ],
    }
