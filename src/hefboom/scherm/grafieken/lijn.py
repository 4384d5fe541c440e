# SPDX-License-Identifier: EUPL-1.2
"""Change over time: a line for what the page is about, grey lines beside it, a thin norm line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hefboom.kernel import maand
from hefboom.scherm.grafieken.plaatsen import TEKENBREEDTE, onder_elkaar
from hefboom.scherm.grafieken.schaal import rustig
from hefboom.scherm.grafieken.stijl import ACCENT, LIJN, REST, TEKST_ZACHT
from hefboom.scherm.grafieken.wijzers import WIJZER, wijzer


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
    toon: Callable[[float], str] = str,
    telt: bool = False,
    nog_open: tuple[Sequence[str], str] | None = None,
) -> dict[str, Any]:
    """A line chart, each line and the norm named at the right edge.

    Its scale is calm (`rustig`; `telt` for counts). Each month says its value (`toon`) to who
    points at it. `nog_open`: months that are not known yet, with the words for it: an open part,
    not a fall.
    """
    hoogte = 260 if breedte > 500 else 200
    waarden = [w for reeks in reeksen for _, w in reeks.punten if w is not None]
    onder, boven = rustig([*waarden, *([norm[0]] if norm else [])] or [0.0], telt=telt)
    if formaat.endswith("%") and max([*waarden, *([norm[0]] if norm else [])], default=0.0) <= 1:
        boven = min(boven, 1.0)
    eind = [*_einden(reeksen), *([(norm[0], norm[1], TEKST_ZACHT, False)] if norm else [])]
    ruimte = 16 + max((len(naam) for _, naam, *_ in eind), default=0) * TEKENBREEDTE
    breed = breedte - min(ruimte, breedte * 0.4) - 60
    x, y = _x(breedte), _y(formaat, (onder, boven))
    lagen: list[dict[str, Any]] = _open_deel(*nog_open, x) if nog_open is not None else []
    lagen += [
        {
            "data": {"values": _rijen(reeks)},
            "mark": {
                "type": "line",
                "color": ACCENT if reeks.hoofd else REST,
                "strokeWidth": 2.5 if reeks.hoofd else 1.75,
                "invalid": "break-paths-show-domains",
            },
            "encoding": {"x": x, "y": y},
        }
        for reeks in sorted(reeksen, key=lambda reeks: reeks.hoofd)
    ]
    if norm is not None:
        lagen.append(_norm(norm[0], y))
    lagen += _namen(eind, breed, hoogte, (onder, boven))
    lagen += [_gebeurtenis(een, rij, x) for een, rij in _rijen_van(gebeurtenissen, reeksen, breed)]
    lagen += [_maanden(reeks, toon, x, y) for reeks in sorted(reeksen, key=lambda r: r.hoofd)]
    return {"width": breed, "height": hoogte, "layer": lagen}


def _x(breedte: int) -> dict[str, Any]:
    return {
        "field": "m",
        "type": "temporal",
        "title": None,
        "axis": {
            "format": "%b %Y",
            "labelExpr": "timeFormat(datum.value, month(datum.value) == 0 ? '%b %Y' : '%b')",
            "tickCount": {"interval": "month", "step": 3 if breedte > 500 else 6},
            "labelOverlap": "greedy",
            "labelSeparation": 14,
            "labelFlush": False,
        },
    }


def _y(formaat: str, bereik: tuple[float, float]) -> dict[str, Any]:
    return {
        "field": "v",
        "type": "quantitative",
        "title": None,
        "axis": {"format": formaat},
        "scale": {"domain": list(bereik), "nice": False, "zero": False},
    }


def _rijen(reeks: Reeks) -> list[dict[str, Any]]:
    return [{"m": f"{maand}-01T00:00:00", "v": waarde} for maand, waarde in reeks.punten]


def _einden(reeksen: Sequence[Reeks]) -> list[tuple[float, str, str, bool]]:
    """Where each named line ends: value, name, tint, and whether it is the main one."""
    uit = []
    for reeks in reeksen:
        bekend = [waarde for _, waarde in reeks.punten if waarde is not None]
        if bekend and reeks.naam:
            uit.append(
                (bekend[-1], reeks.naam, ACCENT if reeks.hoofd else TEKST_ZACHT, reeks.hoofd)
            )
    return uit


def _namen(
    einden: Sequence[tuple[float, str, str, bool]],
    breed: float,
    hoogte: float,
    bereik: tuple[float, float],
) -> list[dict[str, Any]]:
    """The names beside the picture, each at its own height or as near as the others allow."""
    onder, boven = bereik
    hoogten = [hoogte * (1 - (waarde - onder) / (boven - onder)) for waarde, *_ in einden]
    return [
        {
            "data": {"values": [{}]},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "middle",
                "color": tint,
                "fontWeight": "bold" if hoofd else "normal",
                "text": naam,
            },
            "encoding": {"x": {"value": breed + 8}, "y": {"value": plek}},
        }
        for (_, naam, tint, hoofd), plek in zip(einden, onder_elkaar(hoogten, hoogte), strict=True)
    ]


def _open_deel(maanden: Sequence[str], naam: str, x: dict[str, Any]) -> list[dict[str, Any]]:
    van, tot = f"{maanden[0]}-01T00:00:00", f"{_na(maanden[-1])}-01T00:00:00"
    # Half a month before the first point and after the last: what is open is a month, not a day.
    data = {"values": [{"m": van, "e": tot}]}
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


def _na(code: str) -> str:
    jaar, nummer = divmod(int(code[:4]) * 12 + int(code[5:]), 12)
    return f"{jaar}-{nummer + 1:02d}"


def _maanden(
    reeks: Reeks, toon: Callable[[float], str], x: dict[str, Any], y: dict[str, Any]
) -> dict[str, Any]:
    """Places to point at, one for each month."""
    naam = f"{reeks.naam}, " if reeks.naam else ""
    rijen = [
        {
            "m": f"{code}-01T00:00:00",
            "v": waarde,
            "w": wijzer(f"{naam}{maand(date.fromisoformat(f'{code}-01'))}: {toon(waarde)}"),
        }
        for code, waarde in reeks.punten
        if waarde is not None
    ]
    return {
        "data": {"values": rijen},
        "mark": {"type": "circle", "size": 260, "opacity": 0, "color": ACCENT},
        "encoding": {"x": x, "y": y, "description": WIJZER},
    }


def _norm(waarde: float, y: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": [{"v": waarde}]},
        "mark": {"type": "rule", "color": TEKST_ZACHT, "strokeDash": [4, 3], "strokeWidth": 1},
        "encoding": {"y": y},
    }


def _rijen_van(
    gebeurtenissen: Sequence[Gebeurtenis], reeksen: Sequence[Reeks], breed: float
) -> Iterator[tuple[Gebeurtenis, int]]:
    """Each event with the row its name stands in: a lower one when the row above is full there."""
    maanden = [code for code, _ in reeksen[0].punten] if reeksen else []
    tot: list[float] = []
    for een in sorted(gebeurtenissen, key=lambda een: een.maand):
        plek = sum(code < een.maand for code in maanden) / max(1, len(maanden) - 1) * breed
        rij = next((i for i, einde in enumerate(tot) if einde <= plek), len(tot))
        tot[rij : rij + 1] = [plek + 8 + len(een.naam) * TEKENBREEDTE]
        yield een, rij


def _gebeurtenis(een: Gebeurtenis, rij: int, x: dict[str, Any]) -> dict[str, Any]:
    data = {"values": [{"m": f"{een.maand}-01T00:00:00"}]}
    return {
        "data": data,
        "encoding": {"x": x},
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
                "encoding": {"y": {"value": rij * 15}},
            },
        ],
    }
