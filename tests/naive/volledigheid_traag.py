# SPDX-License-Identifier: EUPL-1.2
"""How far each month has been claimed for, one youth and provider at a time."""

from datetime import date, timedelta
from fractions import Fraction


def maandstanden_traag(hulp, regels, eerste, peildatum):
    """For each month: its first day, pairs with help, pairs claimed for, providers, those that
    claimed, complete or not."""
    geteld = []
    maand = eerste
    while maand < peildatum:
        na = volgende(maand)
        laatste = min(na, peildatum) - timedelta(days=1)
        paren = {
            (h["aanbieder"], h["jeugdige"])
            for h in hulp
            if h["bekostiging"] != "taak"
            and h["begindatum"] <= laatste
            and (h["einddatum"] is None or h["einddatum"] >= maand)
        }
        gedeclareerd = {
            (r["aanbieder"], r["jeugdige"]) for r in regels if maand <= r["begindatum"] <= laatste
        }
        klaar = paren & gedeclareerd
        geteld.append((maand, na <= peildatum, paren, klaar))
        maand = na
    delen = sorted(Fraction(len(k), len(p)) for _, over, p, k in geteld if over and p)
    gewoonlijk = delen[len(delen) - 1 - (len(delen) - 1) // 4] if delen else 1
    uit = []
    achterstand = True  # from the last month back, until one is there in full
    for maand, over, paren, klaar in reversed(geteld):
        genoeg = not paren or (
            klaar and Fraction(len(klaar), len(paren)) >= Fraction(9, 10) * gewoonlijk
        )
        if genoeg:
            achterstand = False
        uit.append(
            (
                maand, len(paren), len(klaar), len({a for a, _ in paren}),
                len({a for a, _ in klaar}), over and not achterstand,
            )
        )  # fmt: skip
    return uit[::-1]


def volgende(maand):
    return date(maand.year + maand.month // 12, maand.month % 12 + 1, 1)
