# SPDX-License-Identifier: EUPL-1.2
"""Which norm a figure is held against, and who set it."""

from __future__ import annotations

from collections.abc import Sequence

from hefboom.measures import Maat
from hefboom.stelsel import Norm, StelselFout
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Namen

MEESTE = 8


def normtekst(blik: Blik, namen: Namen, maat: Maat, segment: str) -> list[str]:
    """One sentence per different norm, with its source; empty when the measure has none."""
    if not maat.norm:
        return []
    try:
        indeling = blik.regio.on(namen.dag)
    except StelselFout:
        return []
    producten = indeling.producten_van(segment) if segment else indeling.producten
    gevonden: dict[Norm, int] = {}
    for product in producten:
        norm = blik.regio.norm(maat.norm, product.code, namen.dag)  # type: ignore[arg-type]
        if norm is not None:
            gevonden[norm] = gevonden.get(norm, 0) + 1
    zinnen = [
        f"{norm.waarde} {norm.eenheid} voor {aantal} {'product' if aantal == 1 else 'producten'}; "
        f"gesteld in {blik.regio.brontekst(norm.bron)}"
        f"{' (aanname van Hefboom)' if norm.aanname else ''}."
        for norm, aantal in sorted(gevonden.items(), key=lambda paar: -paar[1])
    ]
    if len(zinnen) > MEESTE:
        return [*zinnen[:MEESTE], f"En nog {len(zinnen) - MEESTE} andere normen."]
    return zinnen or ["Voor deze producten is geen norm gesteld."]


def startnormen(blik: Blik, namen: Namen, segment: str = "") -> tuple[int, ...]:
    """The norms in days from allocation to start, of a segment or of all help; the least first."""
    try:
        indeling = blik.regio.on(namen.dag)
        producten = indeling.producten_van(segment) if segment else indeling.producten
    except StelselFout:
        return ()
    normen = {
        norm.waarde
        for product in producten
        if (norm := blik.regio.norm("start", product.code, namen.dag)) is not None
    }
    return tuple(sorted(normen))


def normregel(normen: Sequence[int]) -> str:
    """`Norm: 70 dagen`, under a figure; a span when products differ, empty without a norm.

    >>> normregel((14, 42, 70))
    'Norm: 14 tot 70 dagen, per product'
    """
    if len(normen) > 1:
        return f"Norm: {normen[0]} tot {normen[-1]} dagen, per product"
    return f"Norm: {normen[0]} dagen" if normen else ""
