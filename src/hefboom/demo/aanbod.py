# SPDX-License-Identifier: EUPL-1.2
"""What a region offers in the demo's months, as the stelsel decided it, ready for quick asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from hefboom.demo.ijking import Landelijk, Profiel, Regionaal
from hefboom.demo.kansen import einde_maand, maanden_later
from hefboom.ijw.codes import WJ756
from hefboom.kernel import Period
from hefboom.stelsel import Product, Regio


@dataclass(slots=True)
class Aanbod:
    """One product with its care profile, and its decisions month by month (by first day).

    `segment`, `taak`, `tarief` (cents per unit) and `gemeenten` hold a month only while the
    product exists and belongs to a segment; a product without a tariff cannot be claimed. The
    norms are in days: until help starts, and what an allocation may last. `ongecontracteerd` are
    the AGB codes that deliver it while their contract does not name it.
    """

    product: Product
    profiel: Profiel
    segment: dict[date, str] = field(default_factory=dict)
    taak: dict[date, bool] = field(default_factory=dict)
    tarief: dict[date, int] = field(default_factory=dict)
    gemeenten: dict[date, frozenset[str]] = field(default_factory=dict)
    ongecontracteerd: set[str] = field(default_factory=set)
    startnorm: int | None = None
    duurnorm: int | None = None

    @property
    def code(self) -> str:
        """The product code."""
        return self.product.code

    def te_leveren(self, maand: date, gemeente: str) -> bool:
        """Can help with this product start in a municipality in a month?"""
        return gemeente in self.gemeenten.get(maand, ()) and (
            self.taak[maand] or maand in self.tarief
        )

    def segmentperioden(self) -> tuple[tuple[str, date, date | None], ...]:
        """(segment, first day, last day) runs; the last run is open-ended."""
        runs: list[tuple[str, date, date]] = []
        for maand, segment in self.segment.items():
            if runs and runs[-1][0] == segment:
                runs[-1] = (segment, runs[-1][1], maand)
            else:
                runs.append((segment, maand, maand))
        laatste = max(self.segment)
        return tuple(
            (segment, van, None if tot == laatste else einde_maand(tot))
            for segment, van, tot in runs
        )


@dataclass(frozen=True, slots=True)
class Venster:
    """The demo's months: from `begin` until `einde` (not counted).

    `vanaf` is the first day help can have begun: the start of the region's contracts.
    """

    vanaf: date
    begin: date
    einde: date

    @property
    def maanden(self) -> tuple[Period, ...]:
        """The months of the window, in order."""
        return tuple(Period(self.begin, self.einde).months())


def venster(regio: Regio, ijk: Regionaal, maanden: int) -> Venster:
    """The window of a demo of `maanden` months. Raises `ValueError` when it does not fit."""
    if maanden < 1:
        raise ValueError("Een proefregio beslaat minstens één maand.")
    begin = maanden_later(ijk.einde, -maanden)
    vanaf = max(regio.geldig.first, ijk.vanaf or regio.geldig.first)
    if begin < vanaf:
        ruimte = (ijk.einde.year - vanaf.year) * 12 + ijk.einde.month - vanaf.month
        raise ValueError(
            f"De contracten van {regio.naam} beginnen op {vanaf:%d-%m-%Y}; "
            f"een proefregio beslaat daar hoogstens {ruimte} maanden, geen {maanden}."
        )
    return Venster(max(vanaf, maanden_later(begin, -12 * 15)), begin, ijk.einde)


def maak_aanbod(regio: Regio, ijk: Regionaal, land: Landelijk, v: Venster) -> tuple[Aanbod, ...]:
    """Every product of the region that can be delivered in the window, in order of code."""
    maanden = _maanden(v)
    uit = []
    for product in sorted(regio.producten, key=lambda p: p.code):
        if product.eenheid == WJ756.EURO:  # agreed per youth, so there is no price to draw
            continue
        naam = ijk.profielen.get(product.code) or ijk.profielen.get(product.groep)
        naam = naam or land.profiel_per_categorie[product.categorie]
        aanbod = Aanbod(product, land.profielen[naam])
        for maand in maanden:
            _vul(aanbod, regio, maand)
        laatste = maanden_later(v.einde, -1)
        start = regio.norm("start", product.code, laatste)
        duur = regio.norm("max_duur", product.code, laatste)
        aanbod.startnorm = start.waarde if start else None
        aanbod.duurnorm = duur.waarde if duur else None
        if aanbod.segment:
            uit.append(aanbod)
    return tuple(uit)


def _vul(aanbod: Aanbod, regio: Regio, maand: date) -> None:
    code = aanbod.product.code
    segment = regio.segment_op(code, maand)
    if segment is None:
        return
    aanbod.segment[maand] = segment
    aanbod.taak[maand] = regio.is_taakgericht(segment, maand)
    tarief = regio.tarief(code, maand)
    if tarief is not None:
        aanbod.tarief[maand] = int(tarief.cents)
    aanbod.gemeenten[maand] = frozenset(
        str(g.code) for g in regio.gemeenten if regio.neemt_deel(g.code, code, maand)
    )


def _maanden(v: Venster) -> Sequence[date]:
    maand, uit = v.vanaf.replace(day=1), []
    if maand < v.vanaf:
        maand = maanden_later(maand, 1)
    while maand < v.einde:
        uit.append(maand)
        maand = maanden_later(maand, 1)
    return uit
