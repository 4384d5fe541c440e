# SPDX-License-Identifier: EUPL-1.2
"""Change over time: a line for what the page is about, grey lines beside it, a thin norm line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hefboom.scherm.grafieken.stijl import ACCENT, LIJN, REST, TEKST_ZACHT


@dataclass(frozen=True, slots=True)
class Reeks:
    """A named line: `(month as "2026-03", value or None)` in order; a gap is not drawn over."""

    naam: str
    punten: Sequence[tuple[str, float | None]]
    hoofd: bool = True


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Something that happened, marked on the axis of time."""

    maand: str
    naam: str


def lijn(
    breedte: int,
    reeksen: Sequence[Reeks],
    *,
    formaat: str = ",.0f",
    norm: tuple[float, str] | None = None,
    gebeurtenissen: Sequence[Gebeurtenis] = (),
    vanaf_nul: bool = True,
    nog_open: tuple[Sequence[str], str] | None = None,
) -> dict[str, Any]:
    """A line chart, each line labelled at its end.

    `nog_open`: months that are not known yet, with the words for it: an open part, not a fall.
    """
    hoogte = 240 if breedte > 500 else 200
    lagen: list[dict[str, Any]] = _open_deel(*nog_open) if nog_open is not None else []
    lagen += [
        {
            "data": {"values": _rijen(reeks)},
            "mark": {
                "type": "line",
                "color": ACCENT if reeks.hoofd else REST,
                "strokeWidth": 2.5 if reeks.hoofd else 1.75,
                "invalid": "break-paths-show-domains",
            },
            "encoding": {"x": _X, "y": _y(formaat, vanaf_nul)},
        }
        for reeks in sorted(reeksen, key=lambda reeks: reeks.hoofd)
    ]
    lagen += _namen(reeksen, formaat, vanaf_nul)
    if norm is not None:
        lagen += _norm(norm, formaat, vanaf_nul)
    for een in gebeurtenissen:
        lagen.append(_gebeurtenis(een))
    ruimte = 130 if len(reeksen) > 1 else 60
    return {"width": breedte - ruimte - 50, "height": hoogte, "layer": lagen}


_X: dict[str, Any] = {
    "field": "m",
    "type": "temporal",
    "title": None,
    "axis": {
        "format": "%b %Y",
        "labelExpr": "timeFormat(datum.value, month(datum.value) == 0 ? '%b %Y' : '%b')",
        "tickCount": {"interval": "month", "step": 3},
        "labelOverlap": True,
        "labelFlush": False,
    },
}


def _y(formaat: str, vanaf_nul: bool) -> dict[str, Any]:
    return {
        "field": "v",
        "type": "quantitative",
        "title": None,
        "axis": {"format": formaat},
        "scale": {"zero": vanaf_nul},
    }


def _rijen(reeks: Reeks) -> list[dict[str, Any]]:
    return [{"m": f"{maand}-01T00:00:00", "v": waarde} for maand, waarde in reeks.punten]


def _namen(reeksen: Sequence[Reeks], formaat: str, vanaf_nul: bool) -> list[dict[str, Any]]:
    """The name of each line at its last point; moved apart when two ends nearly touch."""
    einden = []
    for reeks in reeksen:
        bekend = [(maand, waarde) for maand, waarde in reeks.punten if waarde is not None]
        if bekend and (len(reeksen) > 1 or reeks.naam):
            einden.append((bekend[-1][1], bekend[-1][0], reeks))
    einden.sort(key=lambda einde: -einde[0])
    hoogste = max((abs(w or 0) for r in reeksen for _, w in r.punten), default=1) or 1
    lagen = []
    vorige: float | None = None
    schuif = 0.0
    for waarde, maand, reeks in einden:
        if vorige is not None and (vorige - waarde) / hoogste < 0.08:
            schuif += 15 - (vorige - waarde) / hoogste * 180
        else:
            schuif = 0.0
        vorige = waarde
        lagen.append(
            {
                "data": {"values": [{"m": f"{maand}-01T00:00:00", "v": waarde}]},
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dx": 7,
                    "dy": schuif,
                    "color": ACCENT if reeks.hoofd else TEKST_ZACHT,
                    "fontWeight": "bold" if reeks.hoofd else "normal",
                    "text": reeks.naam,
                    "limit": 120,
                },
                "encoding": {"x": _X, "y": _y(formaat, vanaf_nul)},
            }
        )
    return lagen


def _norm(norm: tuple[float, str], formaat: str, vanaf_nul: bool) -> list[dict[str, Any]]:
    waarde, naam = norm
    data = {"values": [{"v": waarde}]}
    y = _y(formaat, vanaf_nul)
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": TEKST_ZACHT, "strokeDash": [4, 3], "strokeWidth": 1},
            "encoding": {"y": y},
        },
        {
            "data": data,
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "bottom",
                "dx": 4,
                "dy": -3,
                "color": TEKST_ZACHT,
                "text": naam,
            },
            "encoding": {"x": {"value": 0}, "y": y},
        },
    ]


def _open_deel(maanden: Sequence[str], naam: str) -> list[dict[str, Any]]:
    van, tot = f"{maanden[0]}-01T00:00:00", f"{_na(maanden[-1])}-01T00:00:00"
    # Half a month before the first point and after the last: what is open is a month, not a day.
    data = {"values": [{"m": van, "e": tot}]}
    x = {**_X, "axis": _X["axis"]}
    return [
        {
            "data": data,
            "mark": {
                "type": "rect",
                "fill": LIJN,
                "fillOpacity": 0.45,
                "stroke": REST,
                "strokeDash": [3, 3],
                "strokeWidth": 1,
            },
            "encoding": {"x": x, "x2": {"field": "e"}},
        },
        {
            "data": data,
            "mark": {
                "type": "text",
                "align": "right",
                "baseline": "bottom",
                "dx": -5,
                "dy": -6,
                "color": TEKST_ZACHT,
                "fontSize": 11,
                "text": naam,
            },
            "encoding": {"x": x, "y": {"value": "height"}},
        },
    ]


def _na(maand: str) -> str:
    jaar, nummer = divmod(int(maand[:4]) * 12 + int(maand[5:]), 12)
    return f"{jaar}-{nummer + 1:02d}"


def _gebeurtenis(een: Gebeurtenis) -> dict[str, Any]:
    data = {"values": [{"m": f"{een.maand}-01T00:00:00"}]}
    return {
        "data": data,
        "encoding": {"x": _X},
        "layer": [
            {"mark": {"type": "rule", "color": REST, "strokeDash": [2, 3], "strokeWidth": 1}},
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "top",
                    "dx": 4,
                    "color": TEKST_ZACHT,
                    "fontSize": 11,
                    "text": een.naam,
                },
                "encoding": {"y": {"value": 0}},
            },
        ],
    }
