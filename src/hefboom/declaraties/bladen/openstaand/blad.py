# SPDX-License-Identifier: EUPL-1.2
"""The refused lines that still ask for something, each with its reason and the way to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen, naam_als_veld
from hefboom.declaraties import presentatie
from hefboom.declaraties.models import Prestatie
from hefboom.inzage import Inzage
from hefboom.kernel import hoeveel
from hefboom.scherm import Cel, Celsoort, Kolom, Tabel, Zoekvraag, bedragcel, maandcel

GEEN_REDEN = "De hele declaratie is geweigerd."


def tabel(rijen: QuerySet[Prestatie], regio: stelsel.Regio, inzage: Inzage) -> Tabel:
    """One row per line; without the provider for who is the only one."""
    zelf = len(inzage.aanbieders) == 1

    def maak(deel: Sequence[Prestatie]) -> list[list[Cel]]:
        namen = aanbiedersnamen(inzage, {rij.declaratie.aanbieder for rij in deel})
        return [_rij(rij, regio, namen, zelf=zelf) for rij in deel]

    gemeenten = {str(g.code): g.naam for g in regio.gemeenten}
    aanbieder = Kolom("Aanbieder", veld=naam_als_veld("declaratie__aanbieder", inzage))
    return Tabel(
        "Geweigerde regels die nog openstaan",
        [
            Kolom("Regel", veld="declaratie__declaratienummer"),
            Kolom("Waarom, en wat te doen"),
            Kolom("Maand", veld="begindatum", soort=Celsoort.MAAND),
            Kolom("Bedrag", veld="ingediend", soort=Celsoort.EURO),
            Kolom("Gemeente", veld="declaratie__gemeente", keuzes=gemeenten),
            *([] if zelf else [aanbieder]),
        ],
        Zoekvraag(rijen, maak),
        naam="Geweigerde regels",
        kaarten=True,
        personen=True,
    )


def _rij(
    rij: Prestatie, regio: stelsel.Regio, namen: Mapping[str, str], *, zelf: bool
) -> list[Cel]:
    geheel = rij.declaratie
    gemeente = regio.gemeente(geheel.gemeente)
    return [
        Cel(rij.regelnaam, adres=reverse("prestatie", args=[rij.pk])),
        Cel(waarom(rij, regio)),
        maandcel(rij.begindatum),
        bedragcel(rij.ingediend),
        Cel(gemeente.naam if gemeente else geheel.gemeente),
        *([] if zelf else [Cel(namen.get(geheel.aanbieder, geheel.aanbieder))]),
    ]


def waarom(rij: Prestatie, regio: stelsel.Regio) -> str:
    """The first reason it was refused for, as its own page words it."""
    redenen = [een for een in presentatie.antwoorden(rij, regio) if een.stand == "nee"]
    if not redenen:
        return GEEN_REDEN
    meer = len(redenen) - 1
    return redenen[0].uitleg + (
        f" Er {'is' if meer == 1 else 'zijn'} nog {hoeveel(meer, 'reden', 'redenen')}."
        if meer
        else ""
    )
