# SPDX-License-Identifier: EUPL-1.2
"""What the open allocations make of a disposition: the run-off, and what the others are left with.

Euros are an estimate: what one youth cost on average in a month of this product, over the last
year that was claimed for in full. For who sees the whole region: the numbers are small.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from hefboom import afbouw, measures
from hefboom.facts import Momentopname
from hefboom.kernel import Period
from hefboom.stelsel import Bestemming, Bestemmingen, Regio

JAAR = 12


@dataclass(frozen=True, slots=True)
class Afbouwbeeld:
    """One disposition on a snapshot.

    `prijzen`: cents for a youth in a whole month, by product. `euro` and `jeugdigen`: what stays
    regional, of the granted cents over `periode` and of the youths with an open allocation.
    """

    bestemming: Bestemming
    afloop: afbouw.Uitloop
    prijzen: dict[str, int]
    periode: Period | None
    euro: afbouw.Restvolume
    jeugdigen: afbouw.Restvolume


def afbouwbeelden(opname: Momentopname, regio: Regio) -> list[Afbouwbeeld]:
    """Every disposition by which help goes, in order of day."""
    return [beeld(opname, een) for een in regio[Bestemmingen].rijen if een.gaat_weg]


def beeld(opname: Momentopname, bestemming: Bestemming) -> Afbouwbeeld:
    """What the record makes of one disposition."""
    rijen = _toewijzingen(opname, bestemming)
    eigen = [rij for rij in rijen if rij["gemeente"] in bestemming.gemeenten]
    periode = _laatste_jaar(opname)
    prijzen, per_gemeente = _geld(opname, bestemming, periode)
    open_nu: dict[str, set[str]] = defaultdict(set)
    for rij in rijen:
        if rij["einddatum"] is None or rij["einddatum"] >= opname.peildatum:
            open_nu[rij["gemeente"]].add(rij["jeugdige"])
    return Afbouwbeeld(
        bestemming,
        afbouw.afloop(
            (
                afbouw.Lopend(r["jeugdige"], r["product"], r["ingangsdatum"], r["einddatum"])
                for r in eigen
            ),
            bestemming.vanaf,
            bestemming.eigen_aanbod,
            prijzen,
        ),
        prijzen,
        periode,
        afbouw.rest(per_gemeente, bestemming.gemeenten),
        afbouw.rest({wie: len(wat) for wie, wat in open_nu.items()}, bestemming.gemeenten),
    )


def _toewijzingen(opname: Momentopname, bestemming: Bestemming) -> list[dict[str, Any]]:
    kolommen = opname.kolommen("toewijzingen")
    nummers = kolommen.nummers("product", bestemming.producten)
    return kolommen.rijen_op(np.flatnonzero(np.isin(kolommen.tekst("product").codes, nummers)))


def _laatste_jaar(opname: Momentopname) -> Period | None:
    """The last twelve months that were claimed for in full; fewer when the record is younger."""
    stand = measures.bereken("uitgaven", opname, periode=_tot(opname.peildatum))
    heel = measures.volledig_deel(stand.periode, stand.achter_in_geheel)
    eerste = measures.eerste_volle_maand(opname)
    if heel is None or eerste is None or heel.known_end <= eerste:
        return None
    return Period(max(eerste, heel.start, _eerder(heel.known_end)), heel.known_end)


def _tot(peildatum: date) -> Period:
    einde = peildatum.replace(day=1)
    return Period(_eerder(_eerder(einde)), einde)


def _eerder(dag: date) -> date:
    return dag.replace(year=dag.year - 1)


def _geld(
    opname: Momentopname, bestemming: Bestemming, periode: Period | None
) -> tuple[dict[str, int], dict[str, int]]:
    """The price of a month of each product, and the granted cents of all by municipality."""
    per_gemeente: dict[str, int] = defaultdict(int)
    prijzen: dict[str, int] = {}
    if periode is None:
        return prijzen, per_gemeente
    for product in sorted(bestemming.producten):
        vraag = {"product": product}
        geld, jeugd = (
            measures.bereken(maat, opname, ("gemeente", "maand"), vraag, periode)
            for maat in ("uitgaven", "jeugdigen")
        )
        for rij in geld.rijen:
            per_gemeente[rij.sleutel["gemeente"]] += int(rij.waarde or 0)
        samen = sum(int(rij.waarde or 0) for rij in geld.rijen)
        maanden = sum(int(rij.waarde or 0) for rij in jeugd.rijen)
        prijzen[product] = round(samen / maanden) if maanden else 0
    return prijzen, per_gemeente
