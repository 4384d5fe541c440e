# SPDX-License-Identifier: EUPL-1.2
"""Which norm a figure is held against, and who set it."""

from __future__ import annotations

from collections.abc import Sequence

from hefboom.measures import NORMSOORTEN, Maat, normen_op
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek

MEESTE = 8


def normtekst(blik: Blik, namen: Naamboek, maat: Maat, segment: str) -> list[str]:
    """One sentence per different norm, with its source; empty when the measure has none.

    A measure that is held against several kinds of norm says of each norm what it is about.
    """
    if not maat.normen:
        return []
    gevonden = normen_op(blik.opname, maat.normen, namen.dag, segment)
    zinnen = []
    for norm, aantal in gevonden:
        soort = f"{NORMSOORTEN[norm.soort].capitalize()}: " if len(maat.normen) > 1 else ""
        producten = "product" if aantal == 1 else "producten"
        aanname = " (aanname van Hefboom)" if norm.status == "aanname" else ""
        zinnen.append(
            f"{soort}{_met_eenheid(norm.waarde, norm.eenheid)} voor {aantal} {producten}; "
            f"gesteld in {norm.bron}{aanname}."
        )
    if len(zinnen) > MEESTE:
        return [*zinnen[:MEESTE], f"En nog {len(zinnen) - MEESTE} andere normen."]
    return zinnen or ["Voor deze producten is geen norm gesteld."]


def startnormen(blik: Blik, namen: Naamboek, segment: str = "") -> tuple[int, ...]:
    """The norms in days from allocation to start, of a segment or of all help; the least first."""
    gevonden = normen_op(blik.opname, ("start",), namen.dag, segment)
    return tuple(sorted({norm.waarde for norm, _ in gevonden}))


def normregel(normen: Sequence[int]) -> str:
    """`Norm: 70 dagen`, under a figure; a span when products differ, empty without a norm.

    >>> normregel((14, 42, 70))
    'Norm: 14 tot 70 dagen, per product'
    >>> normregel((1,))
    'Norm: 1 dag'
    """
    if len(normen) > 1:
        return f"Norm: {normen[0]} tot {normen[-1]} dagen, per product"
    return f"Norm: {_met_eenheid(normen[0], 'dagen')}" if normen else ""


def _met_eenheid(waarde: int, eenheid: str) -> str:
    return f"{waarde} dag" if (waarde, eenheid) == (1, "dagen") else f"{waarde} {eenheid}"
