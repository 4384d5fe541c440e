# SPDX-License-Identifier: EUPL-1.2
"""A decided value as a page shows it: what it says, how firm it is, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom.stelsel import HOE_VAST, Herleidbaar, Regio


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """One line: the text, how firm it is, the source to look it up in, and a remark (or none)."""

    tekst: str
    hoe_vast: str
    bron: str
    opmerking: str = ""


def besluitregel(
    regio: Regio, tekst: str, waarde: Herleidbaar, opmerking: str = ""
) -> Besluitregel:
    """The line of one value; its source is opened beside it."""
    return Besluitregel(tekst, HOE_VAST[waarde.status], regio.brontekst(waarde.bron), opmerking)
