# SPDX-License-Identifier: EUPL-1.2
"""A cell that is hidden now stays as the publication before this one showed it. Pure.

Who reads it knows that already, so it gives nothing away (ADR 41); a month in which a few youths
came late is a little old, and not gone.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hefboom.facts import Vlaggen
from hefboom.measures.cellen import Geteld, Paren
from hefboom.measures.uitkomst import Uitkomst


def zoals_eerder(
    cellen: Paren, zichtbaar: Vlaggen, vorige: Uitkomst
) -> tuple[Paren, Vlaggen, Vlaggen]:
    """The cells with what was shown earlier in those hidden now; which are shown, which are old."""
    toen = {
        sleutel: plaats
        for plaats, sleutel in enumerate(_sleutels(vorige.cellen))
        if (vorige.zichtbaar is None or vorige.zichtbaar[plaats])
    }
    hier, daar = [], []
    for plaats, sleutel in enumerate(_sleutels(cellen)):
        if not zichtbaar[plaats] and sleutel in toen:
            hier.append(plaats)
            daar.append(toen[sleutel])
    oud = np.zeros(len(cellen), np.bool_)
    oud[hier] = True
    teller = _met(cellen.teller, vorige.cellen.teller, hier, daar)
    noemer = cellen.noemer
    if noemer is not None and vorige.cellen.noemer is not None:
        noemer = _met(noemer, vorige.cellen.noemer, hier, daar)
    return replace(cellen, teller=teller, noemer=noemer), zichtbaar | oud, oud


def _sleutels(cellen: Paren) -> list[tuple[str, ...]]:
    kolommen = [as_.waarden() for as_ in cellen.assen]
    return list(zip(*kolommen, strict=True)) if kolommen else [()] * len(cellen)


def _met(nu: Geteld, toen: Geteld, hier: list[int], daar: list[int]) -> Geteld:
    uit = Geteld(nu.waarde.copy(), nu.personen.copy(), nu.aanbieders.copy())
    uit.waarde[hier] = toen.waarde[daar]
    uit.personen[hier] = toen.personen[daar]
    uit.aanbieders[hier] = toen.aanbieders[daar]
    return uit
