# SPDX-License-Identifier: EUPL-1.2
"""The refused lines that still ask for something, each with its reason and the way to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from hefboom import stelsel
from hefboom.declaraties import presentatie
from hefboom.declaraties.models import Prestatie
from hefboom.kernel import euro, maand
from hefboom.scherm import Cel, Kolom, Tabel

GEEN_REDEN = "De hele declaratie is geweigerd."


def tabel(
    rijen: Iterable[Prestatie], regio: stelsel.Regio, namen: Mapping[str, str], *, zelf: bool
) -> Tabel:
    """One row per line. `namen`: AGB code → name; `zelf`: the reader is the only provider."""
    return Tabel(
        "Geweigerde regels die nog openstaan",
        [
            Kolom("Regel"),
            Kolom("Waarom, en wat te doen"),
            Kolom("Maand"),
            Kolom("Bedrag", getal=True),
            Kolom("Gemeente"),
            *([] if zelf else [Kolom("Aanbieder")]),
        ],
        [_rij(rij, regio, namen, zelf=zelf) for rij in rijen],
        naam="Geweigerde regels",
    )


def _rij(
    rij: Prestatie, regio: stelsel.Regio, namen: Mapping[str, str], *, zelf: bool
) -> list[Cel]:
    geheel = rij.declaratie
    gemeente = regio.gemeente(geheel.gemeente)
    return [
        Cel(
            f"{geheel.declaratienummer}, regel {rij.volgnummer}",
            adres=reverse("prestatie", args=[rij.pk]),
        ),
        Cel(waarom(rij, regio)),
        Cel(maand(rij.begindatum)),
        Cel(euro(rij.ingediend)),
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
        f" Er {'is' if meer == 1 else 'zijn'} nog {meer} {'reden' if meer == 1 else 'redenen'}."
        if meer
        else ""
    )
