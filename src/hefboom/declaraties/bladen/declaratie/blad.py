# SPDX-License-Identifier: EUPL-1.2
"""What the page of one claim shows, except its lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import naam_met_agb
from hefboom.declaraties.bladen.delen.antwoorden import antwoordentabel
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.presentatie import antwoorden_geheel, naam_gemeente
from hefboom.inzage import Inzage
from hefboom.kernel import ONE_DAY, Period, euro, getal, hoeveel
from hefboom.scherm import (
    Cel,
    Celsoort,
    Kolom,
    Merk,
    Tabel,
    Zoekvraag,
    bedragcel,
    periodecel,
)

REGELS_PER_PAGINA = 100

REGELS = ("regel", "regels")


def inhoud(
    rij: Declaratie, tellingen: Mapping[str, int], regio: stelsel.Regio, inzage: Inzage
) -> dict[str, Any]:
    """Everything the page of one claim shows, except its lines."""
    afgekeurd = rij.geweigerd
    regels = tellingen["alle"]
    if afgekeurd:
        samenvatting = f"Als geheel afgekeurd: van {euro(rij.ingediend)} is niets toegekend."
    elif tellingen["geweigerd"] == 0:
        samenvatting = f"Helemaal toegekend: {euro(rij.toegekend)} over {hoeveel(regels, *REGELS)}."
    else:
        samenvatting = (
            f"{euro(rij.toegekend)} van {euro(rij.ingediend)} toegekend; "
            f"{getal(tellingen['geweigerd'])} van {hoeveel(regels, *REGELS)} afgewezen."
        )
    aangehouden = tellingen["regels_aangehouden"]
    if aangehouden:
        van = hoeveel(aangehouden, *REGELS)
        samenvatting += f" De betaling van {van} is aangehouden: de regio kijkt er eerst naar."
    return {
        "declaratie": rij,
        "geheel": antwoordentabel(
            "Vragen over de hele declaratie", antwoorden_geheel(rij), "geheel"
        ),
        "geheel_afgekeurd": afgekeurd,
        "samenvatting": samenvatting,
        "gemeente": naam_gemeente(regio, rij.gemeente),
        "aanbieder": naam_met_agb(rij.aanbieder, inzage),
        "afgewezen": rij.ingediend - rij.toegekend,
        "aangehouden": tellingen["bedrag_aangehouden"] if aangehouden else None,
    }


def regeltabel(declaratie: Declaratie, regels: QuerySet[Prestatie], aantal: int) -> Tabel:
    """A claim's `aantal` lines."""
    return Tabel(
        f"{hoeveel(aantal, *REGELS)}, wat is afgewezen of aangehouden eerst",
        [
            Kolom("Regel", veld="volgnummer", soort=Celsoort.AANTAL, zeeft=False),
            Kolom("Cliënt", veld="jeugdige__bsn_laatste", zeeft=False),
            Kolom("Product", veld="productcode"),
            Kolom("Periode", veld="begindatum", soort=Celsoort.PERIODE),
            Kolom("Ingediend", veld="ingediend", soort=Celsoort.EURO),
            Kolom("Toegekend", veld="toegekend", soort=Celsoort.EURO),
            Kolom("Uitkomst", veld="geweigerd", keuzes={"0": "toegekend", "1": "afgewezen"}),
        ],
        Zoekvraag(regels, lambda deel: [_rij(regel) for regel in deel]),
        naam="Regels van de declaratie",
        kaarten=True,
        personen=True,
        per_pagina=REGELS_PER_PAGINA,
        waarover=f"declaratie {declaratie.declaratienummer}",
    )


def _rij(regel: Prestatie) -> list[Cel]:
    jeugdige = regel.jeugdige
    return [
        Cel(
            f"Regel {regel.volgnummer}",
            adres=reverse("prestatie", args=[regel.pk]),
            waarde=regel.volgnummer,
        ),
        Cel(f"*****{jeugdige.bsn_laatste}" if jeugdige else "onbekend"),
        Cel(regel.productcode),
        periodecel(Period(regel.begindatum, regel.einddatum + ONE_DAY)),
        bedragcel(regel.ingediend),
        bedragcel(regel.toegekend),
        Cel(merk=_merk(regel)),
    ]


def _merk(regel: Prestatie) -> Merk:
    if regel.geweigerd:
        return Merk("afgewezen", "fout")
    return Merk("aangehouden", "let-op") if regel.aangehouden else Merk("toegekend", "goed")
