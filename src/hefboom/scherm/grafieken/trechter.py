# SPDX-License-Identifier: EUPL-1.2
"""Providers: a funnel plot, not a league table. Small numbers vary more, and the funnel says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from hefboom.scherm.grafieken.stijl import ACCENT, BUITEN, LIJN, REST, TEKST, TEKST_ZACHT

#: Limits of 95 % and 99,8 %: as in Spiegelhalter, Funnel plots (2005).
GRENZEN = (1.96, 3.09)


@dataclass(frozen=True, slots=True)
class Trechterpunt:
    """One party: its share, over how many cases, and whether it may be named."""

    naam: str
    aandeel: float
    aantal: int
    hoofd: bool = False


def grens(midden: float, aantal: int, z: float) -> tuple[float, float]:
    """The limits within which chance alone keeps a share.

    >>> [round(g, 2) for g in grens(0.5, 100, 1.96)]
    [0.4, 0.6]
    """
    marge = z * sqrt(midden * (1 - midden) / aantal)
    return max(0.0, midden - marge), min(1.0, midden + marge)


def buiten(punt: Trechterpunt, midden: float) -> bool:
    """Does this share lie further off than chance explains (99,8 %)?"""
    onder, boven = grens(midden, punt.aantal, GRENZEN[1])
    return not onder <= punt.aandeel <= boven


def trechter(
    breedte: int, punten: Sequence[Trechterpunt], midden: float, *, aantal_titel: str
) -> dict[str, Any]:
    """Share against number of cases, with the average and both limits."""
    hoogste = max((punt.aantal for punt in punten), default=30)
    stappen = sorted({max(2, round(hoogste * i / 60)) for i in range(1, 64)})
    kromme = [
        {"a": n, "o": o, "b": b, "z": str(z)}
        for z in GRENZEN
        for n in stappen
        for o, b in [grens(midden, n, z)]
    ]
    data = [
        {
            "n": punt.naam,
            "a": punt.aantal,
            "v": punt.aandeel,
            "k": BUITEN if buiten(punt, midden) else ACCENT if punt.hoofd else REST,
            "s": 110 if punt.hoofd else 55,
        }
        for punt in punten
    ]
    x = {"field": "a", "type": "quantitative", "title": aantal_titel, "axis": {"tickCount": 5}}
    y = {
        "field": "v",
        "type": "quantitative",
        "title": None,
        "axis": {"format": ".0%"},
        "scale": {"domain": [0, 1]},
    }
    grenzen = [
        {
            "data": {"values": [rij for rij in kromme if rij["z"] == str(z)]},
            "mark": {
                "type": "line",
                "color": LIJN if i else REST,
                "strokeWidth": 1,
                "strokeDash": [1, 0] if i else [3, 3],
            },
            "encoding": {"x": x, "y": {**y, "field": kant}},
        }
        for i, z in enumerate(GRENZEN)
        for kant in ("o", "b")
    ]
    namen = [rij for rij, punt in zip(data, punten, strict=True) if punt.naam]
    return {
        "width": breedte - 70,
        "height": 260 if breedte > 500 else 230,
        "layer": [
            *grenzen,
            {
                "data": {"values": [{"v": midden}]},
                "mark": {"type": "rule", "color": TEKST_ZACHT, "strokeWidth": 1},
                "encoding": {"y": y},
            },
            {
                "data": {"values": [{"v": midden}]},
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "top",
                    "dy": 4,
                    "dx": 4,
                    "color": TEKST_ZACHT,
                    "text": "gemiddelde van de regio",
                },
                "encoding": {"x": {"value": 0}, "y": y},
            },
            {
                "data": {"values": data},
                "mark": {"type": "circle", "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": {"field": "k", "type": "nominal", "scale": None},
                    "size": {"field": "s", "type": "quantitative", "scale": None},
                },
            },
            {
                "data": {"values": namen},
                "mark": {"type": "text", "align": "left", "dx": 8, "color": TEKST, "limit": 160},
                "encoding": {"x": x, "y": y, "text": {"field": "n", "type": "nominal"}},
            },
        ],
    }
