# SPDX-License-Identifier: EUPL-1.2
"""What follows from the written values: raised tariffs, worded norms, who takes part when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from hefboom.kernel import Cents, Period
from hefboom.stelsel import schema
from hefboom.stelsel.begrippen import EENHEDEN, FREQUENTIES, Bedrag, Deelname, Gemeente, Norm
from hefboom.stelsel.gedateerd import Gedateerd


def geindexeerd(
    geschreven: Gedateerd[Bedrag], index: Sequence[schema.Indexstap]
) -> Gedateerd[Bedrag]:
    """The tariffs as written, raised on each index date that has no tariff of its own.

    A contract's price list is in whole cents, so each step is rounded before the next.
    """
    paren = dict(zip(geschreven.starts, geschreven.waarden, strict=True))
    for stap in index:
        eerder = [start for start in paren if start < stap.vanaf]
        lopend = paren[max(eerder)] if eerder else None
        if lopend is None or stap.vanaf in paren:
            continue
        cents = Cents.rounded(int(lopend.cents) * (1 + Fraction(stap.procent) / 100))
        bron = f"{lopend.bron.split(' + ')[0]} + index {stap.bron}"
        aanname = lopend.aanname or stap.aanname
        paren[stap.vanaf] = Bedrag(cents, stap.vanaf, bron, aanname)
    return Gedateerd.van(
        ((start, paren[start]) for start in sorted(paren)), geschreven.wat, geschreven.bestand
    )


def norm_uit(rij: schema.NormSchema, eenheid: str) -> Norm | None:
    """The norm a row sets for a product with this unit; None when the row ends it."""
    if rij.waarde is None:
        return None
    tekst = "dagen" if rij.per is None else f"{EENHEDEN[eenheid][rij.waarde != 1]} per {rij.per}"
    frequentie = None if rij.per is None else FREQUENTIES[rij.per]
    return Norm(rij.soort, rij.waarde, tekst, frequentie, rij.vanaf, rij.bron, rij.hoe_vast)


def deelnemers(
    segment: Gedateerd[str],
    groep: str,
    deelname: Sequence[Deelname],
    gemeenten: Sequence[Gemeente],
    leven: Period,
) -> Gedateerd[frozenset[str]]:
    """The municipalities that take part, per day on which that may change."""
    dagen = {leven.start, *segment.starts}
    for periode in (*(r.geldig for r in deelname), *(g.lid for g in gemeenten)):
        dagen.update({periode.start} if periode.end is None else {periode.start, periode.end})
    paren: list[tuple[date, frozenset[str] | None]] = []
    for dag in sorted(dagen):
        codes: frozenset[str] | None = None
        if dag in leven:
            rij = next(
                (
                    r
                    for r in deelname
                    if r.segment == segment.op(dag) and r.groep == groep and dag in r.geldig
                ),
                None,
            )
            if rij is not None:
                codes = rij.gemeenten & {g.code for g in gemeenten if dag in g.lid}
        if not paren or paren[-1][1] != codes:
            paren.append((dag, codes))
    return Gedateerd.van(paren, "Deelname")
