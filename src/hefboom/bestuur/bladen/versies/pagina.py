# SPDX-License-Identifier: EUPL-1.2
"""Every version that was adopted, by what decision, and since when."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from hefboom import facts, stelsel
from hefboom.bestuur.selectors import versies
from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Cel, Kolom, Kruimel, Merk, Tabel, blad, dagcel


@blad("stelsel/versies/", "stelselversies")
@require_safe
def stelselversies(bezoek: Bezoek) -> HttpResponse:
    """Which version holds, and which held before?"""
    if not bezoek.user.inzage.mag(Recht.VOORSTELLEN_INZIEN):
        raise Http404
    regio = stelsel.laad(settings.OMGEVING.regio)
    opname = facts.huidige()
    rijen = list(versies(bezoek.user.inzage))
    tabel = Tabel(
        "Vastgestelde versies",
        (
            Kolom("Versie"),
            Kolom("Voorstel"),
            Kolom("Besluit"),
            Kolom("Vastgesteld"),
            Kolom("Geldt"),
            Kolom("Kenmerk", sorteert=False),
        ),
        [
            [
                Cel(
                    f"versie {rij.nummer}",
                    adres=reverse("stelselversie", kwargs={"nummer": rij.nummer}),
                ),
                Cel(rij.voorstel.titel if rij.voorstel else "Waarmee Hefboom hier begon"),
                Cel(str(rij.besluit) if rij.besluit else "geen besluit bekend"),
                dagcel(localdate(rij.op)),
                Cel(merk=Merk("geldt nu", "goed"), waarde="geldt nu")
                if rij.nummer == regio.vindplaats.versie
                else Cel("niet meer"),
                Cel(code=rij.som[:12]),
            ]
            for rij in rijen
        ],
        leeg="Er is nog geen enkele versie vastgesteld: wat geldt, staat in de bestanden.",
        kaarten=True,
    )
    anders = opname is not None and opname.stelsel != regio.vingerafdruk
    met = opname and stelsel.versie_van(regio.code, opname.stelsel)
    return render(
        bezoek,
        "bestuur/versies/blad.html",
        {
            "regio": regio,
            "tabel": tabel,
            "opname": opname,
            "anders": anders,
            "met": met,
            "kruimels": [Kruimel("Besluiten", reverse("stelsel")), Kruimel("Versies")],
        },
    )
