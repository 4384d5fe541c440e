# SPDX-License-Identifier: EUPL-1.2
"""Which products of one row lie over each other (TR302, TR386, TR410).

Two products stack when they share a day and name the same product, compared at the coarsest
level both name: same code, else same category, else any product at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from hefboom.ijw.bomen import jw301, jw315, jw317
from hefboom.ijw.codes import JZ002

#: What is allocated or asked for, with the product it names, if it does.
ProductInBericht = jw301.ToegewezenProduct | jw315.AangevraagdProduct | jw317.NieuwProduct
AlleProductInBericht = (
    jw301.ToegewezenProduct
    | jw315.AangevraagdProduct
    | jw317.NieuwProduct
    | jw317.TeWijzigenProduct
)
#: JZ002: withdrawn, and the older code for the same.
VERWIJDERD: frozenset[str] = frozenset(
    {JZ002.VERWIJDERD, JZ002.ADMINISTRATIEVE_CORRECTIE_VERVALLEN}
)


def begin_van(product: AlleProductInBericht) -> date:
    """The first day, however this message calls it."""
    if "Ingangsdatum" in product:
        return product["Ingangsdatum"]
    if "ToewijzingIngangsdatum" in product:
        return product["ToewijzingIngangsdatum"]
    return product["GewensteIngangsdatum"]


def einde_van(product: AlleProductInBericht) -> date | None:
    """The last day, or None."""
    if "ToewijzingIngangsdatum" in product:
        return product.get("ToewijzingEinddatum")
    return product.get("Einddatum")


def is_verwijderd(product: AlleProductInBericht) -> bool:
    """Withdrawn: reason 13 or 01 and no day left."""
    if "RedenWijziging" not in product or product["RedenWijziging"] not in VERWIJDERD:
        return False
    return begin_van(product) == einde_van(product)


def overlappende(rij: Sequence[ProductInBericht]) -> tuple[int | None, ...]:
    """For each product the number, from 1, of one before it that it lies over; None without one.

    Of several it is the one that runs on longest, of those the first. A product without a day
    (it ends before it begins) is as the dates say; a withdrawn one takes no part.
    """
    lopend = [product for product in rij if not is_verwijderd(product)]
    groepen: dict[Hashable, list[date]] = defaultdict(list)
    for product in lopend:
        for groep in _staat_in(product):
            groepen[groep].append(begin_van(product))
    dagen = {groep: _Dagen(begins) for groep, begins in groepen.items()}
    gevonden: list[int | None] = []
    for nummer, product in enumerate(rij, 1):
        if is_verwijderd(product):
            gevonden.append(None)
            continue
        begin, einde = begin_van(product), einde_van(product) or date.max
        eerder = (dagen[groep].langste(einde) for groep in _ligt_over(product) if groep in dagen)
        laatste = max(eerder, default=_GEEN)
        gevonden.append(-laatste[1] if laatste != _GEEN and laatste[0] >= begin else None)
        for groep in _staat_in(product):
            dagen[groep].zet(begin, (einde, -nummer))
    return tuple(gevonden)


#: last day and number, the number negative: of two that end together the first one is highest
_Einde = tuple[date, int]
_GEEN: _Einde = (date.min, -(1 << 60))


def _staat_in(product: ProductInBericht) -> Iterator[Hashable]:
    """The groups in which others look for this product."""
    genoemd = product.get("Product")
    yield "alles"
    if genoemd is None:
        yield "zonder product"
        return
    categorie, code = genoemd["Categorie"], genoemd.get("Code")
    yield "categorie", categorie
    yield ("zonder code", categorie) if code is None else ("code", categorie, code)


def _ligt_over(product: ProductInBericht) -> Iterator[Hashable]:
    """The groups that hold what this product stacks on."""
    genoemd = product.get("Product")
    if genoemd is None:
        yield "alles"
        return
    categorie, code = genoemd["Categorie"], genoemd.get("Code")
    yield "zonder product"
    if code is None:
        yield "categorie", categorie
    else:
        yield "zonder code", categorie
        yield "code", categorie, code


class _Dagen:
    """The products of one group so far: which of those that begin by a day runs on longest?

    A Fenwick tree over the first days, sorted once; so a row costs n log n.
    """

    def __init__(self, begins: list[date]) -> None:
        self._begins = sorted(set(begins))
        self._boom = [_GEEN] * (len(self._begins) + 1)

    def zet(self, begin: date, einde: _Einde) -> None:
        """Add a product."""
        plek = bisect_right(self._begins, begin)
        while plek < len(self._boom):
            self._boom[plek] = max(self._boom[plek], einde)
            plek += plek & -plek

    def langste(self, dag: date) -> _Einde:
        """The last end of what begins on this day or before."""
        hoogste, plek = _GEEN, bisect_right(self._begins, dag)
        while plek:
            hoogste = max(hoogste, self._boom[plek])
            plek -= plek & -plek
        return hoogste
