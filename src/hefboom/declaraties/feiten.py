# SPDX-License-Identifier: EUPL-1.2
"""What a check needs to know besides the line itself: allocation, tariff, what was granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from hefboom.declaraties.omvang import maat, op_maat
from hefboom.declaraties.regel import Prestatieregel, Regelsleutel
from hefboom.dossiers import VroegereOmvang
from hefboom.kernel import Cents, Period, waardeklasse


@waardeklasse()
class ToewijzingFeit:
    """An allocation as it stands on the day of judging.

    `categorie` and `productcode` are empty for an aspecific or generic allocation. `volume` counts
    in `eenheid` per `frequentie` (WMO757); None without an extent. `budget` in cents. `vroeger` is
    what it gave before it changed under its number, in order of time.
    """

    toewijzingnummer: int
    gemeente: str
    aanbieder: str
    jeugdige: UUID
    periode: Period
    categorie: str = ""
    productcode: str = ""
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    budget: Cents | None = None
    reden_wijziging: str = ""
    vroeger: tuple[VroegereOmvang, ...] = ()


@dataclass(frozen=True, slots=True)
class TariefFeit:
    """The agreed tariff on the first day of the line's period: `cents` per `eenheid`.

    `volgens` says where it is agreed: `contract C-2026-1, BDO 1, versie 2`; empty when nothing is
    known of that.
    """

    cents: Cents
    eenheid: str
    volgens: str = ""

    def in_woorden(self, bedrag: str) -> str:
        """`€ 78,00 per uur volgens contract C-2026-1, BDO 1, versie 2`."""
        return f"{bedrag} volgens {self.volgens}" if self.volgens else bedrag


class Afspraaksoort(Enum):
    """What a line was held against; the value is kept beside it."""

    ONBEKEND = ""
    GEEN = "geen"
    CONTRACT = "contract"
    LIJST = "lijst"
    MAATWERK = "maatwerk"


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What was agreed on help like that of a line, with the provider, on the line's first day.

    `volgens` names the contract or the maatwerk record; empty where there is none. Without
    `tarief` no price per unit was agreed, and `taak` says that none belongs to it: the product is
    funded as a task. Of `ONBEKEND` there is no register to hold anything against.
    """

    soort: Afspraaksoort
    volgens: str = ""
    tarief: TariefFeit | None = None
    taak: bool = False


#: While a region has no register.
ONBEKENDE_AFSPRAAK = Afspraak(Afspraaksoort.ONBEKEND)


@dataclass(frozen=True, slots=True)
class Lijstfeit:
    """What the product list says of the line's code; both empty when the code is not listed.

    `eenheid` is the unit the region contracts the product in, also where there is no tariff.
    """

    categorie: str
    eenheid: str


@waardeklasse()
class Debet:
    """A granted debit line: what a later credit must be identical to (IV091)."""

    referentie: str
    sleutel: Regelsleutel
    volume: int
    eenheid: str
    bedrag: Cents
    tarief: Cents | None = None


@dataclass(slots=True)
class Stand:
    """What has been granted on one allocation so far: the running account of a linear pass.

    Checks only read it; whoever decides books a granted line. A refused line is never booked, so
    it uses no volume. A granted credit gives its volume back and frees the period.

    A line of € 0 uses its volume and nothing else. The standard has no credit of € 0 (CS325,
    CD060), so if it stood in the way of the real line or of a removal, nothing could move it.
    """

    bedrag: Cents = field(default_factory=lambda: Cents(0))
    debetten: dict[str, Debet] = field(default_factory=dict)
    gecrediteerd: set[str] = field(default_factory=set)
    _volumes: dict[str, int] = field(default_factory=dict)
    _open: dict[tuple[str, str], dict[str, Period]] = field(default_factory=dict)

    def volume(self, eenheid: str) -> int:
        """The granted volume in the finest measure of `eenheid` (minutes for hours)."""
        return self._volumes.get(maat(eenheid), 0)

    @property
    def volumes(self) -> Mapping[str, int]:
        """The granted volume per finest unit: hours are in the minutes."""
        return self._volumes

    def open_debet(self, sleutel: Regelsleutel) -> tuple[str, Period] | None:
        """The granted, not credited debit of this product with a day in common, if any.

        Its reference and period. Within one allocation a month has one product period (IV089);
        two that overlap are the same one, cut before and after the allocation changed.
        """
        categorie, productcode, periode = sleutel
        for referentie, eerdere in self._open.get((categorie, productcode), {}).items():
            if periode.overlaps(eerdere):
                return referentie, eerdere
        return None

    @property
    def niet_gecrediteerd(self) -> int:
        """How many granted debits of an amount no granted credit took back (TR385)."""
        return len(self.debetten.keys() - self.gecrediteerd)

    def kopie(self) -> Stand:
        """An account of its own with the same bookings."""
        return Stand(
            self.bedrag,
            dict(self.debetten),
            set(self.gecrediteerd),
            dict(self._volumes),
            {product: dict(perioden) for product, perioden in self._open.items()},
        )

    def boek(self, regel: Prestatieregel) -> None:
        """Count a granted line."""
        self.boek_waarden(
            Debet(
                regel.referentie,
                regel.sleutel,
                regel.volume,
                regel.eenheid,
                regel.bedrag,
                regel.tarief,
            ),
            regel.vorige_referentie if regel.credit else None,
        )

    def boek_waarden(self, geboekt: Debet, crediteert: str | None) -> None:
        """Count granted values; `crediteert` names the debit when they are a credit."""
        richting = 1 if crediteert is None else -1
        soort = maat(geboekt.eenheid)
        volume = op_maat(geboekt.volume, geboekt.eenheid)
        self._volumes[soort] = self._volumes.get(soort, 0) + richting * volume
        self.bedrag = self.bedrag + geboekt.bedrag
        product, periode = geboekt.sleutel[:2], geboekt.sleutel[2]
        if geboekt.bedrag == 0:
            return
        if crediteert is None:
            self.debetten[geboekt.referentie] = geboekt
            self._open.setdefault(product, {})[geboekt.referentie] = periode
            return
        self.gecrediteerd.add(crediteert)
        self._open.get(product, {}).pop(crediteert, None)


@waardeklasse()
class Context:
    """Everything a check may look at besides the line.

    `jeugdige` is our key of the youth with the line's BSN, None when this municipality never
    allocated that youth to this provider. `toewijzing` is the allocation with the line's number
    at this municipality, None when there is none.
    `referentie_gebruikt`: an earlier line of this provider carried the same reference.
    `lijst`: what the product list says of the line's code, None without a list for its category.
    `afspraak`: what the help is held against, with the tariff that comes of it.
    """

    gemeente: str
    aanbieder: str
    declaratieperiode: Period
    jeugdige: UUID | None
    toewijzing: ToewijzingFeit | None
    tarief: TariefFeit | None
    stand: Stand
    referentie_gebruikt: bool = False
    lijst: Lijstfeit | None = None
    afspraak: Afspraaksoort = Afspraaksoort.ONBEKEND

    #: The allocation when this municipality gave it to this provider. Someone else's allocation
    #: is as good as none: an answer must not tell it exists.
    toewijzing_van_afzender: ToewijzingFeit | None = field(init=False)
    #: The same, when it is this youth's too: what the line is held against.
    eigen_toewijzing: ToewijzingFeit | None = field(init=False)

    def __post_init__(self) -> None:
        feit = self.toewijzing
        if feit is not None and (feit.gemeente, feit.aanbieder) != (self.gemeente, self.aanbieder):
            feit = None
        object.__setattr__(self, "toewijzing_van_afzender", feit)
        if feit is not None and self.jeugdige is not None and feit.jeugdige != self.jeugdige:
            feit = None
        object.__setattr__(self, "eigen_toewijzing", feit)


def stand_van(geboekt: Iterable[tuple[Debet, str | None]]) -> Stand:
    """The account after granted lines, in the order in which they were received."""
    stand = Stand()
    for debet, crediteert in geboekt:
        stand.boek_waarden(debet, crediteert)
    return stand
