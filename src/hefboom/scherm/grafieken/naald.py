# SPDX-License-Identifier: EUPL-1.2
"""One share on a strip: what is usual in grey, the middle as a line, this one as a dot.

As small as a sparkline, so by hand. What stands out is a larger dot in another tint, further from
the grey: three signs, so that grey print keeps them.
"""

from __future__ import annotations

from hefboom.scherm.grafieken.stijl import ACCENT, BUITEN, LIJN, REST, TEKST

BREED, HOOG = 220, 26
RAND = 8


def naald(
    waarde: float, midden: float, gewoon: tuple[float, float], *, buiten: bool = False
) -> str:
    """The SVG of a share of one beside what is usual.

    >>> 'cx="110"' in naald(0.5, 0.7, (0.6, 0.8))
    True
    """

    def plek(deel: float) -> str:
        return f"{RAND + deel * (BREED - 2 * RAND):.4g}"

    links, rechts = gewoon
    breed = max(2.0, (rechts - links) * (BREED - 2 * RAND))
    return (
        '<svg aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {BREED} {HOOG}"><g fill="none">'
        f'<path d="M{RAND},13H{BREED - RAND}" stroke="{REST}" stroke-width="1"/>'
        f'<rect x="{plek(links)}" y="6" width="{breed:.4g}" height="14" fill="{LIJN}"/>'
        f'<path d="M{plek(midden)},3V23" stroke="{TEKST}" stroke-width="2"/>'
        f'<circle cx="{plek(waarde)}" cy="13" r="{6 if buiten else 4.5}" '
        f'fill="{BUITEN if buiten else ACCENT}"/></g></svg>'
    )
