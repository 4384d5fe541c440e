# SPDX-License-Identifier: EUPL-1.2
"""One access: who gave it, who looked at it since; and for an administrator: keep it or end it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hefboom import stelsel
from hefboom.inzage.bladen.delen.rij import (
    kring_in_woorden,
    naam_van,
    naar_wie_mag_wat,
    tot_wanneer,
    verleend_door,
)
from hefboom.inzage.bladen.machtiging.formulier import Beeindigen, Herzien
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import ROLLEN
from hefboom.inzage.selectors import machtigingen_zichtbaar_voor
from hefboom.inzage.services import OngeldigeGebruiker, beeindig, herzie
from hefboom.kernel import datum
from hefboom.moment import vandaag
from hefboom.scherm import Bezoek, Kruimel, blad


@blad("wie-mag-wat/<int:pk>/", "machtiging")
@require_http_methods(["GET", "HEAD", "POST"])
def machtiging(bezoek: Bezoek, pk: int) -> HttpResponse:
    """Is this access still right?"""
    rij = get_object_or_404(machtigingen_zichtbaar_voor(bezoek.user), pk=pk)
    herzien, beeindigen, fout = Herzien(), Beeindigen(), ""
    if bezoek.method == "POST":
        herzien, beeindigen = _ingevuld(bezoek)
        gekozen = beeindigen if "beeindig" in bezoek.POST else herzien
        if gekozen.is_valid():
            try:
                _doe(bezoek, rij, herzien, beeindigen)
                return redirect("machtiging", pk=rij.pk)
            except OngeldigeGebruiker as reden:
                fout = str(reden)
    mis = bool(fout or beeindigen.errors or herzien.errors)
    return render(
        bezoek,
        "inzage/machtiging/blad.html",
        {
            **_inhoud(bezoek, rij),
            "herzien": herzien,
            "beeindigen": beeindigen,
            "fout": fout,
            "kruimels": [naar_wie_mag_wat(), Kruimel(naam_van(rij.gebruiker))],
        },
        status=422 if mis else 200,
    )


def _ingevuld(bezoek: Bezoek) -> tuple[Herzien, Beeindigen]:
    """The form that was sent, filled in; the other stays empty."""
    if "beeindig" in bezoek.POST:
        return Herzien(), Beeindigen(bezoek.POST)
    return Herzien(bezoek.POST), Beeindigen()


def _doe(bezoek: Bezoek, rij: Machtiging, herzien: Herzien, beeindigen: Beeindigen) -> None:
    """End it or keep it. Raises `OngeldigeGebruiker`."""
    if "beeindig" in bezoek.POST:
        laatste = beeindigen.cleaned_data["laatste_dag"]
        beeindig(rij, laatste + timedelta(days=1) if laatste else None, door=bezoek.user)
    else:
        herzie(rij, bezoek.user, herzien.cleaned_data["opmerking"])


def _inhoud(bezoek: Bezoek, rij: Machtiging) -> dict[str, object]:
    regio = stelsel.laad(settings.OMGEVING.regio)
    loopt = rij.tot is None or rij.tot > vandaag()
    mag = bezoek.user.inzage.mag(Recht.MACHTIGINGEN_BEHEREN) and rij.gebruiker != bezoek.user
    return {
        "rij": rij,
        "wie": naam_van(rij.gebruiker),
        "rol": ROLLEN[rij.rol],
        "waarvoor": kring_in_woorden(rij, regio),
        "tot": tot_wanneer(rij),
        "verleend": f"{_dag(rij.verleend_op)} door {verleend_door(rij)}",
        "beeindigd": _wanneer_en_door(rij.beeindigd_op, rij.beeindigd_door)
        if rij.beeindigd_op
        else "",
        "herzieningen": [
            f"{_wanneer_en_door(h.op, h.door)}{f': {h.opmerking}' if h.opmerking else ''}"
            for h in rij.herzieningen.select_related("door").order_by("-op")
        ],
        "mag_beheren": mag and loopt,
    }


def _wanneer_en_door(op: datetime, door: Gebruiker | None) -> str:
    return f"{_dag(op)} door {naam_van(door)}"


def _dag(op: datetime) -> str:
    return datum(timezone.localtime(op).date())
