# SPDX-License-Identifier: EUPL-1.2
"""What one provider has on one day: codes, parts, prices, options. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hefboom.contracten.formulier import (
    LAGEN,
    Aanbiederrij,
    Contractrij,
    Optierij,
    Productrij,
    Tariefrij,
)
from hefboom.contracten.stand import Registerstand, looptijden
from hefboom.kernel import Period
from hefboom.stelsel import Regio

LAAGVOLGORDE = tuple(LAGEN)


@dataclass(frozen=True, slots=True)
class Deelblik:
    """A part of a contract as it holds on a day, with the contract's own prices for it.

    `geldig` are the days of this version within the contract; those of a tariff likewise.
    """

    deel: Contractrij
    geldig: Period
    opties: tuple[Optierij, ...]
    tarieven: tuple[tuple[Tariefrij, Period], ...]


@dataclass(frozen=True, slots=True)
class Aanbiederblik:
    """A provider on a day."""

    organisatie: str
    naam: str
    agb: tuple[str, ...]
    delen: tuple[Deelblik, ...]


def zoek_organisaties(stand: Registerstand, wie: str, op: date) -> list[str]:
    """The organisations known by this KvK number, AGB code or exact name: one, none, or more.

    A code that moved is of who had it on the day; of all who ever did when nobody had it then.
    """
    naam = wie.strip()
    rijen = stand.van_blad(Aanbiederrij)
    heetten = {rij.organisatie for rij in rijen if naam in (rij.kvk, rij.naam)}
    code = [rij for rij in rijen if rij.agb == naam]
    toen = [rij for rij in code if op in Period.inclusive(rij.vanaf, rij.tot)]
    return sorted(heetten | {rij.organisatie for rij in toen or code})


def kijk(stand: Registerstand, organisatie: str, op: date, regio: Regio) -> Aanbiederblik:
    """An organisation as it is on a day.

    A price stands with the part for the segment of its product; with the general part when the
    contract has none.
    """
    eigen = [rij for rij in stand.van_blad(Aanbiederrij) if rij.organisatie == organisatie]
    rijen = [rij for rij in stand.van_blad(Contractrij) if rij.aanbieder == organisatie]
    nummers = {rij.contract for rij in rijen}
    lopen = looptijden(rijen)
    rijen.sort(key=lambda rij: (rij.contract, LAAGVOLGORDE.index(rij.laag), rij.code, rij.versie))
    delen = [(rij, geldig) for rij in rijen if (geldig := geldig_op(rij, lopen, op)) is not None]
    segmenten = {(rij.contract, rij.segment) for rij, _ in delen}
    opties = [optie for optie in stand.van_blad(Optierij) if optie.contract in nummers]
    prijzen: dict[tuple[str, str], list[tuple[Tariefrij, Period]]] = {}
    for tarief in stand.van_blad(Tariefrij):
        if tarief.contract not in nummers:
            continue
        looptijd = geldig_op(tarief, lopen, op)
        segment = regio.segment_op(tarief.product, op) or ""
        if looptijd is not None:
            waar = segment if (tarief.contract, segment) in segmenten else ""
            prijzen.setdefault((tarief.contract, waar), []).append((tarief, looptijd))
    return Aanbiederblik(
        organisatie,
        eigen[-1].naam if eigen else organisatie,
        tuple(dict.fromkeys(r.agb for r in eigen if op in Period.inclusive(r.vanaf, r.tot))),
        tuple(
            Deelblik(
                rij,
                geldig,
                tuple(optie for optie in opties if optie.contract == rij.contract),
                tuple(prijzen.get((rij.contract, rij.segment), ()))
                if rij.laag != "bijlage"
                else (),
            )
            for rij, geldig in delen
        ),
    )


def geldig_op(
    rij: Contractrij | Tariefrij | Productrij, lopen: Mapping[str, Period], op: date
) -> Period | None:
    """The days of a row within its contract, when `op` is one of them."""
    eigen = Period.inclusive(rij.vanaf, rij.tot)
    geldig = eigen.intersection(lopen.get(rij.contract, eigen))
    return geldig if geldig is not None and op in geldig else None
