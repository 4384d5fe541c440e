# SPDX-License-Identifier: EUPL-1.2
"""The list of messages as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen, naam_als_veld
from hefboom.intake.bladen.delen.rij import apart_gemerkt, gemeente_als_veld, rij_in_woorden
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.inzage import Inzage
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Tabel, Zoekvraag, dagcel

UITKOMSTEN = {str(code): str(naam) for code, naam in Verwerkuitkomst.choices}


def tabel(rijen: QuerySet[Verwerking], regio: stelsel.Regio, inzage: Inzage) -> Tabel:
    """One row per message, each with the reason it is there. The page itself has the filters."""

    def maak(deel: Sequence[Verwerking]) -> list[list[Cel]]:
        namen = aanbiedersnamen(inzage, {rij.aanbieder for rij in deel})
        apart = apart_gemerkt(deel, inzage)
        return [
            _rij(**rij_in_woorden(rij, regio, namen, apart.get(rij.bericht_id, 0))) for rij in deel
        ]

    return Tabel(
        "Berichten en wat ermee gebeurde",
        [
            Kolom("Bericht", veld="soort", zeeft=False),
            Kolom("Uitkomst", veld="uitkomst", zeeft=False, keuzes=UITKOMSTEN),
            Kolom("Waarom"),
            Kolom("Gemeente", veld=gemeente_als_veld("gemeente", regio), zeeft=False),
            Kolom("Aanbieder", veld=naam_als_veld("aanbieder", inzage), zeeft=False),
            Kolom("Dagtekening", veld="dagtekening", soort=Celsoort.DATUM),
        ],
        Zoekvraag(rijen, maak),
        naam="Berichten",
        kaarten=True,
        personen=True,
    )


def _rij(rij: Any, soort: str, waarom: str, merk: str, gemeente: str, aanbieder: str) -> list[Cel]:
    return [
        Cel(soort, adres=reverse("bericht", args=[rij.pk]), klein=rij.identificatie),
        Cel(merk=Merk(rij.get_uitkomst_display(), merk)),
        Cel(waarom),
        Cel(gemeente or "–"),
        Cel(aanbieder or "–"),
        dagcel(rij.dagtekening),
    ]
