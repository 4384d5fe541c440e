# SPDX-License-Identifier: EUPL-1.2
"""The run-off of one disposition by month, what goes with it, and what the others keep."""

from __future__ import annotations

from typing import Any

from hefboom.afbouw import Uitloopmaand
from hefboom.kernel import datum, euro_kort, getal, hoeveel, maand, procent
from hefboom.scherm import Cel, Celsoort, Kolom, Tabel, dagcel, getalcel, maandcel
from hefboom.stelsel import Bestemming, Overdracht
from hefboom.sturing.bladen.afbouw.blad import SCHATTING, WORDT, eurocel, gemeenten, producten
from hefboom.sturing.blik import Blik, periode_tekst
from hefboom.sturing.onderdelen.afbouw import Afbouwbeeld, beeld
from hefboom.sturing.onderdelen.herkomst import besluitregel, broncel


def inhoud(blik: Blik, bestemming: Bestemming) -> dict[str, Any]:
    """Everything the page shows."""
    een, regio = beeld(blik.opname, bestemming), blik.regio
    return {
        "kop": f"{bestemming.code.replace('_', ' ').capitalize()} {WORDT[bestemming.wordt]}",
        "bestemming": bestemming,
        "producten": producten(regio, bestemming.producten),
        "gemeenten": gemeenten(regio, bestemming),
        "regel": besluitregel(regio, bestemming.reden, bestemming),
        "zin": zin(een),
        "maanden": Tabel(
            "Regionale uitloop per maand",
            (
                Kolom("Maand"), Kolom("Jeugdigen", getal=True), Kolom("Eindigt", getal=True),
                Kolom("Euro, schatting", getal=True), Kolom("Waarvan dubbel", getal=True),
                Kolom("Overgegaan", getal=True, uitleg="Deel van de jeugdigen van de eerste maand"),
            ),
            [_maand(rij) for rij in een.afloop.maanden],
            leeg="Er loopt geen toewijzing meer door na deze dag.",
            code="uitloop",
        ),
        "rest": restzin(een),
        "overdrachten": Tabel(
            "Overdracht aan gemeenten",
            (
                Kolom("Gemeente"), Kolom("Vanaf"), Kolom("Fte", getal=True),
                Kolom("Euro per jaar", getal=True), Kolom("Hoe vast"),
            ),
            [_overdracht(blik, rij) for rij in bestemming.overdrachten],
            leeg="Wat er aan mensen en geld meegaat, is niet vastgelegd.",
            code="overdracht",
        ),
        "schatting": SCHATTING,
    }  # fmt: skip


def zin(een: Afbouwbeeld) -> str:
    """How many, how long, how much, and what is odd."""
    keuze, afloop = een.bestemming, een.afloop
    begin = f"{WORDT[keuze.wordt].capitalize()} per {datum(keuze.vanaf)}."
    if not afloop.maanden:
        return f"{begin} Er loopt geen toewijzing meer door."
    delen = [
        f"{begin} Tot en met {maand(afloop.maanden[-1].maand)} loopt er nog regionale hulp: naar "
        f"schatting {euro_kort(afloop.cents)}."
    ]
    if keuze.eigen_aanbod is not None:
        delen.append(
            f"Het eigen aanbod begint op {datum(keuze.eigen_aanbod)}; {euro_kort(afloop.dubbel)} "
            "valt daarnaast en is dubbel."
        )
    if afloop.zonder_einde:
        delen.append(f"{_jeugdigen(afloop.zonder_einde)} zonder einddatum: die loopt door.")
    if afloop.toch_nog:
        delen.append(f"{_jeugdigen(afloop.toch_nog)} toch nog regionaal toegewezen vanaf die dag.")
    return " ".join(delen)


def _jeugdigen(aantal: int) -> str:
    return f"Van {hoeveel(aantal, 'jeugdige', 'jeugdigen')} is hulp"


def restzin(een: Afbouwbeeld) -> str:
    """Share and volume of who stays."""
    if een.periode is None or een.euro.aandeel is None:
        return "Er zijn geen declaraties van deze hulp om het af te meten."
    if not een.euro.blijft:
        return "Niemand koopt deze hulp daarna nog samen in."
    return (
        f"Van {euro_kort(een.euro.heel)} in {periode_tekst(een.periode)} blijft "
        f"{euro_kort(een.euro.blijft)} over ({procent(float(een.euro.aandeel))}), en van "
        f"{getal(een.jeugdigen.heel)} jeugdigen met een lopende toewijzing "
        f"{getal(een.jeugdigen.blijft)}. Daarover verdelen zich de vaste kosten van wie samen "
        "blijft inkopen."
    )


def _maand(rij: Uitloopmaand) -> list[Cel]:
    return [
        maandcel(rij.maand),
        getalcel(rij.jeugdigen),
        getalcel(rij.eindigt),
        eurocel(rij.cents),
        eurocel(rij.dubbel),
        Cel(procent(float(rij.ingegroeid)), waarde=float(rij.ingegroeid), soort=Celsoort.PROCENT),
    ]


def _overdracht(blik: Blik, rij: Overdracht) -> list[Cel]:
    gemeente = blik.regio.gemeente(rij.gemeente)
    return [
        Cel(gemeente.naam if gemeente else rij.gemeente),
        dagcel(rij.vanaf),
        Cel(getal(rij.fte, 1)) if rij.fte is not None else Cel("niet bekend"),
        eurocel(rij.euro * 100) if rij.euro is not None else Cel("niet bekend"),
        broncel(blik.regio, rij),
    ]
