# SPDX-License-Identifier: EUPL-1.2
"""Which part of which contract holds, and at what price: for this code, product, place and day.

    boek = laad_contractenboek()            # one handful of queries, once per stack of messages
    boek.deel("42420001", "45A48", "0000", date(2026, 3, 1))     # Geldenddeel | None
    boek.tarief("42420001", "45A48", "0000", date(2026, 3, 1))   # Geldendtarief | None

`deel` is None: no contract covers this on that day. `tarief` is None: there is no contract, or the
product has no price then (task funding, bought in euros). A tariff says where it comes from (the
contract's own, or the region's list) and which contract and version it was held against; its words
are for the reader of an answer. `boek.leeg`: the region has no register yet, so nothing can be held
against it.

Pure values: nothing here asks the database, and each question is answered from a dictionary, so a
stack of claim lines costs no statement per line. All days count; the tariff that holds is that of
the first day of a ProductPeriode, which is for the asker to pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast

from hefboom.contracten.formulier import (
    CONTRACTSOORTEN,
    Aanbiederrij,
    Contractrij,
    Productrij,
    Tariefrij,
)
from hefboom.contracten.stand import Registerstand, looptijden
from hefboom.kernel import Cents, Period, datum, euro
from hefboom.stelsel import EENHEDEN, STATUSSEN, Herleidbaar, Regio, Status

Tariefherkomst = Literal["contract", "lijst"]


@dataclass(frozen=True, slots=True)
class Geldenddeel(Herleidbaar):
    """The part under which something may be delivered, as it holds on the day asked.

    A special part has a `segment`; the general part (empty) covers what the contract names.

    `organisatie` is the KvK number or the name of who signed, `aanbieder` its name. `soort` is a
    key of `CONTRACTSOORTEN`. `geldig` are the days of this version. `gemeenten` are the CBS codes
    it is for, empty for the whole region.
    """

    organisatie: str
    aanbieder: str
    contract: str
    soort: str
    naam: str
    code: str
    segment: str
    versie: int
    geldig: Period
    gemeenten: frozenset[str]

    @property
    def zin(self) -> str:
        """`contract C-2026-1, BDO 1, versie 2`."""
        return f"contract {self.contract}, {self.code}, versie {self.versie}"

    @property
    def soortnaam(self) -> str:
        """What kind of agreement it is, in words."""
        return CONTRACTSOORTEN.get(self.soort, self.soort)


@dataclass(frozen=True, slots=True)
class Geldendtarief(Herleidbaar):
    """The price of one unit (`eenheid`, WJ756) that holds on the day asked.

    `herkomst`: the contract's own price, or that of the region's list, which holds where the
    contract has none. `geldig` are the days of this price as far as they are known; of a list price
    only since when.
    """

    cents: Cents
    eenheid: str
    herkomst: Tariefherkomst
    deel: Geldenddeel
    geldig: Period

    @property
    def zin(self) -> str:
        """`€ 78,00 per uur, volgens contract C-2026-1, BDO 1, versie 2`."""
        eenheid = EENHEDEN[self.eenheid][0] if self.eenheid in EENHEDEN else self.eenheid
        bedrag = f"{euro(self.cents)} per {eenheid}"
        if self.herkomst == "contract":
            return f"{bedrag}, volgens {self.deel.zin}"
        return (
            f"{bedrag}, volgens de tarievenlijst vanaf {datum(self.geldig.first)}, "
            f"die geldt bij {self.deel.zin}"
        )


@dataclass(frozen=True)
class Contractenboek:
    """The register, arranged for questions. Made by `Contractenboek.van`."""

    regio: Regio
    #: no contract at all: nothing can be held against it
    leeg: bool
    _organisaties: Mapping[str, Sequence[tuple[Period, str]]] = field(repr=False)
    _delen: Mapping[str, Sequence[Geldenddeel]] = field(repr=False)
    #: per contract and product the days on which it is named
    _genoemd: Mapping[str, Mapping[str, Sequence[Period]]] = field(repr=False)
    _tarieven: Mapping[tuple[str, str], Sequence[tuple[Period, Tariefrij]]] = field(repr=False)
    _bekend: dict[tuple[str, str, str, date], Geldenddeel | None] = field(
        default_factory=dict, repr=False
    )

    @classmethod
    def van(cls, stand: Registerstand, regio: Regio) -> Contractenboek:
        """The book of a register, in a region that says to which segment a product belongs."""
        return _schik(stand, regio)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every AGB code in the register, in order."""
        return tuple(sorted(self._organisaties))

    def codes_samen_met(self, agb: str, op: date) -> frozenset[str]:
        """The AGB codes of the organisation this one belongs to on a day; itself among them."""
        wie = self.organisatie(agb, op)
        return frozenset(
            {agb} if wie is None else {c for c in self.codes if self.organisatie(c, op) == wie}
        )

    def organisatie(self, agb: str, op: date) -> str | None:
        """Who an AGB code belongs to on a day: a KvK number, or a name."""
        for geldig, organisatie in self._organisaties.get(agb, ()):
            if op in geldig:
                return organisatie
        return None

    def delen(self, agb: str, op: date) -> tuple[Geldenddeel, ...]:
        """Every general and special part that holds for this AGB code on a day, by contract."""
        organisatie = self.organisatie(agb, op)
        return tuple(een for een in self._delen.get(organisatie or "", ()) if op in een.geldig)

    def deel(self, agb: str, product: str, gemeente: str, op: date) -> Geldenddeel | None:
        """The part under which this code may deliver this product here on this day, or None.

        Of several that hold, first those that name the product, then those for this municipality
        alone, then what began last: the more it is about this, the more it was meant for it.
        """
        vraag = (agb, product, gemeente, op)
        if vraag not in self._bekend:
            self._bekend[vraag] = self._zoek(*vraag)
        return self._bekend[vraag]

    def tarief(self, agb: str, product: str, gemeente: str, op: date) -> Geldendtarief | None:
        """The price of a unit under the part that holds; None without a part or without a price.

        A product that is task-funded on that day has none: its list price is to reckon with.
        """
        deel = self.deel(agb, product, gemeente, op)
        segment = self.regio.segment_op(product, op)
        if deel is None or (segment is not None and self.regio.is_taakgericht(segment, op)):
            return None
        for geldig, rij in self._tarieven.get((deel.contract, product), ()):
            if op in geldig:
                return Geldendtarief(
                    Cents(rij.cent), rij.eenheid, "contract", deel, geldig,
                    bron=rij.bron, status=als_status(rij.status),
                )  # fmt: skip
        return self._lijstprijs(deel, product, op)

    def _lijstprijs(self, deel: Geldenddeel, code: str, op: date) -> Geldendtarief | None:
        product, bedrag = self.regio.product(code, op), self.regio.tarief(code, op)
        if product is None or bedrag is None:
            return None
        return Geldendtarief(
            Cents(bedrag.cents), product.eenheid, "lijst", deel, Period(bedrag.vanaf),
            bron=bedrag.bron, status=bedrag.status,
        )  # fmt: skip

    def _zoek(self, agb: str, product: str, gemeente: str, op: date) -> Geldenddeel | None:
        segment = self.regio.segment_op(product, op)
        passend = [
            deel
            for deel in self.delen(agb, op)
            if (not deel.gemeenten or gemeente in deel.gemeenten)
            and (not deel.segment or deel.segment == segment)
            and self._mag(deel, product, segment, op)
        ]
        if not passend:
            return None
        return max(
            passend,
            key=lambda deel: (
                self.noemt(deel.contract, product, op),
                bool(deel.segment),
                bool(deel.gemeenten),
                deel.geldig.start,
                deel.contract,
            ),
        )

    def noemt(self, contract: str, product: str, op: date) -> bool:
        """Does the contract name this product on this day?"""
        return any(op in geldig for geldig in self._genoemd.get(contract, {}).get(product, ()))

    def dekt_steeds(self, deel: Geldenddeel, product: str, dagen: Period) -> bool:
        """Is it sure that this part covers the product on each of these days, not only at its ends?

        Where it is not, each day is to be asked by itself.
        """
        if not deel.geldig.contains(dagen):
            return False
        genoemd = self._genoemd.get(deel.contract)
        if genoemd:
            return any(geldig.contains(dagen) for geldig in genoemd.get(product, ()))
        return bool(deel.segment)

    def _mag(self, deel: Geldenddeel, product: str, segment: str | None, op: date) -> bool:
        """A part for a segment has all its products, unless the contract names some of them."""
        if self.noemt(deel.contract, product, op):
            return True
        return bool(deel.segment) and not any(
            self.noemt(deel.contract, ander, op) and self.regio.segment_op(ander, op) == segment
            for ander in self._genoemd.get(deel.contract, ())
        )


def _schik(stand: Registerstand, regio: Regio) -> Contractenboek:
    organisaties: dict[str, list[tuple[Period, str]]] = defaultdict(list)
    namen: dict[str, str] = {}
    for aanbieder in stand.van_blad(Aanbiederrij):
        looptijd = Period.inclusive(aanbieder.vanaf, aanbieder.tot)
        organisaties[aanbieder.agb].append((looptijd, aanbieder.organisatie))
        namen[aanbieder.organisatie] = aanbieder.naam
    delen: dict[str, list[Geldenddeel]] = defaultdict(list)
    contractrijen = stand.van_blad(Contractrij)
    lopen = looptijden(contractrijen)
    for rij in contractrijen:
        eigen = Period.inclusive(rij.vanaf, rij.tot)
        geldig = eigen.intersection(lopen.get(rij.contract, eigen))
        if rij.laag != "bijlage" and geldig is not None:
            naam = namen.get(rij.aanbieder, rij.aanbieder)
            delen[rij.aanbieder].append(_deel(rij, naam, geldig))
    genoemd: dict[str, dict[str, list[Period]]] = defaultdict(lambda: defaultdict(list))
    for product in stand.van_blad(Productrij):
        looptijd = Period.inclusive(product.vanaf, product.tot)
        genoemd[product.contract][product.product].append(looptijd)
    tarieven: dict[tuple[str, str], list[tuple[Period, Tariefrij]]] = defaultdict(list)
    for tarief in stand.van_blad(Tariefrij):
        looptijd = Period.inclusive(tarief.vanaf, tarief.tot)
        tarieven[tarief.contract, tarief.product].append((looptijd, tarief))
    return Contractenboek(regio, not contractrijen, organisaties, delen, genoemd, tarieven)


def _deel(rij: Contractrij, naam: str, geldig: Period) -> Geldenddeel:
    return Geldenddeel(
        rij.aanbieder, naam, rij.contract, rij.soort, rij.contractnaam, rij.code, rij.segment,
        rij.versie, geldig, frozenset(rij.gemeenten.split()),
        bron=rij.bron, status=als_status(rij.status),
    )  # fmt: skip


def als_status(code: str) -> Status:
    """A standing as it stands in the register; what is none of them counts as an assumption."""
    return cast("Status", code) if code in STATUSSEN else "aanname"
