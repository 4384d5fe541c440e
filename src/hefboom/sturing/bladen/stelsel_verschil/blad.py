# SPDX-License-Identifier: EUPL-1.2
"""Two days of the region beside each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.kernel import datum
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.stelsel import Regio, in_een_zin, verschillen
from hefboom.sturing.onderdelen.herkomst import broncel


def inhoud(regio: Regio, eerst: date, dan: date) -> dict[str, Any]:
    """The sentence and the table; the two days in either order."""
    eerst, dan = min(eerst, dan), max(eerst, dan)
    gevonden = verschillen(regio, eerst, dan)
    tabel = Tabel(
        "Wat er verandert",
        [
            Kolom("Wat", code="wat"),
            Kolom("Waarvan", code="waarvan"),
            Kolom(f"Op {datum(eerst)}", code="was"),
            Kolom(f"Op {datum(dan)}", code="wordt"),
            Kolom("Hoe vast", code="status"),
        ],
        [
            [
                Cel(een.waarin),
                Cel(een.waarover),
                Cel(een.was),
                Cel(een.wordt),
                broncel(regio, een),
            ]
            for een in gevonden
        ],
        leeg="Er is geen verschil te tonen.",
        toelichting=[("Vergelijking", f"{datum(eerst)} en {datum(dan)}")],
    )
    return {
        "regio": regio.naam,
        "van": eerst,
        "tot": dan,
        "zin": in_een_zin(regio, eerst, dan, gevonden),
        "tabel": tabel,
    }
