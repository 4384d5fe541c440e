# SPDX-License-Identifier: EUPL-1.2
"""The days that come, whom they are about, and how many youths feel it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import numpy as np
from django.urls import reverse

from hefboom.contracten import MOMENTSOORTEN, Contractmoment
from hefboom.facts import Momentopname
from hefboom.kernel import ONE_DAY, datum, getal, hoeveel
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Tabel, dagcel, getalcel


def geraakt(opname: Momentopname, codes: Collection[str], na: date) -> int:
    """How many youths have an allocation at one of these providers that runs on after this day."""
    kolommen = opname.kolommen("toewijzingen")
    loopt_door = kolommen.loopt_op(na) & kolommen.loopt_op(na + ONE_DAY)
    van_hen = np.isin(kolommen.tekst("aanbieder").codes, kolommen.nummers("aanbieder", set(codes)))
    jeugdigen = kolommen.tekst("jeugdige").codes[loopt_door & van_hen]
    return len(np.unique(jeugdigen[jeugdigen >= 0]))


def inhoud(
    gevonden: Sequence[Contractmoment], op: date, tot: date, opname: Momentopname | None
) -> dict[str, Any]:
    """Everything the page shows; with a snapshot also who is affected."""
    return {
        "zin": _zin(gevonden, op, tot),
        "tot": tot,
        "tabel": _tabel(gevonden, op, opname),
        "raakt": opname is not None,
    }


def _zin(gevonden: Sequence[Contractmoment], op: date, tot: date) -> str:
    if not gevonden:
        return f"Tot en met {datum(tot)} loopt er niets af en valt er niets te besluiten."
    te_laat = [een for een in gevonden if een.dag < op]
    eerste = next((een for een in gevonden if een.dag >= op), None)
    delen = [
        f"Tot en met {datum(tot)} {'is' if len(gevonden) == 1 else 'zijn'} er "
        f"{hoeveel(len(gevonden), 'moment', 'momenten')}."
    ]
    if te_laat:
        delen.append(
            f"Over {hoeveel(len(te_laat), 'optie', 'opties')} had al besloten moeten zijn."
        )
    if eerste is not None:
        delen.append(
            f"Het eerste: {eerste.wat[0].lower()}{eerste.wat[1:]} ({eerste.organisatie}), "
            f"op {datum(eerste.dag)}."
        )
    return " ".join(delen)


def _tabel(gevonden: Sequence[Contractmoment], op: date, opname: Momentopname | None) -> Tabel:
    kolommen = [
        Kolom("Uiterlijk", soort=Celsoort.DATUM, code="dag"),
        Kolom("Soort", code="soort"),
        Kolom("Wat", code="wat"),
        Kolom("Met wie", code="organisatie"),
        Kolom("Waarom", code="waarom", sorteert=False),
        Kolom("Wat nu", code="stap", sorteert=False),
    ]
    if opname is not None:
        kolommen.insert(
            4,
            Kolom(
                "Jeugdigen",
                soort=Celsoort.AANTAL,
                code="jeugdigen",
                uitleg="met een toewijzing die doorloopt na de laatste dag van het contract",
            ),
        )
    rijen = []
    for een in gevonden:
        rij = [
            dagcel(een.dag, Merk("te laat", "let-op") if een.dag < op else None),
            Cel(MOMENTSOORTEN[een.soort]),
            Cel(een.wat, klein=een.contract),
            Cel(een.organisatie, reverse("aanbieder", args=[een.codes[0]]) if een.codes else ""),
            Cel(een.waarom),
            Cel(een.stap),
        ]
        if opname is not None:
            aantal = geraakt(opname, een.codes, een.einde) if een.einde else None
            rij.insert(4, getalcel(aantal))
        rijen.append(rij)
    return Tabel(
        "Wat er aankomt",
        kolommen,
        rijen,
        code="kalender",
        leeg="Er loopt niets af en er valt niets te besluiten.",
        toelichting=[("Momenten", getal(len(gevonden)))],
    )
