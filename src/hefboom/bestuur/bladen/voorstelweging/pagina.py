# SPDX-License-Identifier: EUPL-1.2
"""Weigh a segment in a draft: its ticks and what they rest on, a new direction, what falls away."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.bestuur.bladen.voorstel.pagina import voorstel_of_404
from hefboom.bestuur.bladen.voorstelweging.formulier import Weegformulier
from hefboom.bestuur.models import Voorstelstand
from hefboom.bestuur.pak import Voorstelfout
from hefboom.bestuur.services import wijzig
from hefboom.bestuur.weegstaat import lees, schrijf
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.stelsel import RICHTINGEN, StelselFout
from hefboom.weging import kantelzin, weeg_anders


@blad("voorstellen/<int:nummer>/weging/<code:segment>/", "voorstelweging")
@require_http_methods(["GET", "HEAD", "POST"])
def voorstelweging(bezoek: Bezoek, nummer: int, segment: str) -> HttpResponse:
    """Why this funding and this procurement? For who makes the draft."""
    rij = voorstel_of_404(bezoek, nummer)
    regio = stelsel.laad(settings.OMGEVING.regio)
    maker = bezoek.user.inzage.mag(Recht.VOORSTELLEN) and rij.gemaakt_door_id == bezoek.user.pk
    if segment not in regio.segmentlopen or not maker or rij.stand != Voorstelstand.CONCEPT:
        raise Http404
    staat = lees(rij.bestanden, segment)
    formulier = Weegformulier(bezoek.POST if bezoek.method == "POST" else None, staat)
    fout = ""
    if bezoek.method == "POST":
        if not formulier.is_valid():
            fout = "Er is nog niets bewaard: verbeter wat hieronder bij de velden staat."
        else:
            try:
                naam, tekst = schrijf(rij.bestanden, segment, formulier.wijziging())
                wijzig(rij, bezoek.user, {naam: tekst})
                return redirect("voorstel", nummer=nummer)
            except (Voorstelfout, StelselFout) as reden:
                fout = str(reden)
    namen = [naam for naam in regio.segmentlopen[segment].naam.waarden if naam]
    return render(
        bezoek,
        "bestuur/voorstelweging/blad.html",
        {
            "voorstel": rij,
            "titel": f"{segment} {namen[-1]}" if namen else segment,
            "formulier": formulier,
            "eerder": [
                (soort, [RICHTINGEN.get(str(een.get("richting")), "") for een in reeks])
                for soort, reeks in (("bekostiging", staat.bekostiging), ("inkoop", staat.inkoop))
            ],
            "volgt": _volgt(rij.inhoud, segment),
            "bronnen": sorted(regio.bronnen),
            "fout": fout,
            "kruimels": [
                Kruimel("Voorstellen", reverse("voorstellen")),
                Kruimel(f"{rij.pk}. {rij.titel}", reverse("voorstel", kwargs={"nummer": rij.pk})),
                Kruimel(f"Weging van segment {segment}"),
            ],
        },
        status=422 if fout else 200,
    )


def _volgt(inhoud: dict[str, bytes], segment: str) -> str:
    """What follows from the ticks as they stand in the draft, when it can be read."""
    try:
        oordeel = weeg_anders(stelsel.lees_voorstel(inhoud, settings.OMGEVING.regio), segment, ())
    except StelselFout:
        return ""
    return "" if oordeel is None else kantelzin(oordeel)
