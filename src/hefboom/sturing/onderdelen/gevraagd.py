# SPDX-License-Identifier: EUPL-1.2
"""What an address asks of a measure: which one, narrowed to what, broken down by what."""

from __future__ import annotations

from django.http import Http404

from hefboom.measures import CATALOGUS, DIMENSIES, Maat
from hefboom.scherm import Bezoek
from hefboom.sturing.blik import Blik


def gevraagde_maat(code: str) -> Maat:
    """The measure with this code; 404 when there is none."""
    if code not in CATALOGUS:
        raise Http404
    return CATALOGUS[code]


def gevraagd_waar(bezoek: Bezoek, maat: Maat) -> dict[str, str]:
    """What the address narrows to; a dimension this measure does not have is 404."""
    waar = {d: bezoek.GET[d] for d in DIMENSIES if bezoek.GET.get(d)}
    if not set(waar) <= set(maat.dimensies):
        raise Http404
    return waar


def gevraagd_per(bezoek: Bezoek, blik: Blik, maat: Maat) -> str:
    """The breakdown; by default the first one but the month. 404 for one not for this reader."""
    kan = blik.kan_per(maat)
    per = bezoek.GET.get("per") or next((d for d in kan if d != "maand"), "")
    if per and per not in kan:
        raise Http404
    return per
