# SPDX-License-Identifier: EUPL-1.2
"""Search: a page by its name, and what the rooms find. Each within what the asker may see.

The form posts, so what someone types stands in no address: not in a history, not in a log. What is
no number may be asked by address as well.
"""

from __future__ import annotations

from itertools import islice

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hefboom.kernel import Vraagfout
from hefboom.scherm import Bezoek, Kruimel, Vondst, blad, lees_tekst
from hefboom.scherm.kamer import bladnamen, ingangen, vondsten
from hefboom.scherm.lezers import LANGST

MEESTE = 25
PAGINA, CIJFER = "pagina", "cijfer"


@blad("zoeken/", "zoeken")
def zoeken(bezoek: Bezoek) -> HttpResponse:
    """What matches; straight on to the page when only one thing does."""
    term = _getypt(bezoek)
    gevonden = vind(bezoek, term) if term else []
    if len(gevonden) == 1 and gaat_door(gevonden[0], term):
        return redirect(gevonden[0].adres)
    return render(
        bezoek,
        "web/zoeken/blad.html",
        {
            "zoekterm": term,
            "vondsten": gevonden[:MEESTE],
            "meer": len(gevonden) > MEESTE,
            "zoekt_nummers": bezoek.user.inzage.ziet_personen,
            "kruimels": [Kruimel("Zoeken")],
        },
    )


def _getypt(bezoek: Bezoek) -> str:
    """What was typed. Raises `Vraagfout` for what no one types."""
    if bezoek.method != "POST":
        return lees_tekst(bezoek, "q")
    term = bezoek.POST.get("q", "").strip()
    if len(term) > LANGST or not term.isprintable():
        raise Vraagfout(f"Typ hoogstens {LANGST} gewone tekens om op te zoeken.")
    return term


def gaat_door(vondst: Vondst, term: str) -> bool:
    """May this one hit open by itself? A word of a page never lands on a figure by accident."""
    klein = term.casefold()
    if vondst.soort != CIJFER or vondst.naam.casefold() == klein:
        return True
    return not any(blad.past(klein) for blad in bladnamen())


def vind(bezoek: Bezoek, term: str) -> list[Vondst]:
    """One more than is shown at most, so that the page can say that there is more."""
    inzage, klein = bezoek.user.inzage, term.casefold()
    bladen = {adres: naam for naam, adres in ingangen(inzage) if klein in naam.casefold()}
    for een in bladnamen():
        if een.wie(inzage) and een.past(klein):
            bladen.setdefault(reverse(een.adres), een.naam)
    gevonden = [Vondst(PAGINA, naam, adres) for adres, naam in bladen.items()]
    return [*gevonden, *islice(vondsten(bezoek, term), max(0, MEESTE + 1 - len(gevonden)))]
