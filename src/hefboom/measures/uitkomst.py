# SPDX-License-Identifier: EUPL-1.2
"""The answer to a question: rows with a value, and everything needed to explain them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from hefboom.kernel import Cents, Period, euro, getal, procent
from hefboom.measures.maat import Eenheid, Maat

Indeling = Literal["toen", "nu"]

#: The visible remainder: what belongs to no segment, form, referrer or product.
NIET_INGEDEELD = "niet ingedeeld"
ONBEKEND = "–"


class OngeldigeVraag(ValueError):
    """A question no measure answers; the message (Dutch) names what does exist."""


class GeenInzage(OngeldigeVraag):
    """This reader may not ask that."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure. `waarde` is None when nothing was there to divide by, or when `onderdrukt`.

    `waarde` is an int for numbers and cents, otherwise a float; PROCENT is a share of one.
    """

    sleutel: Mapping[str, str]
    waarde: int | float | None
    teller: int | None
    noemer: int | None
    onderdrukt: bool = False


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The figures of one measure. `bereik` says in Dutch whose figures they are."""

    maat: Maat
    per: tuple[str, ...]
    waar: Mapping[str, str]
    rijen: tuple[Rij, ...]
    periode: Period
    indeling: Indeling
    bereik: str
    opname_id: str
    peildatum: date

    @property
    def enige(self) -> Rij:
        """The one row of a question without a breakdown. Raises `ValueError` for more or none."""
        (rij,) = self.rijen
        return rij

    def rij(self, **sleutel: str) -> Rij | None:
        """The row with exactly this key, if it is there."""
        return next((rij for rij in self.rijen if dict(rij.sleutel) == sleutel), None)

    def toon(self, rij: Rij) -> str:
        """The row's value as a Dutch reader sees it."""
        return toon(self.maat.eenheid, rij)


def toon(eenheid: Eenheid, rij: Rij) -> str:
    """A value in Dutch: `412`, `11,2`, `€ 1.234,56`, `71 %`, `38 dagen`.

    A suppressed one is `< 10` (or `te weinig` for a ratio), an unknown one a dash.
    """
    if rij.onderdrukt:
        return "< 10" if eenheid is Eenheid.AANTAL else "te weinig"
    if rij.waarde is None:
        return ONBEKEND
    match eenheid:
        case Eenheid.EURO:
            return euro(int(rij.waarde))
        case Eenheid.PROCENT:
            return procent(rij.waarde)
        case Eenheid.PER_100:
            return getal(rij.waarde, 1)
        case Eenheid.DAGEN:
            return f"{getal(rij.waarde)} dagen"
        case Eenheid.AANTAL:
            return getal(rij.waarde)


def verhouding(eenheid: Eenheid, teller: int, noemer: int) -> int | float | None:
    """The value of a ratio, in its unit; None when there is nothing to divide by."""
    if noemer == 0:
        return None
    share = Fraction(teller, noemer)
    if eenheid is Eenheid.EURO:
        return int(Cents.rounded(share))
    return float(share * 100) if eenheid is Eenheid.PER_100 else float(share)
