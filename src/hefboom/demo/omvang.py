# SPDX-License-Identifier: EUPL-1.2
"""How much help is allocated: the profile's volume, tuned so that a segment spends its budget.

The budgets stand (they are the stelsel's); what gives way is the intensity of help whose volume
varies at all. A place in a home costs seven nights a week, budget or not.
"""

from __future__ import annotations

from hefboom.demo.bevolking import Bevolking
from hefboom.demo.kansen import stroom
from hefboom.demo.levensloop import WEKEN_PER_MAAND, Traject, intensiteit, zet_volume
from hefboom.ijw.codes import WJ756
from hefboom.kernel import Period

PER_WEEK_GEMETEN = frozenset({WJ756.UUR, WJ756.MINUUT, WJ756.DAGDEEL, WJ756.ETMAAL})
GRENZEN = (0.5, 1.9)  # beyond these an intensity is no longer believable


def stem_omvang_af(bevolking: Bevolking) -> dict[str, float]:
    """Set every volume; answers the factor per segment (layout of the last month)."""
    factoren = _factoren(bevolking)
    for t in bevolking.trajecten:
        if not t.taak:
            rng = stroom(bevolking.zaad, "omvang", t.gemeente, t.nummer)
            segment = t.aanbod.segment[max(t.aanbod.segment)]
            zet_volume(rng, t, intensiteit(rng, t) * factoren.get(segment, 1.0))
    return factoren


def _factoren(bevolking: Bevolking) -> dict[str, float]:
    """Per segment: what may be spent in the window, over what an intensity of 1 would cost.

    Months in which the help lies in a segment without a budget say nothing of it.
    """
    vast: dict[str, float] = {}
    mee: dict[str, float] = {}
    budget: dict[str, float] = {}
    laatste = {a.code: a.segment[max(a.segment)] for a in bevolking.aanbod}
    for maand in bevolking.venster.maanden:
        deel = bevolking.schaal * bevolking.ijk.doel_besteding / 12
        for segment in {
            a.segment[maand.first] for a in bevolking.aanbod if maand.first in a.segment
        }:
            bedrag = bevolking.regio.budget(segment, maand.first.year)
            if bedrag is not None:
                budget[segment] = budget.get(segment, 0.0) + deel * bedrag.cents
    for t in bevolking.trajecten:
        if t.taak or t.ingetrokken is not None:
            continue
        for maand in bevolking.venster.maanden:
            jaar, hier = maand.first.year, t.aanbod.segment.get(maand.first, "")
            if bevolking.regio.budget(hier, jaar) is None:
                continue
            kosten = _kosten(t, maand, bevolking.land.volume)
            pot = mee if t.aanbod.profiel.spreiding else vast
            segment = laatste[t.aanbod.code]
            pot[segment] = pot.get(segment, 0.0) + kosten
    laag, hoog = GRENZEN
    return {
        segment: min(hoog, max(laag, (budget.get(segment, 0.0) - vast.get(segment, 0.0)) / kosten))
        for segment, kosten in mee.items()
        if kosten and budget.get(segment)
    }


def _kosten(t: Traject, maand: Period, seizoen: tuple[float, ...]) -> float:
    """Expected cents in a month at an intensity of 1."""
    tarief = t.aanbod.tarief.get(maand.first)
    if tarief is None or t.begin > maand.first.replace(day=28) or t.einde < maand.first:
        return 0.0
    dagen = t.zorgdagen(maand)
    if not dagen:
        return 0.0
    profiel = t.aanbod.profiel
    per_maand = profiel.omvang[t.eenheid]
    if t.eenheid in PER_WEEK_GEMETEN:
        per_maand *= WEKEN_PER_MAAND
    elif profiel.naam == "crisis":
        per_maand = 1.0 if t.begin >= maand.first else 0.0
        dagen = maand.days
    if t.eenheid == WJ756.MINUUT and t.aanbod.product.eenheid == WJ756.UUR:
        per_maand /= 60
    kosten = per_maand * dagen / maand.days * tarief * profiel.benutting
    return kosten * (seizoen[maand.first.month - 1] if profiel.seizoen else 1.0)
