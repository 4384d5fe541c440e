# SPDX-License-Identifier: EUPL-1.2
"""What became of each file of a delivery, as a table."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime

from hefboom.intake import presentatie
from hefboom.intake.models import AangeleverdBericht, Aanlevering
from hefboom.kernel import datumtijd
from hefboom.scherm import Cel, Kolom, Merk, Tabel, Zoekvraag


def tabel(
    aanlevering: Aanlevering, bestanden: QuerySet[AangeleverdBericht], zichtbaar: Collection[UUID]
) -> Tabel:
    """One row per file. Of another's message no more is told than who brought it may know."""
    return Tabel(
        f"De bestanden, aangeleverd op {datumtijd(localtime(aanlevering.op))}",
        [Kolom("Bestand", veld="bestandsnaam"), Kolom("Uitkomst"), Kolom("Waarom")],
        Zoekvraag(
            bestanden,
            lambda deel: [_rij(bestand, bestand.bericht_id in zichtbaar) for bestand in deel],
        ),
        naam="Bestanden",
        kaarten=True,
    )


def _rij(bestand: AangeleverdBericht, te_zien: bool) -> list[Cel]:
    verwerking = presentatie.voor_bringer(getattr(bestand.bericht, "verwerking", None), te_zien)
    naam = bestand.bestandsnaam or f"bestand {bestand.volgnummer}"
    bekend = presentatie.al_bekend(bestand.al_bekend, verwerking)
    if verwerking is None:
        return [Cel(naam), Cel(merk=Merk("wacht"), naast=bekend), Cel("Wacht op verwerking.")]
    merk = Merk(
        verwerking.get_uitkomst_display(), presentatie.MERK_VAN.get(verwerking.uitkomst, "")
    )
    return [
        Cel(naam, adres=reverse("bericht", args=[verwerking.pk]) if te_zien else ""),
        Cel(merk=merk, naast=bekend),
        Cel(presentatie.waarom(verwerking)),
    ]
