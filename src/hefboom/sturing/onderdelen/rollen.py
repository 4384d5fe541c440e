# SPDX-License-Identifier: EUPL-1.2
"""Who does what in a segment: a row for each role, here or in every segment."""

from __future__ import annotations

from datetime import date

from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.stelsel import Regio, Segmentbeelden, Segmentuitspraak
from hefboom.sturing.onderdelen.herkomst import broncel

HIER, OVERAL = "In dit segment", "In elk segment"


def rollentabel(regio: Regio, code: str, dag: date) -> Tabel:
    """The matrix of roles of a segment on a day."""
    beeld = regio[Segmentbeelden]
    rijen = [
        *((HIER, een) for een in beeld.op(code, dag).get("rol", ())),
        *((OVERAL, een) for een in beeld.op(None, dag).get("rol", ())),
    ]
    return Tabel(
        "Wie wat doet",
        (Kolom("Wie"), Kolom(HIER), Kolom(OVERAL), Kolom("Hoe vast")),
        [_rij(regio, waar, een) for waar, een in rijen],
        leeg="De stukken leggen voor dit segment geen rollen vast.",
        code="rollen",
    )


def _rij(regio: Regio, waar: str, een: Segmentuitspraak) -> list[Cel]:
    wat, niets = Cel(een.tekst, titel=een.opmerking), Cel("–")
    kolommen = (wat, niets) if waar == HIER else (niets, wat)
    return [Cel(f"{een.wie[0].upper()}{een.wie[1:]}"), *kolommen, broncel(regio, een)]
