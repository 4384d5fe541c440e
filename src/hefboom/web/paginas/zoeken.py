# SPDX-License-Identifier: EUPL-1.2
"""Search: a page, provider, municipality, segment, measure or allocation number. Scoped."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten.models import Aanbieder
from hefboom.dossiers.selectors import toewijzingen_zichtbaar_voor
from hefboom.measures import CATALOGUS
from hefboom.web.frame import menu
from hefboom.web.paginas.pagina import Kruimel

MEESTE = 25
LANGSTE_NUMMER = 18


@dataclass(frozen=True, slots=True)
class Vondst:
    """Something found: what it is, its name and its page."""

    soort: str
    naam: str
    adres: str


def zoeken(request: HttpRequest) -> HttpResponse:
    """What matches; straight on to the page when only one thing does."""
    term = request.GET.get("q", "").strip()[:100]
    vondsten = _vind(request, term) if term else []
    if len(vondsten) == 1:
        return redirect(vondsten[0].adres)
    return render(
        request,
        "web/zoeken.html",
        {
            "zoekterm": term,
            "vondsten": vondsten[:MEESTE],
            "meer": len(vondsten) > MEESTE,
            "kruimels": [Kruimel("Zoeken")],
        },
    )


def _vind(request: HttpRequest, term: str) -> list[Vondst]:
    inzage = request.user.inzage
    regio = stelsel.laad(settings.OMGEVING.regio)
    klein = term.casefold()
    gevonden = [
        Vondst("pagina", punt.naam, punt.adres)
        for punt in menu(request)
        if klein in punt.naam.casefold()
    ]
    for code, loop in sorted(regio.segmentlopen.items()):
        naam = next((n for n in reversed(loop.naam.waarden) if n), "")
        if klein in f"{code} {naam}".casefold() or klein == f"segment {code}":
            gevonden.append(Vondst("segment", f"{code} {naam}", reverse("segment", args=[code])))
    gevonden += [
        Vondst("gemeente", gemeente.naam, reverse("gemeente", args=[gemeente.code]))
        for gemeente in regio.gemeenten
        if (klein in gemeente.naam.casefold() or klein == gemeente.code)
        and inzage.mag_gemeente(gemeente.code)
    ]
    gevonden += [
        Vondst("aanbieder", naam, reverse("aanbieder", args=[agb]))
        for agb, naam in Aanbieder.objects.order_by("naam").values_list("agb", "naam")
        if (klein in naam.casefold() or klein == agb) and inzage.mag_aanbieder(agb)
    ]
    gevonden += [
        Vondst("cijfer", maat.naam, reverse("maat", args=[maat.code]))
        for maat in CATALOGUS.values()
        if klein in maat.naam.casefold()
    ]
    if term.isdecimal() and len(term) <= LANGSTE_NUMMER:
        gevonden += [
            Vondst(
                "toewijzing",
                f"{nummer} ({_gemeente(regio, gemeente)})",
                reverse("bericht", args=[bericht]),
            )
            for nummer, gemeente, bericht in toewijzingen_zichtbaar_voor(request.user)
            .filter(toewijzingnummer=int(term))
            .values_list("toewijzingnummer", "gemeente", "bericht_id")[:MEESTE]
        ]
    return gevonden


def _gemeente(regio: stelsel.Regio, code: str) -> str:
    gevonden = regio.gemeente(code)
    return gevonden.naam if gevonden else code
