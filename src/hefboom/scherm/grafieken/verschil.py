# SPDX-License-Identifier: EUPL-1.2
"""More and less, for the same names under several choices: small drawings beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from hefboom.scherm.grafieken.balken import SMAL_TOT
from hefboom.scherm.grafieken.plaatsen import TEKENBREEDTE
from hefboom.scherm.grafieken.stijl import ACCENT, NAMENAS, TEKST, TEKST_ZACHT, VLAK
from hefboom.scherm.grafieken.wijzers import WIJZER, wijzer

TEKENS = 16
#: Room for the value beside a bar.
TEKSTRUIMTE = 52


@dataclass(frozen=True, slots=True)
class Verschilkolom:
    """One choice: for each name, in the same order, how much more (less: negative) and as read."""

    naam: str
    waarden: Sequence[tuple[float, str]]


def verschillen(
    breedte: int, namen: Sequence[str], kolommen: Sequence[Verschilkolom]
) -> dict[str, Any]:
    """More is a filled bar to the right, less an open one to the left; one scale for all.

    On a narrow screen the choices stand below each other.
    """
    smal = breedte < SMAL_TOT
    naast = 1 if smal else len(kolommen)
    labels = 16 + max(map(len, namen), default=4) * TEKENBREEDTE
    breed = max(60, (breedte - labels - 20 * naast) // max(naast, 1))
    uiterste = max((abs(w) for k in kolommen for w, _ in k.waarden), default=1) or 1
    rek = uiterste * (1 + TEKSTRUIMTE / max(breed / 2 - TEKSTRUIMTE, 20))
    data = [
        {
            "s": "|".join([f"{n:02}", *wrap(kolom.naam, TEKENS)]),
            "n": f"{i:03}|{naam}",
            "v": waarde,
            "t": tekst,
            "k": ACCENT if waarde > 0 else VLAK,
            "w": wijzer(f"{naam}, {kolom.naam}: {tekst}", ""),
        }
        for n, kolom in enumerate(kolommen)
        for i, (naam, (waarde, tekst)) in enumerate(zip(namen, kolom.waarden, strict=True))
    ]
    y = {
        "field": "n",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {**NAMENAS, "labelExpr": "split(datum.label, '|')[1]"},
    }
    x = {
        "field": "v",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-rek, rek], "nice": False},
    }
    tekst = {"y": y, "x": x, "text": {"field": "t", "type": "nominal"}}
    return {
        "data": {"values": data},
        "facet": {
            "field": "s",
            "type": "nominal",
            "sort": None,
            "title": None,
            "header": {
                "labelExpr": "slice(split(datum.label, '|'), 1)",
                "labelFontSize": 12.5,
                "labelFontWeight": "bold",
                "labelColor": TEKST,
                "labelPadding": 4,
            },
        },
        "columns": naast,
        "spacing": 12,
        "spec": {
            "width": breed,
            "height": {"step": 24},
            "layer": [
                {
                    "mark": {"type": "bar", "height": 14, "stroke": ACCENT, "strokeWidth": 1.2},
                    "encoding": {
                        "y": y,
                        "x": x,
                        "x2": {"datum": 0},
                        "fill": {"field": "k", "type": "nominal", "scale": None},
                        "description": WIJZER,
                    },
                },
                {
                    "mark": {"type": "rule", "color": TEKST_ZACHT},
                    "encoding": {"x": {"datum": 0, "axis": None}},
                },
                {
                    "transform": [{"filter": "datum.v >= 0"}],
                    "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 11.5},
                    "encoding": tekst,
                },
                {
                    "transform": [{"filter": "datum.v < 0"}],
                    "mark": {"type": "text", "align": "right", "dx": -5, "fontSize": 11.5},
                    "encoding": tekst,
                },
            ],
        },
    }
