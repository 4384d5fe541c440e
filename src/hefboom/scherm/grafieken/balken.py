# SPDX-License-Identifier: EUPL-1.2
"""Comparison: sorted bars with the value beside each, and money against its budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from hefboom.scherm.grafieken.plaatsen import TEKENBREEDTE
from hefboom.scherm.grafieken.stijl import ACCENT, BUITEN, NAMENAS, REST, TEKST, TEKST_ZACHT, VLAK
from hefboom.scherm.grafieken.wijzers import WIJZER, wijzer

SMAL_TOT = 500
TEKENS_BREED, TEKENS_SMAL = 30, 17


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar; `tekst` is the value as it is read; `doel` draws a tick to hold it against.

    `adres` is the page behind it.
    """

    naam: str
    waarde: float
    tekst: str
    hoofd: bool = False
    buiten: bool = False
    doel: float | None = None
    adres: str = ""


def balken(
    breedte: int,
    rijen: Sequence[Balk],
    *,
    sorteer: bool = True,
    lijn: tuple[float, str] | None = None,
) -> dict[str, Any]:
    """Horizontal bars; long names take two lines.

    All bars take the accent unless some are `hoofd`; then the rest is grey. Beside a `lijn` the
    values stand in a column of their own, so that it crosses none of them.
    """
    teken = TEKENS_SMAL if breedte < SMAL_TOT else TEKENS_BREED
    iets_hoofd = any(rij.hoofd for rij in rijen)
    data = [
        {
            # The number keeps bars apart that have the same name.
            "n": "|".join([f"{nummer:04}", *(wrap(rij.naam, teken) or [rij.naam])]),
            "w": wijzer(f"{rij.naam}: {rij.tekst}", rij.adres),
            "v": rij.waarde,
            "e": max(rij.waarde, rij.doel or rij.waarde),
            "t": rij.tekst,
            "k": BUITEN if rij.buiten else ACCENT if rij.hoofd or not iets_hoofd else REST,
            "d": rij.doel,
        }
        for nummer, rij in enumerate(
            sorted(rijen, key=lambda rij: -rij.waarde) if sorteer else rijen
        )
    ]
    uiterste = max(
        [r.waarde for r in rijen] + [r.doel or 0 for r in rijen] + [lijn[0] if lijn else 0],
        default=1,
    )
    laagste = min([0.0, *(r.waarde for r in rijen)])
    regels = [regel for rij in data for regel in str(rij["n"]).split("|")[1:]]
    labels = 20 + max((len(regel) for regel in regels), default=4) * TEKENBREEDTE
    ruimte = 14 + max((len(rij.tekst) for rij in rijen), default=4) * TEKENBREEDTE
    hoog = max((str(rij["n"]).count("|") for rij in data), default=1)
    breed = max(70, breedte - labels - ruimte - 12)
    y = {
        "field": "n",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {
            **NAMENAS,
            "labelExpr": "slice(split(datum.label, '|'), 1)",
            "minExtent": labels - 4,
        },
    }
    x = {
        "field": "v",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [laagste, uiterste or 1], "nice": False},
    }
    kleur = {"field": "k", "type": "nominal", "scale": None}
    naast: dict[str, Any] = {**x, "field": "e"} if laagste >= 0 else {"datum": 0}
    tekst = {
        "y": y,
        "x": {"value": breed} if lijn is not None else naast,
        "text": {"field": "t", "type": "nominal"},
    }
    mark = {"type": "text", "align": "left", "dx": 6}
    lagen: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": 18},
            "encoding": {"y": y, "x": x, "color": kleur, "description": WIJZER},
        },
        *(_lijn(lijn, x, uiterste) if lijn is not None else ()),
        {"mark": {**mark, "stroke": VLAK, "strokeWidth": 4, "color": VLAK}, "encoding": tekst},
        {"mark": mark, "encoding": tekst},
    ]
    if any(rij.doel is not None for rij in rijen):
        lagen.append(
            {
                "transform": [{"filter": "isValid(datum.d)"}],
                "mark": {"type": "tick", "color": TEKST, "thickness": 2.5, "height": 26},
                "encoding": {"y": y, "x": {**x, "field": "d"}},
            }
        )
    return {
        "data": {"values": data},
        "width": breed,
        "height": {"step": 14 + 16 * hoog},
        "layer": lagen,
    }


def _lijn(lijn: tuple[float, str], x: dict[str, Any], uiterste: float) -> list[dict[str, Any]]:
    deel = lijn[0] / uiterste if uiterste else 0
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
                "align": "left" if deel < 0.2 else "right" if deel > 0.8 else "center",
                "dy": -4,
                "color": TEKST_ZACHT,
                "text": lijn[1],
            },
            "encoding": {"x": x, "y": {"value": 0}},
        },
    ]
