# SPDX-License-Identifier: EUPL-1.2
"""What the page of one claim shows, except its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import naam_met_agb
from hefboom.declaraties.bladen.delen.antwoorden import antwoordentabel
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.presentatie import antwoorden_geheel, naam_gemeente
from hefboom.inzage import Inzage
from hefboom.kernel import datum, euro, getal, hoeveel
from hefboom.scherm import Cel, Kolom, Merk, Tabel

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
        "geheel": antwoordentabel("Vragen over de hele declaratie", antwoorden_geheel(rij)),
        "geheel_afgekeurd": afgekeurd,
        "samenvatting": samenvatting,
        "gemeente": naam_gemeente(regio, rij.gemeente),
        "aanbieder": naam_met_agb(rij.aanbieder, inzage),
        "afgewezen": rij.ingediend - rij.toegekend,
        "aangehouden": tellingen["bedrag_aangehouden"] if aangehouden else None,
    }


def regeltabel(regels: Iterable[Prestatie], aantal: int) -> Tabel:
    """Some of a claim's `aantal` lines."""
    return Tabel(
        f"{hoeveel(aantal, *REGELS)}, wat is afgewezen of aangehouden eerst",
        [
            *(Kolom(naam) for naam in ("Regel", "Cliënt", "Product", "Periode")),
            *(Kolom(naam, getal=True) for naam in ("Ingediend", "Toegekend")),
        ],
        [_rij(regel) for regel in regels],
        naam="Regels van de declaratie",
    )


def _rij(regel: Prestatie) -> list[Cel]:
    jeugdige = regel.jeugdige
    return [
        Cel(f"Regel {regel.volgnummer}", adres=reverse("prestatie", args=[regel.pk])),
        Cel(f"*****{jeugdige.bsn_laatste}" if jeugdige else "onbekend"),
        Cel(regel.productcode),
        Cel(f"{datum(regel.begindatum)} t/m {datum(regel.einddatum)}"),
        Cel(euro(regel.ingediend)),
        Cel(euro(regel.toegekend), merk=_merk(regel)),
    ]


def _merk(regel: Prestatie) -> Merk | None:
    if regel.geweigerd:
        return Merk("afgewezen", "fout")
    return Merk("aangehouden", "let-op") if regel.aangehouden else None
