# SPDX-License-Identifier: EUPL-1.2
"""What a changed price means in euros, where a room above can count it.

This room knows prices and no claims. Who knows those (`declaraties`) says at the start of Hefboom
how it is counted (`meld_rekenaar_aan`); without one nothing is said of euros.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hefboom.contracten.boek import Contractenboek
from hefboom.contracten.formulier import Aanbiederrij, Contractrij, Tariefrij
from hefboom.contracten.stand import Registerstand, Registerwijziging, looptijden
from hefboom.stelsel import Regio


@dataclass(frozen=True, slots=True)
class Prijswijziging:
    """A price (cents a unit) of these AGB codes that becomes another, on these days; `tot` counts.

    `gemeenten`: only of these, or of all when empty.
    """

    agb: tuple[str, ...]
    product: str
    was: int
    wordt: int
    vanaf: date
    tot: date | None
    gemeenten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Eurogevolg:
    """In cents: on what was granted already (`terug`), and on a year like the last (`per_jaar`)."""

    terug: int
    per_jaar: int


Rekenaar = Callable[[Sequence[Prijswijziging], date], Eurogevolg]
_REKENAARS: list[Rekenaar] = []


def meld_rekenaar_aan(rekenaar: Rekenaar) -> None:
    """Say how euros are counted; each once."""
    if rekenaar not in _REKENAARS:
        _REKENAARS.append(rekenaar)


def prijswijzigingen(
    stand: Registerstand, wijzigingen: Sequence[Registerwijziging], regio: Regio
) -> list[Prijswijziging]:
    """Prices that change, beside what held on their first day (the contract's, or the list's)."""
    boek, wordt = Contractenboek.van(stand, regio), stand.met(wijzigingen)
    contracten = {rij.contract: rij for rij in wordt.van_blad(Contractrij)}
    codes: dict[str, list[str]] = {}
    for aanbieder in wordt.van_blad(Aanbiederrij):
        codes.setdefault(aanbieder.organisatie, []).append(aanbieder.agb)
    uit = []
    for een in wijzigingen:
        rij = een.wordt
        if not isinstance(rij, Tariefrij) or rij.contract not in contracten:
            continue
        contract = contracten[rij.contract]
        agb = tuple(dict.fromkeys(codes.get(contract.aanbieder, ())))
        gemeenten = tuple(contract.gemeenten.split())
        plek = gemeenten[0] if gemeenten else str(regio.gemeenten[0].code)
        eerder = boek.tarief(agb[0], rij.product, plek, rij.vanaf) if agb else None
        if eerder is not None and int(eerder.cents) != rij.cent:
            uit.append(
                Prijswijziging(
                    agb, rij.product, int(eerder.cents), rij.cent, rij.vanaf, rij.tot, gemeenten
                )
            )
    return uit


def eindigt_eerder(
    stand: Registerstand, wijzigingen: Sequence[Registerwijziging]
) -> tuple[int, int]:
    """How many contracts, and prices within those that stay, end sooner than they would have.

    A price that another of the same contract and product takes over from does not end.
    """
    was, wordt = stand, stand.met(wijzigingen)
    contracten = _eerder(_contracteinden(was), _contracteinden(wordt))
    prijzen = _eerder(_prijseinden(was), _prijseinden(wordt))
    return len(contracten), sum(1 for contract, _ in prijzen if contract not in contracten)


K = TypeVar("K")


def _eerder(was: Mapping[K, date], wordt: Mapping[K, date]) -> set[K]:
    return {een for een, einde in was.items() if wordt.get(een, date.min) < einde}


def _contracteinden(stand: Registerstand) -> dict[str, date]:
    lopen = looptijden(stand.van_blad(Contractrij))
    return {contract: looptijd.last or date.max for contract, looptijd in lopen.items()}


def _prijseinden(stand: Registerstand) -> dict[tuple[str, str], date]:
    uit: dict[tuple[str, str], date] = {}
    for rij in stand.van_blad(Tariefrij):
        wat = rij.contract, rij.product
        uit[wat] = max(uit.get(wat, date.min), rij.tot or date.max)
    return uit


def eurogevolg(wijzigingen: Sequence[Prijswijziging], op: date) -> Eurogevolg | None:
    """What they mean in euros; None when nobody can say, or no price changes."""
    if not wijzigingen or not _REKENAARS:
        return None
    delen = [rekenaar(wijzigingen, op) for rekenaar in _REKENAARS]
    return Eurogevolg(sum(d.terug for d in delen), sum(d.per_jaar for d in delen))
