# SPDX-License-Identifier: EUPL-1.2
"""Month by month: which allocations still run regionally, what that costs, and what is paid twice.

Local teams cannot take over all help on one day and trajectories do not all end on one day, so for
a while both run (S2:1148-1152). Nothing new is allocated regionally from the day on; what is all
the same is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hefboom.kernel import Cents, Period

#: Help without an end is followed for so many months, and no help for more than the second.
ZONDER_EINDE_MAANDEN, MEESTE_MAANDEN = 12, 60


@dataclass(frozen=True, slots=True)
class Lopend:
    """An allocation of a product that goes: its first day and last, None without an end."""

    jeugdige: str
    product: str
    ingang: date
    einde: date | None


@dataclass(frozen=True, slots=True)
class Uitloopmaand:
    """A month: youths with regional help on some day of it, those for whom it ends in it, cents,
    of which `dubbel` on days on which the local offer is there already; `ingegroeid` is the share
    of the youths of the first month that is out."""

    maand: date
    jeugdigen: int
    eindigt: int
    cents: int
    dubbel: int
    ingegroeid: Fraction


@dataclass(frozen=True, slots=True)
class Uitloop:
    """All months until the last allocation has ended; `zonder_einde` youths have no end in sight,
    `toch_nog` were allocated to begin on the day itself or later."""

    maanden: tuple[Uitloopmaand, ...]
    zonder_einde: int
    toch_nog: int

    @property
    def cents(self) -> int:
        """What it comes to."""
        return sum(maand.cents for maand in self.maanden)

    @property
    def dubbel(self) -> int:
        """What of that is paid beside the local offer."""
        return sum(maand.dubbel for maand in self.maanden)


def afloop(
    toewijzingen: Iterable[Lopend],
    vanaf: date,
    lokaal_vanaf: date | None,
    maandprijs: Mapping[str, int],
) -> Uitloop:
    """The run-off of help that is no longer regional from `vanaf`.

    `maandprijs`: cents for one youth in a whole month, by product; a part of a month counts for its
    days. `lokaal_vanaf`: from when the municipality has its own offer; None when it stops.
    """
    alle = list(toewijzingen)
    begin = min(vanaf, lokaal_vanaf or vanaf).replace(day=1)
    lopend = [
        een
        for een in alle
        if een.ingang < vanaf and (een.einde is None or een.einde >= begin) and _goed(een)
    ]
    laatste: dict[str, date | None] = {}
    for een in lopend:
        eerder = laatste.get(een.jeugdige, een.einde)
        laatste[een.jeugdige] = (
            None if eerder is None or een.einde is None else max(eerder, een.einde)
        )
    uit: list[Uitloopmaand] = []
    eerste: int | None = None
    for maand in _maanden(begin, vanaf, laatste):
        wie: set[str] = set()
        geld = dubbel = Fraction(0)
        for een in lopend:
            dagen = Period.inclusive(een.ingang, een.einde).intersection(maand)
            if dagen is None:
                continue
            wie.add(een.jeugdige)
            prijs = Fraction(maandprijs.get(een.product, 0), maand.days)
            geld += prijs * dagen.days
            if lokaal_vanaf is not None and dagen.known_last >= lokaal_vanaf:
                dubbel += prijs * ((dagen.known_last - max(dagen.first, lokaal_vanaf)).days + 1)
        eerste = len(wie) if eerste is None else eerste
        uit.append(
            Uitloopmaand(
                maand.first,
                len(wie),
                sum(einde is not None and einde in maand for einde in laatste.values()),
                int(Cents.rounded(geld)),
                int(Cents.rounded(dubbel)),
                1 - Fraction(len(wie), eerste) if eerste else Fraction(0),
            )
        )
    return Uitloop(
        tuple(uit),
        sum(einde is None for einde in laatste.values()),
        len({een.jeugdige for een in alle if een.ingang >= vanaf and _goed(een)}),
    )


def _goed(een: Lopend) -> bool:
    """Not withdrawn: an allocation that ends before it begins is none."""
    return een.einde is None or een.einde >= een.ingang


def _maanden(begin: date, vanaf: date, laatste: Mapping[str, date | None]) -> list[Period]:
    """From the first day on either side until the last known end."""
    if not laatste:
        return []
    eindes = [einde for einde in laatste.values() if einde is not None]
    tot = max([vanaf, *eindes])
    maanden: list[Period] = []
    maand = Period.month_of(begin)
    while len(maanden) < MEESTE_MAANDEN:
        open_eind = len(eindes) < len(laatste) and len(maanden) < ZONDER_EINDE_MAANDEN
        if maand.first > tot and not open_eind:
            break
        maanden.append(maand)
        maand = Period.month_of(maand.known_end)
    return maanden
