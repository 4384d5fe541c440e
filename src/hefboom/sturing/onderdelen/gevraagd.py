# SPDX-License-Identifier: EUPL-1.2
"""What an address asks of a measure: which one, narrowed to what, broken down by what."""

from __future__ import annotations

import re

from django.http import Http404

from hefboom.kernel import Vraagfout
from hefboom.measures import CATALOGUS, DIMENSIES, NIET_INGEDEELD, Maat
from hefboom.scherm import Bezoek, eis_keuze, lees_keuzes, lees_maand, lees_tekst, onthoud
from hefboom.sturing.blik import Blik


def gevraagde_maat(code: str) -> Maat:
    """The measure with this code; 404 when there is none."""
    if code not in CATALOGUS:
        raise Http404
    return CATALOGUS[code]


def gevraagd_waar(bezoek: Bezoek, blik: Blik, maat: Maat) -> dict[str, str]:
    """What the address narrows to. Raises `Vraagfout` for a value that is none.

    Which providers there are is not told: any code of that shape may be asked.
    """
    gegeven = [(d, lees_tekst(bezoek, d)) for d in DIMENSIES]
    waar = {d: waarde for d, waarde in gegeven if waarde}
    for dimensie, waarde in waar.items():
        eis_keuze("een verfijning", dimensie, maat.dimensies)
        match dimensie:
            case "maand":
                lees_maand(waarde)
            case "segment":
                eis_keuze(dimensie, waarde, {*blik.regio.segmentlopen, NIET_INGEDEELD})
            case "gemeente" | "gemeente_nu":
                eis_keuze(
                    dimensie, waarde, {*(g.code for g in blik.regio.gemeenten), NIET_INGEDEELD}
                )
            case "aanbieder" if not re.fullmatch("[0-9]{8}", waarde) and waarde != NIET_INGEDEELD:
                raise Vraagfout("Schrijf een aanbieder als zijn AGB-code: acht cijfers.")
        onthoud(bezoek, dimensie, waarde)
    return waar


def gevraagde_assen(bezoek: Bezoek, blik: Blik, maat: Maat) -> tuple[str, ...]:
    """The breakdowns asked for; by default what the measure needs, or the first but the month.

    `per=` asks for none.

    Raises `Vraagfout` for one not for this reader, and for more than this reader may lay together.
    """
    kan = blik.kan_per(maat)
    gekozen = lees_keuzes(bezoek, "per", kan, meeste_assen(blik))
    if gekozen is None:
        return maat.verplicht or tuple(d for d in kan if d != "maand")[:1]
    return gekozen


def meeste_assen(blik: Blik) -> int:
    """How many breakdowns at once: two where small numbers are hidden, three for the region."""
    return 3 if blik.inzage.hele_regio else 2
