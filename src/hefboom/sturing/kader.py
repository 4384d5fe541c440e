# SPDX-License-Identifier: EUPL-1.2
"""What the frame of every page tells about the figures: their snapshot and their layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from hefboom import facts, stelsel
from hefboom.kernel import datum
from hefboom.sturing.blik import Blik
from hefboom.sturing.onderdelen.volledigheid import volledig_tot
from hefboom.sturing.onderdelen.vooraf import begint_later

VERBORGEN_IS = (
    "‘verborgen’: een klein aantal, of een groter waaruit een klein is af te leiden. Niet getoond, "
    "zodat niemand te herkennen is."
)


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
        "cijferversie": cijferversie(opname),
        "opname_fout": opname_fout,
        "indeling": indeling_in_woorden(blik),
        "wortel": reverse("regio"),
    }


def cijferversie(opname: facts.Momentopname | None) -> str:
    """The version of the stelsel a snapshot was made with, in words; empty when it holds now."""
    if opname is None:
        return ""
    regio = stelsel.laad(settings.OMGEVING.regio)
    if opname.stelsel == regio.vingerafdruk or regio.vindplaats.versie is None:
        return ""
    nummer = stelsel.versie_van(regio.code, opname.stelsel)
    return "wat gold voordat er versies waren" if nummer is None else f"versie {nummer}"


def herkomst(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """What a spreadsheet says of the figures in it: period, layout, snapshot, completeness."""
    blik = getattr(request, "blik", None)
    if not isinstance(blik, Blik):
        return
    yield "Periode", blik.periode_tekst
    yield "Indeling in segmenten", indeling_in_woorden(blik)
    yield "Momentopname", blik.opname.id
    yield "Peildatum", datum(blik.opname.peildatum)
    if nummer := stelsel.versie_van(blik.regio.code, blik.opname.stelsel):
        yield "Besluiten", f"versie {nummer}"
    if tot := volledig_tot(blik):
        yield "Gedeclareerd tot en met", tot
    if not blik.inzage.hele_regio:
        yield "Klein", VERBORGEN_IS


def indeling_in_woorden(blik: Blik | None) -> str:
    """Which layout of segments the figures on this page are counted in."""
    if blik is None:
        return "zoals de segmenten waren op de dag van het bericht"
    if blik.indeling == "nu":
        return f"zoals op {datum(blik.opname.peildatum)}, ook voor eerdere hulp"
    return "zoals de segmenten waren op de dag van de hulp"
