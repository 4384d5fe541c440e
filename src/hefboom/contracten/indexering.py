# SPDX-License-Identifier: EUPL-1.2
"""How much prices rise: 90 percent wages (OVA), 10 percent prices (PPC), put right later. Pure.

The contract standard (3.2): the forecast for the year, plus what the year before turned out to be
more (or less) than was forecast for it. The percentages are uploaded; nothing is invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hefboom.contracten.formulier import Indexrij
from hefboom.kernel import Cents, procent

WEGING = {"OVA": Decimal("0.9"), "PPC": Decimal("0.1")}


@dataclass(frozen=True, slots=True)
class Indexering:
    """By how much prices rise into a year. `correctie` is None while the final one is not known."""

    jaar: int
    prognose: Decimal
    correctie: Decimal | None
    aanname: bool

    @property
    def totaal(self) -> Decimal:
        """The percentage that counts."""
        return self.prognose + (self.correctie or Decimal(0))

    def op(self, cent: int) -> Cents:
        """A price after it, in whole cents."""
        return Cents.rounded(cent * (1 + Fraction(self.totaal) / 100))

    @property
    def zin(self) -> str:
        """How it comes about, in a sentence."""
        eerder = self.jaar - 1
        delen = f"90 % OVA en 10 % PPC geven {_pct(self.prognose)} als prognose voor {self.jaar}"
        if self.correctie is None:
            return f"{delen}. Het definitieve cijfer van {eerder} is er nog niet."
        viel = "uit zoals de prognose"
        if self.correctie:
            kant = "hoger" if self.correctie > 0 else "lager"
            viel = f"{_pct(abs(self.correctie))} {kant} uit dan de prognose"
        return f"{delen}; {eerder} viel {viel}. Samen {_pct(self.totaal)}."


def _pct(waarde: Decimal) -> str:
    return procent(float(waarde) / 100, 2)


def indexering(cijfers: Iterable[Indexrij], jaar: int) -> Indexering | None:
    """By how much prices rise into `jaar`; None without a forecast of both series."""
    bekend = {een.sleutel: een for een in cijfers}

    def gewogen(welk: int, soort: str) -> Decimal | None:
        rijen = [bekend.get((reeks, welk, soort)) for reeks in WEGING]
        if None in rijen:
            return None
        return sum((WEGING[rij.reeks] * rij.procent for rij in rijen if rij), Decimal(0))

    prognose = gewogen(jaar, "prognose")
    if prognose is None:
        return None
    eerst, dan = gewogen(jaar - 1, "prognose"), gewogen(jaar - 1, "definitief")
    return Indexering(
        jaar,
        prognose,
        None if eerst is None or dan is None else dan - eerst,
        any(een.status == "aanname" for een in bekend.values() if een.jaar in (jaar, jaar - 1)),
    )
