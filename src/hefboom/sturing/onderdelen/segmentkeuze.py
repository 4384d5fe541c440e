# SPDX-License-Identifier: EUPL-1.2
"""One segment of a party's page: read from the address, offered in the filters, in the crumbs."""

from __future__ import annotations

from hefboom.scherm import Bezoek, Keuze, Kruimel, lees_keuze
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek


def gekozen_segment(bezoek: Bezoek, blik: Blik) -> str:
    """The segment the address narrows to, or none. Raises `Vraagfout` for one that never was."""
    return lees_keuze(bezoek, "segment", blik.regio.segmentlopen)


def segmentkeuze(namen: Naamboek, gekozen: str) -> Keuze:
    """The drop-down of segments, all of them first."""
    extra = [gekozen] if gekozen else []
    opties = [("", "alle segmenten", not gekozen)]
    opties += [(code, titel, code == gekozen) for code, titel in namen.segmenten(extra)]
    return Keuze("segment", "Segment", opties)


def segmentkruimels(namen: Naamboek, segment: str, naam: str) -> list[Kruimel]:
    """The segment, when one was chosen, before the page itself."""
    eerst = [Kruimel(namen.segment(segment), namen.adres("segment", segment))] if segment else []
    return [*eerst, Kruimel(naam)]
