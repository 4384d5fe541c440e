# SPDX-License-Identifier: EUPL-1.2
"""A line of time with the numbers of a list on it: a last day is a place in time.

Numbers that would cover each other move apart, so their order is that of the list. For who cannot
see it the list says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from hefboom.kernel import dagdatum
from hefboom.scherm.grafieken.plaatsen import naast_elkaar
from hefboom.scherm.grafieken.stijl import ACCENT, BUITEN, LIJN, REST, TEKST_ZACHT, VLAK

BREED, HOOG, RAND, STIP = 1120, 62, 24, 10
KORTST = timedelta(days=21)
STAPPEN = (7, 14, 28, 56, 91, 182)
MEESTE_STREPEN = 11


def tijdlijn(dagen: Sequence[date], op: date) -> str:
    """The SVG of the days of a list, in order; empty below two.

    >>> tijdlijn([date(2027, 1, 4)], date(2027, 1, 1))
    ''
    """
    if len(dagen) < 2:
        return ""
    begin = max(min(dagen[0], op), op - KORTST)
    einde = max(dagen[-1], op + KORTST)
    lengte = (einde - begin).days
    breed = BREED - 2 * RAND

    def plek(dag: date) -> float:
        return RAND + max(0, (dag - begin).days) / lengte * breed

    plekken = naast_elkaar([plek(dag) for dag in dagen], BREED - STIP, 2 * STIP + 4)
    delen = [
        f'<rect x="{plek(op):.1f}" y="8" width="{plek(op + timedelta(days=7)) - plek(op):.1f}" '
        f'height="24" fill="{LIJN}"/>',
        f'<path d="M{RAND},20H{BREED - RAND}" stroke="{REST}" stroke-width="1.5"/>',
        *_strepen(begin, einde, op, plek),
    ]
    for nummer, (x, dag) in enumerate(zip(plekken, dagen, strict=True), 1):
        tint = BUITEN if dag < op else ACCENT
        delen.append(
            f'<circle cx="{x:.1f}" cy="20" r="{STIP}" fill="{tint}"/>'
            f'<text x="{x:.1f}" y="24.5" text-anchor="middle" font-size="13px" '
            f'font-weight="bold" fill="{VLAK}">{nummer}</text>'
        )
    return (
        '<svg aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {BREED} {HOOG}"><g fill="none">{"".join(delen)}</g></svg>'
    )


def _strepen(begin: date, einde: date, op: date, plek: Callable[[date], float]) -> list[str]:
    """Today and some days around it, named below the line."""
    lengte = (einde - begin).days
    stap = next((s for s in STAPPEN if lengte / s <= MEESTE_STREPEN), STAPPEN[-1])
    uit = []
    dag = op
    while dag <= einde:
        x = plek(dag)
        naam = "vandaag" if dag == op else dagdatum(dag).partition(" ")[2]
        kant = "end" if x > BREED - 3 * RAND else "start" if x < 2 * RAND else "middle"
        uit.append(
            f'<path d="M{x:.1f},32V37" stroke="{REST}" stroke-width="1"/>'
            f'<text x="{x:.1f}" y="52" text-anchor="{kant}" font-size="13px" '
            f'fill="{TEKST_ZACHT}">{naam}</text>'
        )
        dag += timedelta(days=stap)
    return uit
