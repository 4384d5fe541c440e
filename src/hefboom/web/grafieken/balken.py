# SPDX-License-Identifier: EUPL-1.2
"""Comparison: sorted bars with the value beside each, and money against its budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hefboom.web.grafieken.stijl import ACCENT, BUITEN, REST, TEKST, TEKST_ZACHT


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar; `tekst` is the value as it is read; `doel` draws a tick to hold it against."""

    naam: str
    waarde: float
    tekst: str
    hoofd: bool = False
    buiten: bool = False
    doel: float | None = None


def balken(
    breedte: int,
    rijen: Sequence[Balk],
    *,
    sorteer: bool = True,
    lijn: tuple[float, str] | None = None,
) -> dict[str, Any]:
    """Horizontal bars. All bars take the accent unless some are `hoofd`; then the rest is grey."""
    iets_hoofd = any(rij.hoofd for rij in rijen)
    data = [
        {
            "n": rij.naam,
            "v": rij.waarde,
            "t": rij.tekst,
            "k": BUITEN if rij.buiten else ACCENT if rij.hoofd or not iets_hoofd else REST,
            "d": rij.doel,
        }
        for rij in (sorted(rijen, key=lambda rij: -rij.waarde) if sorteer else rijen)
    ]
    uiterste = max([r.waarde for r in rijen] + [r.doel or 0 for r in rijen], default=1)
    laagste = min([0.0, *(r.waarde for r in rijen)])
    labels = min(250, 16 + max((len(rij.naam) for rij in rijen), default=4) * 7)
    if breedte < 500:
        labels = min(labels, 130)
    ruimte = 12 + max((len(rij.tekst) for rij in rijen), default=4) * 7
    y = {
        "field": "n",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {
            "grid": False,
            "domain": False,
            "ticks": False,
            "labelColor": TEKST,
            "labelLimit": labels,
            "labelFontSize": 12.5,
            "labelPadding": 8,
        },
    }
    x = {
        "field": "v",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [laagste, uiterste or 1], "nice": False},
    }
    kleur = {"field": "k", "type": "nominal", "scale": None}
    lagen: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": {"band": 0.62}},
            "encoding": {"y": y, "x": x, "color": kleur},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6},
            "encoding": {
                "y": y,
                "x": x if laagste >= 0 else {"datum": 0},
                "text": {"field": "t", "type": "nominal"},
            },
        },
    ]
    if any(rij.doel is not None for rij in rijen):
        lagen.append(
            {
                "transform": [{"filter": "isValid(datum.d)"}],
                "mark": {"type": "tick", "color": TEKST, "thickness": 2.5, "height": {"band": 0.9}},
                "encoding": {"y": y, "x": {**x, "field": "d"}},
            }
        )
    if lijn is not None:
        lagen += _lijn(lijn, x)
    return {
        "data": {"values": data},
        "width": max(80, breedte - labels - ruimte - 12),
        "height": {"step": 30},
        "layer": lagen,
    }


def _lijn(lijn: tuple[float, str], x: dict[str, Any]) -> list[dict[str, Any]]:
    data = {"values": [{"v": lijn[0]}]}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": TEKST_ZACHT, "strokeDash": [4, 3]},
            "encoding": {"x": x},
        },
        {
            "data": data,
            "mark": {
                "type": "text",
                "baseline": "bottom",
                "dy": -4,
                "color": TEKST_ZACHT,
                "text": lijn[1],
            },
            "encoding": {"x": x, "y": {"value": 0}},
        },
    ]
