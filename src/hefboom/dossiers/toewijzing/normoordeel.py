# SPDX-License-Identifier: EUPL-1.2
"""Is an allocation longer or more than the region's norm, or without an end? Pure.

Duration and intensity are two norms, each with its own answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.dossiers.toewijzing.inzet import boven_inzetnorm
from hefboom.kernel import Period
from hefboom.stelsel import Norm, Regio


@dataclass(frozen=True, slots=True)
class Productnormen:
    """The norms of a product on the first day of the allocation; `eenheid` is the product's."""

    duur: Norm | None = None
    inzet: Norm | None = None
    eenheid: str = ""


@dataclass(frozen=True, slots=True)
class Normoordeel:
    """Yes or no to each question; None where there is no norm, or nothing to hold it against.

    `duur`: longer than the norm, of what has an end. `zonder_einde`: no end, of what has a norm of
    duration. `inzet`: more than the norm.
    """

    duur: bool | None = None
    inzet: bool | None = None
    zonder_einde: bool | None = None

    @property
    def boven(self) -> bool | None:
        """Above either norm; None when neither could be held against it."""
        antwoorden = [een for een in (self.duur, self.inzet) if een is not None]
        return any(antwoorden) if antwoorden else None


def productnormen(regio: Regio, product: str, dag: date) -> Productnormen:
    """The norms of a product on a day; none of what the region does not know."""
    bekend = regio.product(product, dag) if product else None
    if bekend is None:
        return Productnormen()
    return Productnormen(
        regio.norm("max_duur", product, dag),
        regio.norm("max_intensiteit", product, dag),
        bekend.eenheid,
    )


def dagen_toegewezen(ingang: date, einde: date | None) -> int | None:
    """How many days an allocation lasts, both ends counted; None without an end."""
    periode = Period.inclusive(ingang, einde)
    return None if periode.end is None else periode.days


def normoordeel(
    normen: Productnormen, dagen: int | None, volume: int | None, eenheid: str, frequentie: str
) -> Normoordeel:
    """An allocation of so many days (None: without end) and this extent, held against its norms."""
    inzet = None
    if normen.inzet is not None and volume is not None:
        inzet = boven_inzetnorm(normen.inzet, normen.eenheid, volume, eenheid, frequentie, dagen)
    if normen.duur is None:
        return Normoordeel(inzet=inzet)
    return Normoordeel(
        duur=None if dagen is None else dagen > normen.duur.waarde,
        inzet=inzet,
        zonder_einde=dagen is None,
    )
