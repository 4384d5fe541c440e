# SPDX-License-Identifier: EUPL-1.2
"""What a bar or a dot says to who points at it, and where it leads.

Vega writes a mark's `description` as its label; here that label becomes a title, and a link around
the mark where there is a page behind it. Links work without scripts, for mouse and keyboard.
"""

from __future__ import annotations

import re
from typing import Any

MERK = "§"
#: How far from its dot the text stands that shows on focus, and from where it stands on the left.
AFSTAND = 10
_MERKTEKEN = re.compile(
    rf'<(?P<wat>path|rect|line|text)(?P<voor>[^>]*?) aria-label="{MERK}(?P<tekst>[^"{MERK}]*)'
    rf'{MERK}(?P<adres>[^"]*)"(?P<na>[^>]*?)/>'
)
_PLEK = re.compile(r'transform="translate\((-?[\d.]+),(-?[\d.]+)\)"')


def wijzer(tekst: str, adres: str = "") -> str:
    """The description of a mark: what it says, and the page it leads to."""
    return f"{MERK}{tekst.replace(MERK, ' ')}{MERK}{adres}"


#: In the encoding of a mark whose data carry a `wijzer` in the field `w`.
WIJZER: dict[str, Any] = {"field": "w", "type": "nominal"}


def met_wijzers(svg: str, breed: float) -> str:
    """The drawing with a title in each mark that has a `wijzer`, and a link around it."""
    return _MERKTEKEN.sub(lambda gevonden: _mark(gevonden, breed), svg)


def _mark(gevonden: re.Match[str], breed: float) -> str:
    tekst, adres, wat = gevonden["tekst"], gevonden["adres"], gevonden["wat"]
    teken = f"<{wat}{gevonden['voor']}{gevonden['na']}><title>{tekst}</title></{wat}>"
    if not adres:
        return teken
    return f'<a href="{adres}" aria-label="{tekst}">{teken}{_bij_focus(gevonden, breed)}</a>'


def _bij_focus(gevonden: re.Match[str], breed: float) -> str:
    """The text beside a dot for who cannot hover; a bar has its value printed already."""
    plek = _PLEK.search(gevonden[0])
    if plek is None:
        return ""
    x, y = float(plek[1]), float(plek[2])
    kant, dx = ("end", -AFSTAND) if x > breed * 0.6 else ("start", AFSTAND)
    return (
        f'<text text-anchor="{kant}" transform="translate({x + dx:g},{y - 8:g})" font-size="12px" '
        f'font-weight="bold" fill="#1b2429" data-focus="">{gevonden["tekst"]}</text>'
    )
