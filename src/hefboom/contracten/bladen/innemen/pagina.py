# SPDX-License-Identifier: EUPL-1.2
"""Take contracts and prices in from a file: looked at first, kept when someone else adopts it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom.contracten.bestanden.schrijven import SOORTEN, schrijf_register
from hefboom.contracten.bladen.innemen.blad import fouttabel, voorsteltabel
from hefboom.contracten.bladen.innemen.formulier import Inneemformulier
from hefboom.contracten.fouten import OnleesbareInvoer
from hefboom.contracten.inuit import Inneming, bekijk_inhoud
from hefboom.contracten.opslag import lees_stand
from hefboom.contracten.selectors import voorstellen_zichtbaar_voor
from hefboom.contracten.services import stel_voor
from hefboom.contracten.stand import Registerstand
from hefboom.inzage import Inzage, Recht
from hefboom.moment import nu
from hefboom.scherm import Bezoek, Kruimel, blad, lees_keuze

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
}


def wie(inzage: Inzage) -> bool:
    """Who may open this page?"""
    return bool(inzage.kring(Recht.CONTRACTEN_BEHEREN).regio)


@blad("contracten/innemen/", "contracten_innemen")
@require_http_methods(["GET", "HEAD", "POST"])
def contracten_innemen(bezoek: Bezoek) -> HttpResponse:
    """Which contracts and prices do you propose? With `haal` the answer is a file."""
    if not wie(bezoek.user.inzage):
        raise Http404
    vorm = lees_keuze(bezoek, "haal", list(SOORTEN))
    if vorm:
        leeg = lees_keuze(bezoek, "wat", ["leeg", "register"], "register") == "leeg"
        return _bestand(vorm, leeg=leeg)
    formulier = Inneemformulier(bezoek.POST or None, bezoek.FILES or None)
    uitkomst, fout = None, ""
    if bezoek.method == "POST":
        formulier = Inneemformulier(bezoek.POST, bezoek.FILES)
        if formulier.is_valid():
            bestand = formulier.cleaned_data["bestand"]
            try:
                uitkomst = bekijk_inhoud(bestand.name, bestand.read())
            except OnleesbareInvoer as reden:
                fout = str(reden)
            else:
                if uitkomst.wijzigingen:
                    titel = formulier.cleaned_data["titel"] or bestand.name
                    voorstel = stel_voor(uitkomst.wijzigingen, titel, bezoek.user, nu())
                    return redirect("registervoorstel", pk=voorstel.pk)
    return _toon(bezoek, formulier, uitkomst, fout)


def _toon(
    bezoek: Bezoek, formulier: Inneemformulier, uitkomst: Inneming | None, fout: str
) -> HttpResponse:
    fouten = uitkomst.fouten if uitkomst else ()
    return render(
        bezoek,
        "contracten/innemen/blad.html",
        {
            "formulier": formulier,
            "fout": fout or next(iter(formulier.errors.get("bestand", [])), ""),
            "uitkomst": uitkomst,
            "fouten": fouttabel(fouten) if fouten else None,
            "aantal": len(fouten),
            "voorstellen": voorsteltabel(voorstellen_zichtbaar_voor(bezoek.user)[:50]),
            "kruimels": [Kruimel("Contracten", reverse("contracten")), Kruimel("Innemen")],
        },
        status=422 if fouten or fout or formulier.errors else 200,
    )


def _bestand(vorm: str, *, leeg: bool) -> HttpResponse:
    naam = f"{'sjabloon' if leeg else 'contracten'}.{vorm}"
    stand = Registerstand() if leeg else lees_stand()
    antwoord = HttpResponse(schrijf_register(naam, stand), content_type=MIME[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
