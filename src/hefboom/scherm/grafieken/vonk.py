# SPDX-License-Identifier: EUPL-1.2
"""A sparkline: the shape of a row and its last point. Too many and too small for a library."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from hefboom.scherm.grafieken.schaal import rustig
from hefboom.scherm.grafieken.stijl import ACCENT, BUITEN, LIJN, REST

BREED, HOOG = 104, 26
RAND, RECHTS = 6, 25  # room for the last point


def vonk(
    waarden: Sequence[float | None],
    *,
    telt: bool = False,
    band: tuple[float, float] | None = None,
    buiten: bool = False,
) -> str:
    """The SVG of a row of values, a gap where there is none; empty below two values.

    The scale is calm (`rustig`; `telt` for counts), so that ordinary variation looks ordinary.
    `band` is drawn behind it in grey; `buiten` gives the last point the tint of what stands out.

    >>> vonk([1]), 'M0,' in vonk([1, 2, 3])
    ('', True)
    """
    bekend = [waarde for waarde in waarden if waarde is not None]
    if len(bekend) < 2:
        return ""
    laagste, hoogste = rustig([*bekend, *(band or ())], telt=telt)
    stap = BREED / (len(waarden) - 1)

    def hoogte(waarde: float) -> float:
        return HOOG * (1 - (waarde - laagste) / (hoogste - laagste))

    punten = [
        None if waarde is None else f"{_kort(i * stap)},{_kort(hoogte(waarde))}"
        for i, waarde in enumerate(waarden)
    ]
    stukken = [list(stuk) for heel, stuk in groupby(punten, bool) if heel]
    pad = "".join("M" + "L".join(filter(None, stuk)) for stuk in stukken)
    einde_x, einde_y = str(stukken[-1][-1]).split(",")
    strook = ""
    if band is not None:
        boven, onder = hoogte(band[1]), hoogte(band[0])
        strook = (
            f'<rect x="0" y="{_kort(boven)}" width="{BREED}" '
            f'height="{_kort(max(1.0, onder - boven))}" fill="{LIJN}"/>'
        )
    return (
        '<svg aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {BREED + RAND + RECHTS} {HOOG + 2 * RAND}">'
        f'<g fill="none" transform="translate({RAND},{RAND})">{strook}'
        f'<path d="{pad}" stroke="{REST}" stroke-width="1.75"/>'
        f'<circle cx="{einde_x}" cy="{einde_y}" r="{3.25 if buiten else 2.55}" '
        f'fill="{BUITEN if buiten else ACCENT}"/></g></svg>'
    )


def _kort(getal: float) -> str:
    return f"{getal:.2f}".rstrip("0").rstrip(".")
