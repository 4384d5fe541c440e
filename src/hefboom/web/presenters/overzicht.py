# SPDX-License-Identifier: EUPL-1.2
"""The region at a glance, its municipalities side by side, its providers in a funnel."""

from __future__ import annotations

from typing import Any

from hefboom.web.namen import Namen
from hefboom.web.presenters.cijfer import maak, van_rij
from hefboom.web.presenters.normen import normregel, startnormen
from hefboom.web.presenters.stuurbeeld import antwoordzin, geldbeeld, segmenttabel, spaarbeeld
from hefboom.web.presenters.tabel import Cel, Tabel, kolommen
from hefboom.web.presenters.trechterbeeld import trechterbeeld
from hefboom.web.presenters.vergelijk import balkenbeeld, gesorteerd
from hefboom.web.presenters.verloop import kaart, punten, richting, verloop, vonken
from hefboom.web.vraag import Blik


def regio(blik: Blik, namen: Namen) -> dict[str, Any]:
    """The steering picture: sentence, figures, segments, money, trend, savings path."""
    jeugdigen, norm = kaart(blik, "jeugdigen"), kaart(blik, "binnen_norm")
    besteed, budget = kaart(blik, "bestedingen"), maak(blik, "budget")
    reeks = punten(blik, "jeugdigen")
    return {
        "zin": antwoordzin(jeugdigen, norm, wie="uit de regio", wanneer=blik.periode_tekst),
        "cijfers": [
            jeugdigen,
            kaart(blik, "uitgaven"),
            besteed,
            budget,
            norm,
            kaart(blik, "wachttijd", norm=normregel(startnormen(blik, namen))),
            kaart(blik, "geweigerd_aandeel"),
            maak(blik, "geweigerd_bedrag"),
            maak(blik, "concentratie"),
        ],
        "segmenten": segmenttabel(blik, namen),
        "geld": geldbeeld(blik, namen),
        "verloop": verloop(
            blik,
            "jeugdigen",
            f"Het aantal jeugdigen in zorg per maand {richting(reeks)}.",
            [(blik.regio.naam, {}, True)],
        ),
        "pad": spaarbeeld(blik),
        "periode": blik.periode_tekst,
    }


def gemeenten(blik: Blik, namen: Namen) -> dict[str, Any]:
    """All municipalities on one scale."""
    per = ("gemeente",)
    codes = (
        "jeugdigen",
        "jeugdigen_per_100",
        "uitgaven_per_jeugdige",
        "binnen_norm",
        "volgens_plan",
    )
    antwoorden = {code: blik.bereken(code, per=per) for code in codes}
    rijen = {
        code: {rij.sleutel["gemeente"]: rij for rij in uitkomst.rijen}
        for code, uitkomst in antwoorden.items()
    }
    lijnen = vonken(blik, "jeugdigen_per_100", "gemeente")
    tabel = []
    for gemeente in sorted(blik.regio.gemeenten, key=lambda g: g.naam):
        regel = [Cel(gemeente.naam, adres=namen.adres("gemeente", gemeente.code))]
        regel.append(Cel(vonk=lijnen.get(gemeente.code, "")))
        for code in codes:
            rij = rijen[code].get(gemeente.code)
            regel.append(
                Cel(cijfer=van_rij(blik, antwoorden[code], rij, kort=True)) if rij else Cel("–")
            )
        tabel.append(regel)
    heel = blik.bereken("jeugdigen_per_100").enige
    gemiddelde = (heel.waarde, "regio") if heel.waarde is not None else None
    hoogste = next((r for r in gesorteerd(antwoorden["jeugdigen_per_100"]) if r.waarde), None)
    return {
        "zin": (
            f"In {namen.naam('gemeente', hoogste.sleutel['gemeente'])} krijgen de meeste "
            f"jeugdigen hulp: {antwoorden['jeugdigen_per_100'].toon(hoogste)} van elke 100."
            if hoogste
            else "Er zijn in deze periode geen jeugdigen in zorg bekend."
        ),
        "beeld": balkenbeeld(blik, namen, "jeugdigen_per_100", "gemeente", tegen=gemiddelde),
        "uitgaven": balkenbeeld(blik, namen, "uitgaven_per_jeugdige", "gemeente"),
        "tabel": Tabel(
            f"Gemeenten in {blik.periode_tekst}",
            kolommen(
                "Gemeente",
                "Per 100, verloop",
                "Jeugdigen",
                "Per 100",
                "Uitgaven per inwoner 0–17",
                "Binnen norm gestart",
                "Volgens plan beëindigd",
            ),
            tabel,
        ),
    }


def aanbieders(blik: Blik, namen: Namen) -> dict[str, Any]:
    """Providers: chance or difference? And how much help lies with how few."""
    codes = ("jeugdigen", "uitgaven", "binnen_norm", "volgens_plan", "geweigerd_aandeel")
    antwoorden = {code: blik.bereken(code, per=("aanbieder",)) for code in codes}
    rijen = {
        code: {rij.sleutel["aanbieder"]: rij for rij in uitkomst.rijen}
        for code, uitkomst in antwoorden.items()
    }
    tabel = []
    for eerste in gesorteerd(antwoorden["jeugdigen"]):
        agb = eerste.sleutel["aanbieder"]
        regel = [Cel(namen.naam("aanbieder", agb), adres=namen.adres("aanbieder", agb))]
        for code in codes:
            rij = rijen[code].get(agb)
            regel.append(
                Cel(cijfer=van_rij(blik, antwoorden[code], rij, kort=True)) if rij else Cel("–")
            )
        tabel.append(regel)
    concentratie = maak(blik, "concentratie")
    eigen = "" if blik.inzage.hele_regio else " met jeugdigen uit uw gemeente"
    return {
        "zin": (
            f"{len(tabel)} aanbieders{eigen} gaven in {blik.periode_tekst} hulp; "
            f"{concentratie.waarde} daarvan hielpen in de regio samen 80 % van de jeugdigen."
        ),
        "beeld": trechterbeeld(blik, namen, "binnen_norm"),
        "tabel": Tabel(
            f"Aanbieders in {blik.periode_tekst}",
            kolommen(
                "Aanbieder",
                "Jeugdigen",
                "Declaraties",
                "Binnen norm gestart",
                "Volgens plan beëindigd",
                "Regels geweigerd",
            ),
            tabel,
        ),
    }
