# SPDX-License-Identifier: EUPL-1.2
"""A sparkline: the shape of a row and its last point. Too many and too small for a library."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from hefboom.scherm.grafieken.stijl import ACCENT, REST

BREED, HOOG = 104, 26
RAND, RECHTS = 6, 25  # room for the last point


def vonk(waarden: Sequence[float | None]) -> str:
    """The SVG of a row of values, a gap where there is none; empty below two values.

    >>> vonk([1]), 'M0,26L52,13L104,0' in vonk([1, 2, 3])
    ('', True)
    """
    bekend = [waarde for waarde in waarden if waarde is not None]
    if len(bekend) < 2:
        return ""
    laagste, hoogste = min(bekend), max(bekend)
    stap = BREED / (len(waarden) - 1)
    punten: list[str | None] = []
    for i, waarde in enumerate(waarden):
        if waarde is None:
            punten.append(None)
            continue
        deel = (waarde - laagste) / (hoogste - laagste) if hoogste > laagste else 0.5
        punten.append(f"{_kort(i * stap)},{_kort(HOOG * (1 - deel))}")
    stukken = [list(stuk) for heel, stuk in groupby(punten, bool) if heel]
    pad = "".join("M" + "L".join(filter(None, stuk)) for stuk in stukken)
    einde_x, einde_y = str(stukken[-1][-1]).split(",")
    return (
        '<svg aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {BREED + RAND + RECHTS} {HOOG + 2 * RAND}">'
        f'<g fill="none" transform="translate({RAND},{RAND})">'
        f'<path d="{pad}" stroke="{REST}" stroke-width="1.75"/>'
        f'<circle cx="{einde_x}" cy="{einde_y}" r="2.55" fill="{ACCENT}"/></g></svg>'
    )


def _kort(getal: float) -> str:
    return f"{getal:.2f}".rstrip("0").rstrip(".")
