# SPDX-License-Identifier: EUPL-1.2
"""One measure: the figure, the line over time, the bars, and the table of its breakdowns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hefboom.measures import Maat
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.cijfers import BETER, maak
from hefboom.sturing.onderdelen.deelname import deelname_zin
from hefboom.sturing.onderdelen.uitkomsttabel import uitkomsttabel
from hefboom.sturing.onderdelen.vergelijk import balkenbeeld
from hefboom.sturing.onderdelen.verloop import punten, richting, verloop


def inhoud(
    blik: Blik, namen: Naamboek, maat: Maat, assen: Sequence[str], waar: Mapping[str, str]
) -> dict[str, Any]:
    """One measure: the figure, the line, the bars of one breakdown, the table of all."""
    plek = ", ".join(namen.naam(d, w) for d, w in waar.items())
    heeft_lijn = "maand" in maat.dimensies and not (set(maat.verplicht) - set(waar))
    uitkomst = blik.bereken(maat.code, per=tuple(assen), waar=waar)
    enkel = len(uitkomst.per) == 1 and "maand" not in uitkomst.per
    eigen = next(iter(sorted(blik.inzage.gemeenten)), "") if "gemeente" in uitkomst.per else ""
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
        "balken": balkenbeeld(blik, namen, maat.code, uitkomst.per[0], waar, hoofd=eigen)
        if enkel
        else None,
        "deelname": deelname_zin(blik, namen, waar.get("segment", ""))
        if "gemeente" in {*uitkomst.per, *waar}
        else "",
        "tabel": uitkomsttabel(blik, namen, uitkomst, waar, grootste_eerst=enkel),
        "per": " en ".join(KOPPEN[d].lower() for d in uitkomst.per),
        "bereik": uitkomst.bereik,
        "verklaar": blik.verklaar(maat.code, waar),
        "indelingen": blik.adres("indelingen", maat.code, **_zonder_segment(waar))
        if "segment" in maat.dimensies
        else "",
    }


def _zonder_segment(waar: Mapping[str, str]) -> dict[str, str]:
    return {d: w for d, w in waar.items() if d != "segment"}


def _lijnzin(blik: Blik, maat: Maat, waar: Mapping[str, str]) -> str:
    if maat.rijpt:
        return "wat langer geleden is, is verder afgehandeld"
    return f"de lijn {richting(punten(blik, maat.code, waar))}"
