# SPDX-License-Identifier: EUPL-1.2
"""A figure that lies outside its norm says so: in a word, and by how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hefboom.scherm import Cijfer
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.budgetvak import budgetvak
from hefboom.sturing.onderdelen.buiten import buiten_op
from hefboom.sturing.onderdelen.normen import normregel, startnormen
from hefboom.sturing.onderdelen.verloop import kaart

TOEVAL = "Ongunstiger dan toeval verklaart, naast de rest van de regio"


def boven(cijfer: Cijfer, grens: float | None, woord: str) -> Cijfer:
    """The figure, marked when it is above this; `woord` says above what.

    >>> boven(Cijfer("Wachten", "75", norm="Norm: 70", precies="75"), 70, "te lang").norm
    'Norm: 70; te lang'
    >>> boven(Cijfer("Wachten", "verborgen", onderdrukt=True), 70, "te lang").buiten
    False
    """
    if grens is None or not cijfer.precies or float(cijfer.precies) <= grens:
        return cijfer
    return _buiten(cijfer, woord)


def _buiten(cijfer: Cijfer, woord: str) -> Cijfer:
    norm = f"{cijfer.norm}; {woord}" if cijfer.norm else f"{woord[0].upper()}{woord[1:]}"
    return replace(cijfer, buiten=True, norm=norm)


def wachtkaart(
    blik: Blik, namen: Naamboek, waar: Mapping[str, str] | None = None, segment: str = ""
) -> Cijfer:
    """How long youths waited, with the norm; outside it when no product allows as much."""
    normen = startnormen(blik, namen, segment)
    cijfer = kaart(blik, "wachttijd", waar, norm=normregel(normen))
    return boven(cijfer, normen.dagen[-1] if normen.dagen else None, "langer dan de norm")


def naast_budget(blik: Blik, besteed: Cijfer, budget: Cijfer) -> Cijfer:
    """What was spent, marked when it is more than the whole budget of this period."""
    if budgetvak(blik).deel != 1 or not budget.precies or not float(budget.precies):
        return besteed
    return boven(besteed, float(budget.precies), "meer dan het budget")


def of_toeval(blik: Blik, code: str, dimensie: str, wie: str, rest: Mapping[str, str]) -> Cijfer:
    """A share of one party, marked when it is worse than chance explains."""
    cijfer = kaart(blik, code, {dimensie: wie, **rest})
    return _buiten(cijfer, TOEVAL) if wie in buiten_op(blik, code, rest, dimensie) else cijfer
