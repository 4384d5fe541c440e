# SPDX-License-Identifier: EUPL-1.2
"""Allocations that ask for something, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen, naam_als_veld
from hefboom.dossiers import Toewijzing
from hefboom.inzage import Inzage
from hefboom.kernel import hoeveel
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Tabel, Zoekvraag, dagcel


def tabel(
    titel: str, rijen: QuerySet[Toewijzing], regio: stelsel.Regio, inzage: Inzage, op: date
) -> Tabel:
    """One row per allocation, seen from day `op`."""

    def maak(deel: Sequence[Toewijzing]) -> list[list[Cel]]:
        namen = aanbiedersnamen(inzage, {rij.aanbieder for rij in deel})
        return [_rij(rij, regio, namen, op) for rij in deel]

    gemeenten = {str(g.code): g.naam for g in regio.gemeenten}
    return Tabel(
        titel,
        [
            Kolom("Toewijzing", veld="toewijzingnummer", zeeft=False),
            Kolom("Jeugdige", veld="jeugdige__bsn_laatste", zeeft=False),
            Kolom("Hulp", veld="productcode", zeeft=False),
            Kolom("Van", veld="ingangsdatum", soort=Celsoort.DATUM),
            Kolom("Tot en met", veld="einddatum", soort=Celsoort.DATUM),
            Kolom("Wat er speelt"),
            Kolom("Gemeente", veld="gemeente", keuzes=gemeenten),
            Kolom("Aanbieder", veld=naam_als_veld("aanbieder", inzage)),
        ],
        Zoekvraag(rijen, maak),
        naam="Toewijzingen",
        kaarten=True,
        personen=True,
    )


def _rij(rij: Toewijzing, regio: stelsel.Regio, namen: Mapping[str, str], op: date) -> list[Cel]:
    gemeente = regio.gemeente(rij.gemeente)
    product = regio.product(rij.productcode, rij.ingangsdatum) if rij.productcode else None
    return [
        Cel(str(rij.toewijzingnummer), adres=reverse("bericht", args=[rij.bericht_id])),
        Cel(f"*****{rij.jeugdige.bsn_laatste}"),
        Cel(product.naam if product else rij.productcode or rij.categorie),
        dagcel(rij.ingangsdatum),
        dagcel(rij.einddatum) if rij.einddatum else Cel("geen einddatum", klasse="dag"),
        _speelt(rij, op),
        Cel(gemeente.naam if gemeente else rij.gemeente),
        Cel(namen.get(rij.aanbieder, rij.aanbieder)),
    ]


def _speelt(rij: Toewijzing, op: date) -> Cel:
    """Days left with what follows, or days since it should have begun."""
    vervolg = getattr(rij, "vervolg", None)
    if vervolg is None or rij.einddatum is None:
        geleden = (op - rij.ingangsdatum).days
        if geleden < 0:
            return Cel(f"gaat over {_dagen(-geleden)} in")
        return Cel(f"ging {_dagen(geleden)} geleden in" if geleden else "gaat vandaag in")
    rest = (rij.einddatum - op).days
    tekst = f"nog {_dagen(rest)}" if rest else "vandaag de laatste dag"
    return Cel(
        tekst,
        merk=Merk("andere hulp loopt door", "goed")
        if vervolg
        else Merk("niets loopt door", "let-op"),
    )


def _dagen(aantal: int) -> str:
    return hoeveel(aantal, "dag", "dagen")
