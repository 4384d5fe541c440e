# SPDX-License-Identifier: EUPL-1.2
"""A claim and a claim line on screen, with every check's answer."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hefboom import stelsel
from hefboom.declaraties import presentatie
from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.selectors import declaraties_zichtbaar_voor, prestaties_zichtbaar_voor

REGELS_PER_PAGINA = 100


def _regio() -> stelsel.Regio:
    return stelsel.laad(settings.OMGEVING.regio)


def prestatie(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim line: what was claimed, what was granted, and what each check answered."""
    rij = get_object_or_404(
        prestaties_zichtbaar_voor(request.user).select_related(
            "declaratie__bericht", "declaratie__antwoord", "jeugdige", "toewijzing"
        ),
        pk=pk,
    )
    zichtbaar = prestaties_zichtbaar_voor(request.user).filter(
        declaratie__aanbieder=rij.declaratie.aanbieder
    )
    return render(
        request,
        "declaraties/prestatie.html",
        presentatie.prestatie(rij, _regio()) | {"verwant": _verwant(rij, zichtbaar)},
    )


def _verwant(rij: Prestatie, zichtbaar: QuerySet[Prestatie]) -> list[Prestatie]:
    """The line a credit takes back, and the credits that take this line back."""
    keuze = Q(vorig_referentienummer=rij.referentienummer)
    if rij.vorig_referentienummer:
        keuze |= Q(referentienummer=rij.vorig_referentienummer)
    return list(zichtbaar.filter(keuze).exclude(pk=rij.pk).order_by("pk")[:20])


def declaratie(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim: its totals, the whole-claim checks, and its lines, refused ones first."""
    rij = get_object_or_404(
        declaraties_zichtbaar_voor(request.user).select_related("bericht", "antwoord"), pk=pk
    )
    geweigerd = Q(toegekend=0) & ~Q(ingediend=0)
    regels = (
        rij.prestaties.select_related("jeugdige")
        .annotate(rang=Case(When(geweigerd, then=0), default=1, output_field=IntegerField()))
        .order_by("rang", "volgnummer")
    )
    tellingen = rij.prestaties.aggregate(alle=Count("pk"), geweigerd=Count("pk", filter=geweigerd))
    pagina = Paginator(regels, REGELS_PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "declaraties/declaratie.html",
        presentatie.declaratie(rij, tellingen, _regio()) | {"pagina": pagina},
    )
