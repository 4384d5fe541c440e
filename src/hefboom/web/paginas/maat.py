# SPDX-License-Identifier: EUPL-1.2
"""The measures: all of them, one with its breakdown, and as a spreadsheet."""

from __future__ import annotations

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hefboom import measures
from hefboom.measures import CATALOGUS, Maat
from hefboom.web.namen import KOPPEN, Namen
from hefboom.web.paginas.pagina import Keuze, Kruimel, filters, namen_voor, pagina
from hefboom.web.presenters import maatblad
from hefboom.web.vraag import Blik

VEILIG = ("=", "+", "-", "@", "\t", "\r")


@pagina
def maten(request: HttpRequest, blik: Blik) -> HttpResponse:
    """Every measure with its value now."""
    return render(
        request,
        "web/maten.html",
        maatblad.alle(blik) | {"filters": filters(blik), "kruimels": [Kruimel("Cijfers")]},
    )


@pagina
def maat(request: HttpRequest, blik: Blik, code: str) -> HttpResponse:
    """One measure: over time, and broken down the way the address asks."""
    gevraagd = _maat(code)
    namen = namen_voor(blik)
    per, waar = _per(request, blik, gevraagd), lees_waar(request, gevraagd)
    opties = [(d, f"per {KOPPEN[d].lower()}", d == per) for d in maatblad.kan_per(blik, gevraagd)]
    return render(
        request,
        "web/maat.html",
        maatblad.een(blik, namen, gevraagd, per, waar)
        | {
            "filters": filters(
                blik,
                [Keuze("per", "Uitsplitsing", opties), *_keuzes(blik, namen, gevraagd, waar)],
                [(d, w) for d, w in waar.items() if d not in ("segment", "gemeente")],
            ),
            "kruimels": [Kruimel("Cijfers", blik.adres("maten")), Kruimel(gevraagd.naam)],
        },
    )


@pagina
def als_csv(request: HttpRequest, blik: Blik, code: str) -> HttpResponse:
    """The same figures for a spreadsheet: one row per combination, suppressed ones empty."""
    gevraagd = _maat(code)
    namen = namen_voor(blik)
    per = tuple(d for d in request.GET.getlist("per") if d) or (_per(request, blik, gevraagd),)
    uitkomst = blik.bereken(code, per=tuple(d for d in per if d), waar=lees_waar(request, gevraagd))
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{code}_{uitkomst.opname_id}.csv"'
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";")
    koppen = [kop for d in uitkomst.per for kop in (d, f"{d}_naam")]
    schrijver.writerow(
        [
            *koppen,
            code,
            "eenheid",
            "teller",
            "noemer",
            "onderdrukt",
            "van",
            "tot",
            "indeling",
            "peildatum",
            "momentopname",
            "versie",
        ]
    )
    einde = uitkomst.periode.end or blik.opname.peildatum
    for rij in uitkomst.rijen:
        namen_ = [t for d in uitkomst.per for t in (rij.sleutel[d], namen.naam(d, rij.sleutel[d]))]
        schrijver.writerow(
            [
                *map(_veilig, namen_),
                _getal(rij.waarde),
                _eenheid(gevraagd),
                _getal(rij.teller),
                _getal(rij.noemer),
                "ja" if rij.onderdrukt else "nee",
                uitkomst.periode.start.isoformat(),
                einde.isoformat(),
                uitkomst.indeling,
                uitkomst.peildatum.isoformat(),
                uitkomst.opname_id,
                gevraagd.versie,
            ]
        )
    return antwoord


def lees_waar(request: HttpRequest, gevraagd: Maat) -> dict[str, str]:
    """What the address narrows to; a dimension this measure does not have is 404."""
    waar = {d: request.GET[d] for d in measures.DIMENSIES if request.GET.get(d)}
    if not set(waar) <= set(gevraagd.dimensies):
        raise Http404
    return waar


def _maat(code: str) -> Maat:
    if code not in CATALOGUS:
        raise Http404
    return CATALOGUS[code]


def _per(request: HttpRequest, blik: Blik, gevraagd: Maat) -> str:
    kan = maatblad.kan_per(blik, gevraagd)
    per = request.GET.get("per") or next((d for d in kan if d != "maand"), "")
    if per and per not in kan:
        raise Http404
    return per


def _keuzes(blik: Blik, namen: Namen, gevraagd: Maat, waar: dict[str, str]) -> list[Keuze]:
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


def _getal(waarde: int | float | None) -> str:
    """A number as a Dutch spreadsheet reads it."""
    return "" if waarde is None else str(waarde).replace(".", ",")


def _eenheid(maat: Maat) -> str:
    return {"euro": "eurocent", "procent": "deel van 1"}.get(maat.eenheid, str(maat.eenheid))


def _veilig(tekst: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{tekst}" if tekst.startswith(VEILIG) else tekst
