# SPDX-License-Identifier: EUPL-1.2
"""What the frame of every page tells about the figures: their snapshot and their layout."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hefboom import facts
from hefboom.kernel import datum
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.volledigheid import volledig_tot
from hefboom.sturing.onderdelen.vooraf import begint_later


def kader(request: HttpRequest) -> dict[str, Any]:
    """Snapshot, layout, how far claims go, and the page at the root of the crumbs."""
    opname, opname_fout = None, ""
    try:
        opname = facts.huidige()
    except facts.OpnameFout as fout:
        opname_fout = str(fout)
    blik = getattr(request, "blik", None)
    return {
        "volledig_tot": volledig_tot(blik) if blik is not None else "",
        "vooraf": begint_later(blik) if blik is not None else "",
        "opname": opname,
        "opname_fout": opname_fout,
        "indeling": indeling_in_woorden(blik),
        "wortel": reverse("regio"),
    }


def indeling_in_woorden(blik: Blik | None) -> str:
    """Which layout of segments the figures on this page are counted in."""
    if blik is None:
        return "zoals de segmenten waren op de dag van het bericht"
    if blik.indeling == "nu":
        return f"zoals op {datum(blik.opname.peildatum)}, ook voor eerdere hulp"
    return "zoals de segmenten waren op de dag van de hulp"
