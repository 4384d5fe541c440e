# SPDX-License-Identifier: EUPL-1.2
"""The lattice of all that a reader with hidden figures may ask of one count: which cells it has.

Whole months, quarters and years, and of each year the first two and three quarters; one breakdown
by month, quarter or part of a year, two by year; segments in both layouts; the region, the own
circle and what is left of one without the other; and with a share its part and its whole. Cells
are hidden once for a publication and a circle (`roosterwerk`), so that every answer, however it is
asked, hides the same: see ADR 24.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from hefboom.inzage import Inzage, Recht
from hefboom.kernel import ONE_DAY, Period, datum
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.greep import MAAND
from hefboom.measures.maat import Maat, Telling
from hefboom.measures.uitkomst import Indelingswijze, TeFijn
from hefboom.measures.vensters import vensters
from hefboom.measures.voorwaarden import Alle, Niet

JAREN = 5  # years before this one that stay to be asked
MEESTE_ASSEN = 2
SEGMENT, SEGMENT_NU = "segment", "segment_nu"
#: So fine that beside another breakdown hardly a cell could be shown.
ALLEEN = "product"

#: Whose rows: the region without what the reader knows, the own circle, one code of it, the rest.
REGIO, KRING, REST = "regio", "kring", "rest"


class Sleutel(NamedTuple):
    """A cell: of which count, whose rows, over when, broken down by what, and the values there."""

    telling: int
    wie: str
    vak: Period
    per: tuple[str, ...]
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publiek:
    """What decides which figures a reader may see, and which it knows already."""

    bekend: tuple[tuple[str, frozenset[str]], ...]
    eigen: tuple[tuple[str, frozenset[str]], ...]
    spiegel: bool
    per_aanbieder: bool

    @classmethod
    def van(cls, inzage: Inzage) -> Publiek:
        """`bekend`: own rows seen as they are; `eigen`: own rows seen with small ones hidden."""
        kring = inzage.kring(Recht.EIGEN_CIJFERS)
        bloot = inzage.kring(Recht.ONVERHULD).partijen
        delen = [(d, c & bloot.get(d, frozenset()), c) for d, c in kring.partijen.items()]
        return cls(
            tuple((d, bekend) for d, bekend, _ in delen if bekend),
            tuple((d, alle - bekend) for d, bekend, alle in delen if alle - bekend),
            bool(kring.aanbieders),
            inzage.mag(Recht.PER_AANBIEDER),
        )


@dataclass(frozen=True)
class Rooster:
    """Which cells of some counts this public may not see."""

    tellingen: tuple[Telling, ...]
    perioden: frozenset[Period]
    verborgen: frozenset[Sleutel]
    cellen: int = field(compare=False)

    def zichtbaar(self, sleutel: Sleutel) -> bool:
        """May this cell be seen? One in which nobody is may."""
        return sleutel not in self.verborgen


def familie_van(telling: Telling) -> tuple[Telling, ...]:
    """The counts that some share lays beside this one, itself among them: hidden together."""
    paren = [(_kern(m.tellers[0]), _kern(m.noemer)) for m in CATALOGUS.values() if _deelt(m)]
    uit, nieuw = [telling], True
    while nieuw:
        nieuw = False
        for paar in paren:
            for een, ander in (paar, paar[::-1]):
                if een in uit and ander not in uit:
                    uit.append(ander)
                    nieuw = True
    return tuple(sorted(uit, key=repr))


def _deelt(maat: Maat) -> bool:
    return maat.deel_van and maat.noemer is not None and len(maat.tellers) == 1


def _kern(telling: Telling | None) -> Telling:
    if telling is None:
        raise TypeError("Zonder noemer is er geen deel.")
    return replace(telling, zonder=())


def delen_van(familie: tuple[Telling, ...]) -> list[tuple[int, int]]:
    """The counts of a family that are a part and a whole of some share."""
    gezien = {(_kern(m.tellers[0]), _kern(m.noemer)) for m in CATALOGUS.values() if _deelt(m)}
    nummers = {telling: i for i, telling in enumerate(familie)}
    return sorted(
        (nummers[d], nummers[h]) for d, h in gezien if d != h and d in nummers and h in nummers
    )


def rest_van(deel: Telling, heel: Telling) -> Telling:
    """What the whole counts and the part does not."""
    if deel.waar is None:
        raise TypeError("Een deel zonder voorwaarde is het geheel.")
    niet = Niet(deel.waar)
    return replace(heel, waar=niet if heel.waar is None else Alle(heel.waar, niet))


class Vensters(NamedTuple):
    """Periods of the same length: how many months a step holds, and how many of those count."""

    stap: int
    eerste: int
    meeste_assen: int


MAANDEN, KWARTALEN = Vensters(1, 0, 1), Vensters(3, 0, 1)
HALVE, DRIEKWART = Vensters(12, 6, 1), Vensters(12, 9, 1)
HELE_JAREN = Vensters(12, 12, MEESTE_ASSEN)
SOORTEN = (MAANDEN, KWARTALEN, HALVE, DRIEKWART, HELE_JAREN)


def vakken_van(soort: Vensters, grens: date) -> list[Period]:
    """The periods of one length that are over."""
    heel = Period(eerste_dag(grens), grens)
    eerste = soort.eerste or soort.stap
    return vensters(heel, soort.stap, eerste if soort.stap > 1 else 0)


@lru_cache(maxsize=64)  # a page asks it hundreds of times
def vakken(grens: date) -> frozenset[Period]:
    """All periods that can be asked."""
    return frozenset(vak for soort in SOORTEN for vak in vakken_van(soort, grens))


def heel_vak(periode: Period, grens: date) -> bool:
    """Is this a period that can be asked?"""
    return periode in vakken(grens)


def tot_heel_vak(periode: Period, grens: date) -> Period:
    """A year that is not over, up to its last whole quarter; any other period as it is."""
    kwartaal = laatste_kwartaal(grens)
    jaar = Period.year(periode.start.year)
    if periode.start == jaar.start < kwartaal < periode.known_end < jaar.known_end:
        return Period(periode.start, kwartaal)
    return periode


def laatste_kwartaal(grens: date) -> date:
    """The first day after the last quarter that is over."""
    return date(grens.year, grens.month - (grens.month - 1) % 3, 1)


def laatste_jaar(grens: date) -> int:
    """The last year of which there is a whole quarter."""
    return (laatste_kwartaal(grens) - ONE_DAY).year


def eerste_dag(grens: date) -> date:
    """From when figures stay to be asked."""
    return date(grens.year - JAREN, 1, 1)


def controleer(
    per: Iterable[str], waar: Iterable[str], periode: Period, grens: date, kring: Iterable[str]
) -> None:
    """Raises `TeFijn` for what is not in the lattice; the message says what is.

    The reader's own `kring` is whose figures they are, not a breakdown.
    """
    per = tuple(per)
    assen = {*per, *waar} - {*kring, MAAND}
    per_maand = MAAND in per
    hele = periode.start.day == 1 and periode.known_end.day == 1
    if periode.start < eerste_dag(grens) or not hele or not (per_maand or heel_vak(periode, grens)):
        raise TeFijn(
            "Kies een hele maand, een heel kwartaal of een heel jaar, vanaf "
            f"{datum(eerste_dag(grens))}: anders is uit twee vragen één jeugdige te vinden. Een "
            "jaar dat nog loopt telt tot en met het laatste hele kwartaal."
        )
    jaar = not per_maand and periode == Period.year(periode.start.year)
    if len(assen) > (MEESTE_ASSEN if jaar else 1):
        raise TeFijn(
            "Kies hoogstens twee uitsplitsingen: in een fijnere tabel staan te kleine aantallen."
            if jaar
            else "Kies hoogstens één uitsplitsing, of twee bij een heel jaar dat voorbij is: in "
            "een fijnere tabel staan te kleine aantallen."
        )
    if len(assen) > 1 and ALLEEN in assen:
        raise TeFijn("Kies per product geen tweede uitsplitsing: dan blijft er niets te tonen.")


def breed(assen: tuple[str, ...], diep: int) -> Iterator[tuple[str, ...]]:
    """Breakdowns of at most so many axes; both layouts of segments beside each other are one."""
    los = tuple(a for a in assen if a != SEGMENT_NU)
    beide = SEGMENT_NU in assen
    for aantal in range(diep + 1):
        for per in combinations(los, aantal):
            if aantal > 1 and ALLEEN in per:
                continue
            yield per
            if beide and SEGMENT in per:
                zonder = tuple(a for a in per if a != SEGMENT)
                yield tuple(sorted((*zonder, SEGMENT_NU)))
                yield tuple(sorted((*per, SEGMENT_NU)))


def orde(sleutel: Sleutel) -> tuple[object, ...]:
    """The order in which cells are looked at, the same everywhere."""
    nummer, wie, vak, per, waarden = sleutel
    return nummer, wie, vak.start, vak.known_end, per, waarden


def kolom(dimensie: str, indeling: Indelingswijze, telling: Telling) -> str:
    """The breakdown of the lattice that a page asks for."""
    if dimensie == SEGMENT and indeling == "nu" and telling.tabel.heeft(SEGMENT_NU):
        return SEGMENT_NU
    return dimensie
