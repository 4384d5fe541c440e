# SPDX-License-Identifier: EUPL-1.2
"""Allocations that ask for something, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from hefboom import stelsel
from hefboom.dossiers import Toewijzing
from hefboom.kernel import datum, getal
from hefboom.scherm import Cel, Kolom, Merk, Tabel

KOLOMMEN = (
    "Toewijzing",
    "Jeugdige",
    "Hulp",
    "Van",
    "Tot en met",
    "Wat er speelt",
    "Gemeente",
    "Aanbieder",
)


def tabel(
    titel: str,
    rijen: Iterable[Toewijzing],
    regio: stelsel.Regio,
    namen: Mapping[str, str],
    op: date,
) -> Tabel:
    """One row per allocation, seen from day `op`. `namen`: AGB code → name."""
    return Tabel(
        titel,
        [Kolom(naam) for naam in KOLOMMEN],
        [_rij(rij, regio, namen, op) for rij in rijen],
        naam="Toewijzingen",
    )


def _rij(rij: Toewijzing, regio: stelsel.Regio, namen: Mapping[str, str], op: date) -> list[Cel]:
    gemeente = regio.gemeente(rij.gemeente)
    product = regio.product(rij.productcode) if rij.productcode else None
    return [
        Cel(str(rij.toewijzingnummer), adres=reverse("bericht", args=[rij.bericht_id])),
        Cel(f"*****{rij.jeugdige.bsn_laatste}"),
        Cel(product.naam if product else rij.productcode or rij.categorie),
        Cel(datum(rij.ingangsdatum), klasse="dag"),
        Cel(datum(rij.einddatum) if rij.einddatum else "geen einddatum", klasse="dag"),
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
        tekst, merk=Merk("er is een vervolg", "goed") if vervolg else Merk("geen vervolg", "let-op")
    )


def _dagen(aantal: int) -> str:
    return f"{getal(aantal)} {'dag' if aantal == 1 else 'dagen'}"
