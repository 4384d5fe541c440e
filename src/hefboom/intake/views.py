# SPDX-License-Identifier: EUPL-1.2
"""The message list, one message, handing in files, and how far that is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hefboom import stelsel
from hefboom.contracten.models import Aanbieder
from hefboom.intake import presentatie, selectors, termijnen
from hefboom.intake.forms import Aanleverformulier, Filter
from hefboom.intake.jobs import neem_aan
from hefboom.intake.models import Aanlevering, Verwerking
from hefboom.intake.moment import nu
from hefboom.intake.soorten import register
from hefboom.mailbox import services as mailbox

PER_PAGINA = 50
KLEIN = 1024 * 1024  # larger messages are not opened to show whom they are about


@require_safe
def berichten(request: HttpRequest) -> HttpResponse:
    """The messages this reader may see, newest first, with the reason each row is there."""
    regio, inzage = stelsel.laad(settings.OMGEVING.regio), request.user.inzage
    if not inzage.ziet_personen:
        raise Http404
    formulier = Filter(request.GET, regio=regio, inzage=inzage)
    gekozen = formulier.toegepast_op(selectors.berichten_zichtbaar_voor(request.user))
    rijen = (
        gekozen.select_related("bericht")
        .defer("bevindingen", "bericht__inhoud")
        .order_by("-bericht_id")
    )
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    namen = _namen(pagina.object_list)
    vraag = request.GET.copy()
    vraag.pop("pagina", None)
    return render(
        request,
        "intake/berichten.html",
        {
            "formulier": formulier,
            "pagina": pagina,
            "rijen": [_rij(rij, regio, namen) for rij in pagina],
            "vraag": vraag.urlencode(),
            "gefilterd": any(vraag.values()),
            "mag_aanleveren": selectors.mag_aanleveren(request.user),
            "kruimels": [{"naam": "Berichten", "adres": ""}],
        },
    )


@require_safe
def bericht(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One message: what it is, what was found, what was answered."""
    rij = _zichtbaar_bericht(request, pk)
    regio = stelsel.laad(settings.OMGEVING.regio)
    antwoord, vraag = selectors.antwoord_op(rij), selectors.vraag_bij(rij)
    klein = not rij.bericht.buitenmap and rij.bericht.grootte <= KLEIN
    verzoeken = termijnen.verzoeken_uit(rij, nu().date())
    return render(
        request,
        "intake/bericht.html",
        {
            **_rij(rij, regio, _namen([rij])),
            "antwoord": antwoord,
            "antwoordnaam": presentatie.soortnaam(antwoord.soort) if antwoord else "",
            "ontvangen": selectors.ontvangen_antwoord_op(rij),
            "vraag": vraag,
            "vraagnaam": presentatie.soortnaam(vraag.soort) if vraag else "",
            "verzoeken": verzoeken,
            "meldingen": [
                *termijnen.meldingen_uit(rij, antwoord),
                *(
                    gedaan
                    for verzoek, _ in verzoeken
                    for gedaan in termijnen.antwoorden_op(verzoek)
                ),
            ],
            "hoort_bij": list(register.van(rij.soort).hoort_bij(rij)),
            "niet_getoond": rij.aantal_bevindingen - len(rij.bevindingen),
            "jeugdigen": presentatie.jeugdigen_in(mailbox.inhoud(rij.bericht)) if klein else [],
            "kruimels": _kruimels(rij),
        },
    )


@require_safe
def bericht_xml(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The content of a message as it came, every BSN masked."""
    rij = _zichtbaar_bericht(request, pk)
    if rij.bericht.buitenmap:
        raise Http404
    tekst, afgekapt = presentatie.zonder_bsn(mailbox.inhoud(rij.bericht))
    return render(
        request,
        "intake/bericht_xml.html",
        {
            "rij": rij,
            "soort": presentatie.soortnaam(rij.soort),
            "tekst": tekst,
            "afgekapt": afgekapt,
            "kruimels": _kruimels(rij),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def aanleveren(request: HttpRequest) -> HttpResponse:
    """Hand in files: kept at once, handled in the background."""
    if not selectors.mag_aanleveren(request.user):
        raise Http404
    formulier = Aanleverformulier(request.POST or None, request.FILES or None)
    if request.method == "POST":
        formulier = Aanleverformulier(request.POST, request.FILES)
        if formulier.is_valid():
            gekozen = formulier.cleaned_data["bestanden"]
            return redirect("aanlevering", pk=neem_aan(request.user, gekozen, nu()).pk)
    return render(
        request,
        "intake/aanleveren.html",
        {
            "formulier": formulier,
            "meeste": Aanleverformulier.meeste(),
            "megabytes": settings.OMGEVING.max_bericht // (1024 * 1024),
            "kruimels": [_lijst(), {"naam": "Aanleveren", "adres": ""}],
        },
        status=422 if formulier.errors else 200,
    )


@require_safe
def aanlevering(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a delivery is, and what became of each file."""
    rij: Aanlevering = get_object_or_404(
        selectors.aanleveringen_zichtbaar_voor(request.user), pk=pk
    )
    zichtbaar = set(
        selectors.berichten_zichtbaar_voor(request.user)
        .filter(bericht__aangeleverdbericht__aanlevering=rij)
        .values_list("pk", flat=True)
    )
    bestanden = (
        rij.bestanden.select_related("bericht__verwerking")
        .defer("bericht__inhoud", "bericht__verwerking__bevindingen")
        .order_by("volgnummer")
    )
    pagina = Paginator(bestanden, PER_PAGINA).get_page(request.GET.get("pagina"))
    context: dict[str, Any] = {
        "aanlevering": rij,
        "voortgang": selectors.voortgang_van(rij, request.user),
        "pagina": pagina,
        "bestanden": [_bestand(bestand, zichtbaar) for bestand in pagina],
        "vraag": "",
        "kruimels": [_lijst(), {"naam": "Aanlevering", "adres": ""}],
    }
    deel = "intake/delen/voortgang.html" if request.htmx else "intake/aanlevering.html"
    return render(request, deel, context)


def _lijst() -> dict[str, str]:
    return {"naam": "Berichten", "adres": reverse("berichten")}


def _zichtbaar_bericht(request: HttpRequest, pk: UUID) -> Verwerking:
    zichtbaar = selectors.berichten_zichtbaar_voor(request.user)
    rij: Verwerking = get_object_or_404(zichtbaar.select_related("bericht"), pk=pk)
    return rij


def _namen(rijen: Any) -> dict[str, str]:
    codes = {rij.aanbieder for rij in rijen}
    return dict(Aanbieder.objects.filter(agb__in=codes).values_list("agb", "naam"))


def _rij(rij: Verwerking, regio: stelsel.Regio, namen: dict[str, str]) -> dict[str, Any]:
    gemeente = regio.gemeente(rij.gemeente) if rij.gemeente else None
    return {
        "rij": rij,
        "soort": presentatie.soortnaam(rij.soort),
        "waarom": presentatie.waarom(rij),
        "merk": presentatie.WERKWIJZE.get(rij.uitkomst, ""),
        "gemeente": gemeente.naam if gemeente else rij.gemeente,
        "aanbieder": namen.get(rij.aanbieder, rij.aanbieder),
    }


def _bestand(bestand: Any, zichtbaar: set[UUID]) -> dict[str, Any]:
    te_zien = bestand.bericht_id in zichtbaar
    verwerking = presentatie.voor_bringer(getattr(bestand.bericht, "verwerking", None), te_zien)
    return {
        "naam": bestand.bestandsnaam or f"bestand {bestand.volgnummer}",
        "al_bekend": presentatie.al_bekend(bestand.al_bekend, verwerking),
        "verwerking": verwerking,
        "waarom": presentatie.waarom(verwerking) if verwerking else "Wacht op verwerking.",
        "merk": presentatie.WERKWIJZE.get(verwerking.uitkomst, "") if verwerking else "",
        "adres_zichtbaar": te_zien,
    }


def _kruimels(rij: Verwerking) -> list[Any]:
    naam = f"{presentatie.soortnaam(rij.soort)} {rij.identificatie}".strip()
    return [_lijst(), {"naam": naam, "adres": ""}]
