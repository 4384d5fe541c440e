# SPDX-License-Identifier: EUPL-1.2
"""How a picture looks: fixed tints that `cijfers.css` turns into the organisation's tokens."""

from __future__ import annotations

from typing import Any

ACCENT = "#0b5d77"
BUITEN = "#b4460f"
REST = "#98a4ac"
REST_ZACHT = "#c4cdd2"
TEKST = "#1b2429"
TEKST_ZACHT = "#51606a"
LIJN = "#d5dce0"
VLAK = "#fffffe"  # the page itself, behind a text that crosses a line

#: A picture over the whole page, one of two beside each other, and one on a phone.
BREED, HALF, SMAL = 1120, 540, 340

#: The axis of names beside bars; what a name is made from, `labelExpr` adds.
NAMENAS: dict[str, Any] = {
    "grid": False,
    "domain": False,
    "ticks": False,
    "labelColor": TEKST,
    "labelLimit": 600,
    "labelFontSize": 12.5,
    "labelPadding": 8,
}

CONFIG: dict[str, Any] = {
    "background": None,
    "font": "sans-serif",
    # Readers' own fonts may be wider than the one that was measured with.
    "padding": {"left": 4, "top": 4, "right": 22, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        "labelColor": TEKST_ZACHT,
        "titleColor": TEKST_ZACHT,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domainColor": LIJN,
        "tickColor": LIJN,
        "gridColor": LIJN,
        "labelLimit": 240,
    },
    "axisY": {"grid": True, "domain": False, "ticks": False, "tickCount": 4},
    "axisX": {"grid": False},
    "text": {"color": TEKST, "fontSize": 12},
    "line": {"strokeWidth": 2.25},
    "header": {"labelColor": TEKST, "titleColor": TEKST},
}
