# SPDX-License-Identifier: EUPL-1.2
"""Providers: a funnel plot, not a league table. Small numbers vary more, and the funnel says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from hefboom.scherm.grafieken.plaatsen import TEKENBREEDTE, Vak, bij_punten
from hefboom.scherm.grafieken.stijl import ACCENT, BUITEN, LIJN, REST, TEKST, TEKST_ZACHT
from hefboom.scherm.grafieken.wijzers import WIJZER, wijzer

#: Limits of 95 % and 99,8 %: as in Spiegelhalter, Funnel plots (2005).
GRENZEN = (1.96, 3.09)


@dataclass(frozen=True, slots=True)
class Trechterpunt:
    """One party: its share, over how many cases, and whether its name is printed.

    `tekst` is what the dot says to who points at it, `adres` where it leads. Whether it is
    `buiten` (further off than chance explains) is told, not drawn from the limits: they are of one
    look, and many were taken.
    """

    naam: str
    aandeel: float
    aantal: int
    hoofd: bool = False
    tekst: str = ""
    adres: str = ""
    buiten: bool = False


def grens(midden: float, aantal: int, z: float) -> tuple[float, float]:
    """The limits within which chance alone keeps a share.

    >>> [round(g, 2) for g in grens(0.5, 100, 1.96)]
    [0.4, 0.6]
    """
    marge = z * sqrt(midden * (1 - midden) / aantal)
    return max(0.0, midden - marge), min(1.0, midden + marge)


def trechter(
    breedte: int,
    punten: Sequence[Trechterpunt],
    midden: float,
    *,
    aantal_titel: str,
    midden_naam: str = "",
) -> dict[str, Any]:
    """Share against number of cases, with the average and both limits.

    The name of the average stands beside the picture, those of dots where there is room.
    """
    rechts = 12 + len(midden_naam) * TEKENBREEDTE
    breed, hoog = breedte - 70 - rechts, 300 if breedte > 800 else 250
    hoogste = max((punt.aantal for punt in punten), default=30)
    einde = hoogste * 1.04
    stappen = sorted({max(2, round(hoogste * i / 60)) for i in range(1, 61)})
    kromme = [
        {"a": n, "o": o, "b": b, "z": str(z)}
        for z in GRENZEN
        for n in stappen
        for o, b in [grens(midden, n, z)]
    ]
    data = [
        {
            "a": punt.aantal,
            "v": punt.aandeel,
            "k": BUITEN if punt.buiten else ACCENT if punt.hoofd else REST,
            "s": 110 if punt.hoofd else 55,
            "w": wijzer(punt.tekst or punt.naam, punt.adres),
        }
        for punt in punten
    ]
    x = {
        "field": "a",
        "type": "quantitative",
        "title": aantal_titel,
        "axis": {"tickCount": 5},
        "scale": {"domain": [0, einde], "nice": False},
    }
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
    plekken = [(breed * punt.aantal / einde, hoog * (1 - punt.aandeel)) for punt in punten]
    return {
        "width": breed,
        "height": hoog,
        "layer": [
            *grenzen,
            *_midden(midden, midden_naam, breed, y),
            {
                "data": {"values": data},
                "mark": {"type": "circle", "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": {"field": "k", "type": "nominal", "scale": None},
                    "size": {"field": "s", "type": "quantitative", "scale": None},
                    "description": WIJZER,
                },
            },
            *_namen(
                punten,
                plekken,
                Vak(0, 0, breed + rechts, hoog),
                Vak(breed, hoog * (1 - midden) - 9, breed + rechts, hoog * (1 - midden) + 9),
            ),
        ],
    }


def _midden(midden: float, naam: str, breed: float, y: dict[str, Any]) -> list[dict[str, Any]]:
    data = {"values": [{"v": midden}]}
    tekst = {"type": "text", "align": "left", "dx": 6, "color": TEKST_ZACHT, "text": naam}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": TEKST_ZACHT, "strokeWidth": 1},
            "encoding": {"y": y},
        },
        {"data": data, "mark": tekst, "encoding": {"x": {"value": breed}, "y": y}},
    ]


def _namen(
    punten: Sequence[Trechterpunt],
    plekken: Sequence[tuple[float, float]],
    ruimte: Vak,
    vol: Vak,
) -> list[dict[str, Any]]:
    """A name beside its dot, the main one first; where there is no room the dot still says it.

    `vol` is where something else is written.
    """
    met_naam = sorted(
        (i for i, punt in enumerate(punten) if punt.naam), key=lambda i: not punten[i].hoofd
    )
    stippen = [Vak(x - 5, y - 5, x + 5, y + 5) for x, y in plekken]
    gevonden = bij_punten(
        [(*plekken[i], punten[i].naam) for i in met_naam], [*stippen, vol], ruimte
    )
    return [
        {
            "data": {"values": [{}]},
            "mark": {
                "type": "text",
                "align": plek.kant,
                "baseline": "middle",
                "color": TEKST,
                "text": punten[i].naam,
            },
            "encoding": {
                "x": {"value": plekken[i][0] + plek.dx},
                "y": {"value": plekken[i][1] + plek.dy},
            },
        }
        for i, plek in zip(met_naam, gevonden, strict=True)
        if plek is not None
    ]
