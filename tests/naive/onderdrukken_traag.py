# SPDX-License-Identifier: EUPL-1.2
"""Suppression again, cell by cell: the slow twin of `measures.onderdrukken`.

Shares no code with the room. Cells come in the order of the page; what is hidden depends on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

MINSTENS_PERSONEN = 10
MINSTENS_NOEMER = 30
MINSTENS_ANDERE_AANBIEDERS = 2

Sleutel = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cel:
    """A count and who is behind it; `personen` is None when the table is not about youths."""

    waarde: int
    personen: int | None = None
    aanbieders: int | None = None


Paar = tuple[Cel, Cel | None]


def te_tonen(
    cellen: Mapping[Sleutel, Paar],
    eigen: Mapping[Sleutel, Paar],
    *,
    deel_van: bool,
    spiegel: bool = False,
) -> frozenset[Sleutel]:
    """Which cells may be shown. `eigen` is the part of each the reader knows anyway.

    `deel_van`: teller is among the noemer, so the rest may point at someone too.
    `spiegel`: the reader is a provider, so no single other provider may stand in the mirror.
    """
    verborgen = {
        sleutel
        for sleutel, paar in cellen.items()
        if _te_klein(paar, deel_van)
        or (sleutel in eigen and _rest_te_klein(paar, eigen[sleutel]))
        or (spiegel and _te_herkenbaar(paar, eigen.get(sleutel)))
    }
    omvang = {
        sleutel: teller.waarde if teller.personen is None else teller.personen
        for sleutel, (teller, _) in cellen.items()
    }
    _verberg_mee(verborgen, {k: n for k, n in omvang.items() if n})
    return frozenset(cellen.keys() - verborgen)


def _klein(aantal: int | None) -> bool:
    return aantal is not None and 0 < aantal < MINSTENS_PERSONEN


def _te_klein(paar: Paar, deel_van: bool) -> bool:
    teller, noemer = paar
    if _klein(teller.personen):
        return True
    if noemer is None:
        return False
    grondslag = noemer.waarde if noemer.personen is None else noemer.personen
    if 0 < grondslag < MINSTENS_NOEMER:
        return True
    return deel_van and _klein(noemer.waarde - teller.waarde)


def _rest_te_klein(paar: Paar, eigen: Paar) -> bool:
    return any(
        heel is not None
        and deel is not None
        and heel.personen is not None
        and deel.personen is not None
        and _klein(heel.personen - deel.personen)
        for heel, deel in zip(paar, eigen, strict=True)
    )


def _te_herkenbaar(paar: Paar, eigen: Paar | None) -> bool:
    teller = paar[0]
    if not teller.personen or teller.aanbieders is None:
        return False
    zelf = 0 if eigen is None else eigen[0].aanbieders or 0
    return 0 < teller.aanbieders - zelf < MINSTENS_ANDERE_AANBIEDERS


def _verberg_mee(verborgen: set[Sleutel], omvang: Mapping[Sleutel, int]) -> None:
    """Hide more until, in every row and column, what is hidden could be anything.

    A line of a table with its total gives a lone hidden cell away, and two tiny ones nearly. The
    smallest visible cells go first, but rather not one that is alone in another line.
    """
    assen = range(len(next(iter(omvang), ())))
    lijnen: dict[tuple[int, Sleutel], list[Sleutel]] = defaultdict(list)
    for sleutel in omvang:
        for as_ in assen:
            lijnen[as_, sleutel[:as_] + sleutel[as_ + 1 :]].append(sleutel)

    def offer(sleutel: Sleutel) -> tuple[int, int, Sleutel]:
        alleen = sum(len(lijnen[as_, sleutel[:as_] + sleutel[as_ + 1 :]]) == 1 for as_ in assen)
        return alleen, omvang[sleutel], sleutel

    veranderd = True
    while veranderd:
        veranderd = False
        for lijn in lijnen.values():
            weg = [sleutel for sleutel in lijn if sleutel in verborgen]
            zichtbaar = [sleutel for sleutel in lijn if sleutel not in verborgen]
            if not weg or not zichtbaar:
                continue
            if len(weg) == 1 or sum(omvang[s] for s in weg) < MINSTENS_PERSONEN:
                verborgen.add(min(zichtbaar, key=offer))
                veranderd = True
