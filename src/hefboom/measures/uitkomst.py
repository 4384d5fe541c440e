# SPDX-License-Identifier: EUPL-1.2
"""The answer to a question: rows with a value, and everything needed to explain them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from hefboom.facts import Getallen, Vlaggen
from hefboom.kernel import Period, Vraagfout, euro, getal, hoeveel, procent
from hefboom.measures.cellen import Paren
from hefboom.measures.maat import Eenheid, Maat
from hefboom.measures.voorbehoud import Vastheid, Volledigheid

Indelingswijze = Literal["toen", "nu"]

#: The visible remainder: what belongs to no segment, form, referrer or product.
NIET_INGEDEELD = "niet ingedeeld"
ONBEKEND = "–"
#: A figure that is not shown: a small one, or a larger one from which a small one would follow.
VERBORGEN = "verborgen"


class OngeldigeVraag(Vraagfout, ValueError):
    """A question no measure answers; the message (Dutch) names what does exist."""


class GeenInzage(OngeldigeVraag):
    """This reader may not ask that."""


class TeFijn(GeenInzage):
    """So fine that this reader could find one youth; the message says what can be asked."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure. `waarde` is None when nothing was there to divide by, or when `onderdrukt`.

    `eerder`: as the publication before this one had it, since what it is now may not be seen.

    `waarde` is an int for numbers and cents, otherwise a float; PROCENT is a share of one.
    """

    sleutel: Mapping[str, str]
    waarde: int | float | None
    teller: int | None
    noemer: int | None
    onderdrukt: bool = False
    eerder: bool = False


@dataclass(frozen=True)
class Uitkomst:
    """The figures of one measure, in columns. `bereik` says in Dutch whose figures they are.

    `cellen` holds keys, teller and noemer, in the order of the page; `zichtbaar` which of them
    this reader may see (None: all). Rows are made when a page asks for them.
    """

    maat: Maat
    per: tuple[str, ...]
    waar: Mapping[str, str]
    cellen: Paren
    zichtbaar: Vlaggen | None
    periode: Period
    indeling: Indelingswijze
    bereik: str
    opname_id: str
    peildatum: date
    volledigheid: Volledigheid = field(default_factory=Volledigheid)
    #: which cells are those of the publication before this one (None: none)
    eerder: Vlaggen | None = None
    #: how firm a figure over these days is, narrowed to a segment or municipality
    vast: Callable[[Mapping[str, str], Period], Vastheid] = field(
        default=lambda waar, periode: Vastheid(), compare=False, repr=False
    )

    def __len__(self) -> int:
        return len(self.cellen)

    @cached_property
    def waarden(self) -> npt.NDArray[Any]:
        """The value of each cell; not a number where there is none or it may not be seen."""
        teller, noemer = self.cellen.teller, self.cellen.noemer
        if noemer is None:
            if self.zichtbaar is None or self.zichtbaar.all():
                return teller.waarde
            return np.where(self.zichtbaar, teller.waarde, np.nan)
        uit = verhouding(self.maat.eenheid, teller.waarde, noemer.waarde)
        return uit if self.zichtbaar is None else np.where(self.zichtbaar, uit, np.nan)

    @cached_property
    def rijen(self) -> tuple[Rij, ...]:
        """A row for each cell."""
        return self.rijen_op(np.arange(len(self)))

    def rijen_op(self, plaatsen: npt.NDArray[np.intp]) -> tuple[Rij, ...]:
        """A row for some cells, in that order: of a large answer only what is looked at."""
        geheel = self.cellen.noemer is None or self.maat.eenheid is Eenheid.EURO
        cellen, aantal = self.cellen.op(plaatsen), len(plaatsen)
        teller = cellen.teller.waarde.tolist()
        noemer = [None] * aantal if cellen.noemer is None else cellen.noemer.waarde.tolist()
        zien = [True] * aantal if self.zichtbaar is None else self.zichtbaar[plaatsen].tolist()
        eerder = [False] * aantal if self.eerder is None else self.eerder[plaatsen].tolist()
        namen = [[naam or NIET_INGEDEELD for naam in as_.waarden()] for as_ in cellen.assen]
        sleutels = zip(*namen, strict=True) if namen else [()] * aantal
        rijen = []
        for waarden, waarde, boven, onder, zichtbaar, toen in zip(
            sleutels, self.waarden[plaatsen].tolist(), teller, noemer, zien, eerder, strict=True
        ):
            sleutel = dict(zip(self.per, waarden, strict=True))
            if not zichtbaar:
                rijen.append(Rij(sleutel, None, None, None, onderdrukt=True))
            elif onder == 0:
                rijen.append(Rij(sleutel, None, boven, 0, eerder=toen))
            else:
                waarde = int(waarde) if geheel else waarde
                rijen.append(Rij(sleutel, waarde, boven, onder, eerder=toen))
        return tuple(rijen)

    @property
    def enige(self) -> Rij:
        """The one row of a question without a breakdown. Raises `ValueError` for more or none."""
        (rij,) = self.rijen
        return rij

    def rij(self, **sleutel: str) -> Rij | None:
        """The row with exactly this key, if it is there."""
        return self._bij_sleutel.get(frozenset(sleutel.items()))

    @cached_property
    def _bij_sleutel(self) -> dict[frozenset[tuple[str, str]], Rij]:
        return {frozenset(rij.sleutel.items()): rij for rij in self.rijen}

    def periode_van(self, rij: Rij) -> Period:
        """The days a row is about: those asked for, or of them its own month."""
        maand = rij.sleutel.get("maand")
        if maand is None:
            return self.periode
        hele = Period.month(int(maand[:4]), int(maand[5:]))
        return self.periode.intersection(hele) or hele

    @property
    def achter_in_geheel(self) -> tuple[date, ...]:
        """The months of the whole question that are not there in full, also those without a row."""
        return self.volledigheid.in_(self.periode, self.waar)

    def achter(self, rij: Rij) -> tuple[date, ...]:
        """The months of a row (their first days) that are not there in full yet."""
        return self.volledigheid.in_(self.periode_van(rij), {**self.waar, **rij.sleutel})

    def vastheid(self, rij: Rij) -> Vastheid:
        """What a row was made with beside messages, and how firm that is."""
        return self.vast({**self.waar, **rij.sleutel}, self.periode_van(rij))

    def toon(self, rij: Rij) -> str:
        """The row's value as a Dutch reader sees it."""
        return toon(self.maat.eenheid, rij)


def toon(eenheid: Eenheid, rij: Rij) -> str:
    """A value in Dutch: `412`, `11,2`, `€ 1.234,56`, `71 %`, `38 dagen`.

    A suppressed one is `verborgen`, however large it is; an unknown one a dash.
    """
    if rij.onderdrukt:
        return VERBORGEN
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
            return hoeveel(rij.waarde, "dag", "dagen")
        case Eenheid.AANTAL:
            return getal(rij.waarde)


def verhouding(eenheid: Eenheid, teller: Getallen, noemer: Getallen) -> npt.NDArray[np.float64]:
    """Ratios in their unit; not a number where there is nothing to divide by.

    Amounts are whole cents, exactly half away from zero (IV081), as `Cents.rounded` has it.

    >>> verhouding(Eenheid.EURO, np.array([5, -5, 1]), np.array([2, 2, 0])).tolist()
    [3.0, -3.0, nan]
    """
    deelbaar = noemer != 0
    onder = np.where(deelbaar, noemer, 1)
    if eenheid is Eenheid.EURO:
        heel = (
            np.sign(teller)
            * np.sign(onder)
            * ((2 * np.abs(teller) + np.abs(onder)) // (2 * np.abs(onder)))
        )
        return np.where(deelbaar, heel, np.nan)
    keer = 100 if eenheid is Eenheid.PER_100 else 1
    return np.where(deelbaar, teller * keer / onder, np.nan)
