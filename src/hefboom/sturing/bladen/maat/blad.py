# SPDX-License-Identifier: EUPL-1.2
"""One measure: the figure, the line over time, the bars and the table of one breakdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from hefboom.measures import Maat
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.cijfers import BETER, maak
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld, tabel_per
from hefboom.sturing.onderdelen.verloop import punten, richting, verloop


def inhoud(
    blik: Blik, namen: Naamboek, maat: Maat, per: str, waar: Mapping[str, str]
) -> dict[str, Any]:
    """One measure: the figure, the line, the bars and the table."""
    plek = ", ".join(namen.naam(d, w) for d, w in waar.items())
    heeft_lijn = "maand" in maat.dimensies and not (set(maat.verplicht) - set(waar))
    uitkomst = blik.bereken(maat.code, per=(per,) if per else (), waar=waar)
    if per == "maand":
        balken = None
    else:
        balken = balkenbeeld(blik, namen, maat.code, per, waar) if per else None
    return {
        "maat": maat,
        "beter": BETER[maat.beter],
        "plek": plek,
        "cijfer": None if maat.verplicht else maak(blik, maat.code, waar),
        "verloop": verloop(
            blik,
            maat.code,
            f"{maat.naam}{f' ({plek})' if plek else ''} per maand: {_lijnzin(blik, maat, waar)}.",
            [(plek or "Hele regio", waar, True)],
        )
        if heeft_lijn
        else None,
        "balken": balken,
        "tabel": tabel_per(
            blik, namen, uitkomst, waar, rijen=uitkomst.rijen if per == "maand" else None
        ),
        "per": KOPPEN[per].lower() if per else "",
        "bereik": uitkomst.bereik,
        "csv": f"{reverse('maat_csv', args=[maat.code])}?"
        + urlencode({**waar, **({"per": per} if per else {}), **blik.filters}),
        "verklaar": blik.verklaar(maat.code, waar),
    }


def _lijnzin(blik: Blik, maat: Maat, waar: Mapping[str, str]) -> str:
    if maat.rijpt:
        return "wat langer geleden is, is verder afgehandeld"
    return f"de lijn {richting(punten(blik, maat.code, waar))}"
