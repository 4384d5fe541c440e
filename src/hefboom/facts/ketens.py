# SPDX-License-Identifier: EUPL-1.2
"""Help that goes on under a new allocation is one trajectory, in several periods. Pure.

A stop because the allocation ended or changed (JZ588 36, 37) or for a pause (20) says nothing
about the help itself: look at the next period. When that begins no later than the day after, for
the same youth at the same provider with the same product, it continues this one, as CBS merges
adjoining periods of one form (Beleidsinformatie Jeugd). Each stop is continued by at most one
start and each start continues at most one stop, so begins and ends of trajectories balance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hefboom.ijw.codes import JZ002, JZ588, WMO757

#: A pause, ended by the municipality, a request for change.
GAAT_MISSCHIEN_DOOR: frozenset[str] = frozenset(
    {JZ588.TIJDELIJK, JZ588.DOOR_DE_GEMEENTE, JZ588.WIJZIGINGSVERZOEK}
)
#: How many days after the last day of help a start still continues it.
HOOGUIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hulpperiode:
    """One period of help of one youth. `wat` is the product, or the category when none is named."""

    zorgperiode: int
    aanbieder: str
    wat: str
    begin: date
    einde: date | None
    reden: str

    @property
    def kan_doorgaan(self) -> bool:
        """Did it stop for a reason that leaves open whether the help goes on?"""
        return self.einde is not None and self.reden in GAAT_MISSCHIEN_DOOR and bool(self.wat)


@dataclass(frozen=True, slots=True)
class Schakel:
    """A period's place in its chain; `traject_begin` is the first day of the first period."""

    traject_begin: date
    vervolg: bool = False
    vervolgd: bool = False

    def dagen(self, einde: date | None) -> int | None:
        """Days of the whole trajectory, the last one included; None while the help goes on."""
        if einde is None or self.vervolgd:
            return None
        return (einde - self.traject_begin).days + 1


def schakels(perioden: Iterable[Hulpperiode]) -> dict[int, Schakel]:
    """The place of each period of one youth, by number. The order they come in does not matter.

    A start continues the stop that is nearest, of the periods that began before it.
    """
    op_volgorde = sorted(perioden, key=lambda hulp: (hulp.begin, hulp.zorgperiode))
    vorige: dict[int, Hulpperiode] = {}
    vervolgd: set[int] = set()
    uit: dict[int, Schakel] = {}
    for hulp in op_volgorde:
        kandidaten = [
            (eerder.einde, eerder.begin, eerder.zorgperiode, eerder)
            for eerder in op_volgorde
            if eerder.kan_doorgaan
            and eerder.einde is not None
            and (eerder.aanbieder, eerder.wat) == (hulp.aanbieder, hulp.wat)
            and eerder.begin < hulp.begin <= eerder.einde + HOOGUIT
            and eerder.zorgperiode not in vervolgd
        ]
        if kandidaten:
            vorige[hulp.zorgperiode] = min(kandidaten, key=lambda k: k[:3])[3]
            vervolgd.add(vorige[hulp.zorgperiode].zorgperiode)
    for hulp in op_volgorde:
        eerder_deel = vorige.get(hulp.zorgperiode)
        uit[hulp.zorgperiode] = Schakel(
            hulp.begin if eerder_deel is None else uit[eerder_deel.zorgperiode].traject_begin,
            vervolg=eerder_deel is not None,
            vervolgd=hulp.zorgperiode in vervolgd,
        )
    return uit


@dataclass(frozen=True, slots=True)
class Toegekendehulp:
    """An allocation of one youth; `reden` is why it was changed last (JZ002)."""

    toewijzing: int
    gemeente: str
    aanbieder: str
    wat: str
    ingang: date
    einde: date | None
    reden: str
    volume: int | None = None
    frequentie: str = ""
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Herindeling:
    """What an allocation became by herindeling: which allocations took it over, and with them its
    last day, its extent and when help first began under one of them."""

    opvolgers: tuple[int, ...]
    einde: date | None
    volume: int | None
    start: date | None = None


def herindelingen(
    toewijzingen: Iterable[Toegekendehulp], opgegaan_in: Mapping[str, str]
) -> dict[int, Herindeling]:
    """Allocations of one youth that ended because the municipality went up in another (JZ002 11),
    by number, with what the new one gave in their place: the same decision under another name.

    The same product at the same provider, counted the same way (WMO757), no later than the day
    after, once each; `opgegaan_in` says in which municipality, where the region knows.
    """
    op_volgorde = sorted(toewijzingen, key=lambda een: (een.ingang, een.toewijzing))
    volgende: dict[int, Toegekendehulp] = {}
    for een in op_volgorde:
        if een.reden != JZ002.HERINDELING or een.einde is None:
            continue
        bezet = {later.toewijzing for later in volgende.values()}
        for later in op_volgorde:
            past = (later.aanbieder, later.wat, later.frequentie) == (
                een.aanbieder,
                een.wat,
                een.frequentie,
            )
            waar = opgegaan_in.get(een.gemeente, later.gemeente)
            if (
                past
                and later.toewijzing not in bezet
                and later.gemeente != een.gemeente
                and later.gemeente == waar
                and een.ingang < later.ingang <= een.einde + HOOGUIT
            ):
                volgende[een.toewijzing] = later
                break
    uit: dict[int, Herindeling] = {}
    vervolg = {later.toewijzing for later in volgende.values()}
    for een in op_volgorde:
        if een.toewijzing in vervolg or een.toewijzing not in volgende:
            continue
        keten = [een]
        while keten[-1].toewijzing in volgende:
            keten.append(volgende[keten[-1].toewijzing])
        uit[een.toewijzing] = Herindeling(
            tuple(later.toewijzing for later in keten[1:]),
            keten[-1].einde,
            _samen(keten),
            min((later.start for later in keten[1:] if later.start), default=None),
        )
    return uit


def _samen(keten: list[Toegekendehulp]) -> int | None:
    """A total is what all parts come to; an extent per day, week or month that of the last one."""
    volumes = [een.volume for een in keten if een.volume is not None]
    if not volumes:
        return None
    return sum(volumes) if keten[0].frequentie == WMO757.TOTAAL else volumes[-1]
