# SPDX-License-Identifier: EUPL-1.2
"""What municipalities used of what is shared, in the years there are figures of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from hefboom.kernel import Cents
from hefboom.stelsel import Deelnames, Producten, Regio


class Hulpdeel(NamedTuple):
    """A part of what is shared, taken apart because others take part in it: the names of its
    product groups, and whether it is help with a stay (None: that makes no difference)."""

    groepen: tuple[str, ...]
    verblijf: bool | None

    @property
    def naam(self) -> str:
        """As a reader calls it."""
        soort = {True: " met verblijf", False: " zonder verblijf", None: ""}[self.verblijf]
        return f"{' en '.join(self.groepen)}{soort}"


class Gebruiksplek(NamedTuple):
    """One cell of use."""

    gemeente: str
    product: str
    jaar: int


@dataclass(frozen=True)
class Gebruik:
    """Use per municipality, product and calendar year; what is not named is zero in a known year.

    `jeugdigen`: youths with help, one with two products twice. `toegekend`: granted, in cents.
    `per_jeugdige`: of each youth of a municipality in a year the cents per product, in no order
    and without a name; only for keys with a threshold. `jaren`: the whole years there are figures
    of.
    """

    jaren: frozenset[int] = frozenset()
    jeugdigen: Mapping[Gebruiksplek, int] = field(default_factory=dict)
    toegekend: Mapping[Gebruiksplek, int] = field(default_factory=dict)
    per_jeugdige: Mapping[tuple[str, int], tuple[Mapping[str, int], ...]] = field(
        default_factory=dict
    )

    def som(self, maat: str, gemeente: str, producten: Iterable[str], jaar: int) -> int:
        """The use of these products together, in youths (`jeugdigen`) or cents (`toegekend`)."""
        cijfers = self.jeugdigen if maat == "jeugdigen" else self.toegekend
        return sum(cijfers.get(Gebruiksplek(gemeente, product, jaar), 0) for product in producten)

    def kosten(self, gemeente: str, producten: Iterable[str], jaar: int) -> list[int]:
        """What each youth cost in these products together, in cents."""
        codes = tuple(producten)
        return [
            sum(een.get(product, 0) for product in codes)
            for een in self.per_jeugdige.get((gemeente, jaar), ())
        ]

    def met_een_meer(self, plek: Gebruiksplek, kosten: Cents) -> Gebruik:
        """The same, with one youth more who cost `kosten` that year."""
        van = (plek.gemeente, plek.jaar)
        return replace(
            self,
            jeugdigen={**self.jeugdigen, plek: self.jeugdigen.get(plek, 0) + 1},
            toegekend={**self.toegekend, plek: self.toegekend.get(plek, 0) + int(kosten)},
            per_jeugdige={
                **self.per_jeugdige,
                van: (*self.per_jeugdige.get(van, ()), {plek.product: int(kosten)}),
            },
        )


@dataclass(frozen=True)
class Hulpdelen:
    """A segment in a year: its parts, with the products of each and who takes part (for which
    part of the year)."""

    deelnemers: Mapping[Hulpdeel, Mapping[str, Fraction]]
    producten: Mapping[Hulpdeel, tuple[str, ...]]


def hulpdelen(
    regio: Regio, segment: str | None, jaar: int, *, verblijf_apart: bool = False
) -> Hulpdelen:
    """The parts of a segment in a year, by the layout and the participation of each of its days.

    Product groups in which the same municipalities take part are one part; with `verblijf_apart`
    help with a stay is another part than help without. A municipality that takes part for half a
    year counts for half. `segment` None: all the region buys, as one part; whoever takes part in
    any of it takes part.
    """
    dagen = _dagen(regio, segment, jaar)
    heel = (date(jaar + 1, 1, 1) - date(jaar, 1, 1)).days
    groepnamen = regio[Producten].groepen
    bij_elkaar: dict[
        tuple[tuple[tuple[str, Fraction], ...], bool | None], list[tuple[str, str, bool]]
    ] = {}
    for (groep, verblijf, product), per_gemeente in sorted(dagen.items()):
        wie = tuple(sorted((code, Fraction(n, heel)) for code, n in per_gemeente.items()))
        soort = (wie if segment else (), verblijf if verblijf_apart else None)
        bij_elkaar.setdefault(soort, []).append((product, groep, verblijf))
    deelnemers: dict[Hulpdeel, dict[str, Fraction]] = {}
    producten: dict[Hulpdeel, tuple[str, ...]] = {}
    for (_, apart), rijen in bij_elkaar.items():
        namen = tuple(dict.fromkeys(groepnamen[groep] for _, groep, _ in rijen))
        deel = Hulpdeel(
            namen if segment else (),
            apart,
        )
        mee: dict[str, Fraction] = {}
        for product, groep, verblijf in rijen:
            for code, n in dagen[groep, verblijf, product].items():
                mee[code] = max(mee.get(code, Fraction(0)), Fraction(n, heel))
        deelnemers[deel] = dict(sorted(mee.items()))
        producten[deel] = tuple(dict.fromkeys(product for product, _, _ in rijen))
    return Hulpdelen(deelnemers, producten)


def _dagen(
    regio: Regio, segment: str | None, jaar: int
) -> dict[tuple[str, bool, str], Counter[str]]:
    """Of each group, kind and product in the segment: the days each municipality takes part."""
    begin, eind = date(jaar, 1, 1), date(jaar + 1, 1, 1)
    grenzen = sorted({begin, *(dag for dag in regio.wisseldagen() if begin < dag < eind), eind})
    dagen: dict[tuple[str, bool, str], Counter[str]] = {}
    for van, tot in pairwise(grenzen):
        for product in regio[Producten].alle:
            op = regio[Producten].op(product.code, van)
            waar = regio.segment_op(product.code, van)
            if op is None or waar is None or segment not in (None, waar):
                continue
            deelnemers = regio[Deelnames].per_product[product.code].op(van) or ()
            tel = dagen.setdefault((op.groep, op.verblijf, product.code), Counter())
            for code in deelnemers:
                tel[code] += (tot - van).days
    return {soort: per for soort, per in dagen.items() if per}
