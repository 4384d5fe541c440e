# SPDX-License-Identifier: EUPL-1.2
"""Maatwerk records as a table, what waits for a second person on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen, naam_als_veld
from hefboom.declaraties import omvang
from hefboom.declaraties.models import Maatwerkafspraak, Maatwerkuitkomst
from hefboom.inzage import Inzage
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Tabel, Zoekvraag, dagcel

MERKEN: Mapping[str, Merk] = {
    Maatwerkuitkomst.OPEN: Merk("wacht op een tweede persoon", "let-op"),
    Maatwerkuitkomst.VASTGESTELD: Merk("vastgesteld", "goed"),
    Maatwerkuitkomst.AFGEWEZEN: Merk("afgewezen", ""),
}


def tabel(rijen: QuerySet[Maatwerkafspraak], regio: stelsel.Regio, inzage: Inzage) -> Tabel:
    """One row per record."""

    def maak(deel: Sequence[Maatwerkafspraak]) -> list[list[Cel]]:
        namen = aanbiedersnamen(inzage, {rij.aanbieder for rij in deel})
        return [_rij(rij, regio, namen) for rij in deel]

    gemeenten = {str(g.code): g.naam for g in regio.gemeenten}
    return Tabel(
        "Maatwerkafspraken",
        [
            Kolom("Toewijzing", veld="toewijzingnummer", soort=Celsoort.TEKST),
            Kolom("Prijs"),
            Kolom("Vanaf", veld="ingangsdatum", soort=Celsoort.DATUM),
            Kolom("Tot en met", veld="einddatum", soort=Celsoort.DATUM),
            Kolom("Waarom"),
            Kolom("Gemeente", veld="gemeente", keuzes=gemeenten),
            Kolom("Aanbieder", veld=naam_als_veld("aanbieder", inzage)),
        ],
        Zoekvraag(rijen, maak),
        naam="Maatwerk",
        kaarten=True,
        personen=True,
    )


def _rij(rij: Maatwerkafspraak, regio: stelsel.Regio, namen: Mapping[str, str]) -> list[Cel]:
    gemeente = regio.gemeente(rij.gemeente)
    return [
        Cel(
            str(rij.toewijzingnummer),
            adres=reverse("maatwerk_een", args=[rij.pk]),
            merk=MERKEN[rij.uitkomst],
        ),
        Cel(f"{rij.product}: {omvang.per_eenheid(rij.cent, rij.eenheid)}"),
        dagcel(rij.ingangsdatum),
        Cel("geen einde") if rij.einddatum is None else dagcel(rij.einddatum),
        Cel(rij.reden),
        Cel(gemeente.naam if gemeente else rij.gemeente),
        Cel(namen.get(rij.aanbieder, rij.aanbieder)),
    ]
