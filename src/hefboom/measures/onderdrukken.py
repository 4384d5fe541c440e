# SPDX-License-Identifier: EUPL-1.2
"""Small numbers, the last step: pure, with the thresholds in one place, on whole tables at once.

The thresholds are ours (CBS does not publish its own; its youth tables show no cell below 10).
A cell is hidden when it is about few youths; when what remains after taking off the part the
reader knows is; and then so many other cells that nobody finds it back by subtracting. Ratios are
worked out afterwards, from what is left.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

import numpy as np

from hefboom.facts import Getallen, Vlaggen
from hefboom.measures.cellen import (
    GEEN,
    As,
    Cellen,
    Geteld,
    Paren,
    alle_namen,
    sleutel,
    zoek_op,
)

MINSTENS_PERSONEN = 10  # fewer youths behind a count: hidden
MINSTENS_NOEMER = 30  # a ratio over fewer: hidden
MINSTENS_ANDERE_AANBIEDERS = 2  # one other provider is no anonymous mirror


def te_tonen(
    paren: Paren,
    eigen: Paren | None,
    *,
    deel_van: bool,
    spiegel: bool = False,
    percentiel: bool = False,
) -> Vlaggen:
    """Which cells may be shown. `eigen` is the part of each the reader knows anyway.

    `deel_van`: teller is among the noemer, so the rest may point at someone too.
    `spiegel`: the reader is a provider, so no single other provider may stand in the mirror.
    `percentiel`: the value is that of one row, so it takes as many youths as a ratio.
    """
    verborgen = _te_klein(paren, deel_van, MINSTENS_NOEMER if percentiel else MINSTENS_PERSONEN)
    if eigen is not None:
        teller, noemer, bekend = _op_dezelfde_plaats(paren, eigen)
        verborgen |= bekend & _klein(_min(paren.teller.personen, teller.personen))
        if paren.noemer is not None and noemer is not None:
            verborgen |= bekend & _klein(_min(paren.noemer.personen, noemer.personen))
        zelf = np.where(bekend & (teller.aanbieders > 0), teller.aanbieders, 0)
    else:
        zelf = np.zeros(len(paren), np.int64)
    if spiegel:
        anderen = paren.teller.aanbieders - zelf
        herkenbaar = (anderen > 0) & (anderen < MINSTENS_ANDERE_AANBIEDERS)
        verborgen |= herkenbaar & (paren.teller.personen > 0) & (paren.teller.aanbieders != GEEN)
    _verberg_mee(verborgen, _personen_of_waarde(paren.teller), paren.assen)
    return ~verborgen


def _klein(aantal: Getallen, minstens: int = MINSTENS_PERSONEN) -> Vlaggen:
    return (aantal > 0) & (aantal < minstens)


def _personen_of_waarde(geteld: Geteld) -> Getallen:
    return np.where(geteld.personen == GEEN, geteld.waarde, geteld.personen)


def _min(heel: Getallen, deel: Getallen) -> Getallen:
    return np.where((heel == GEEN) | (deel == GEEN), GEEN, heel - deel)


def _te_klein(paren: Paren, deel_van: bool, minstens: int) -> Vlaggen:
    uit = _klein(paren.teller.personen, minstens)
    if paren.noemer is None:
        return uit
    uit |= _klein(_personen_of_waarde(paren.noemer), MINSTENS_NOEMER)
    if deel_van:
        uit |= _klein(paren.noemer.waarde - paren.teller.waarde)
    return uit


def _op_dezelfde_plaats(paren: Paren, eigen: Paren) -> tuple[Geteld, Geteld | None, Vlaggen]:
    """The reader's own part of each cell, and whether there is one."""
    namen = [alle_namen((a.namen, b.namen)) for a, b in zip(paren.assen, eigen.assen, strict=True)]
    gevraagd = sleutel(paren.assen, namen, len(paren))
    bekend = np.isin(gevraagd, sleutel(eigen.assen, namen, len(eigen)))
    teller = zoek_op(gevraagd, Cellen(eigen.assen, eigen.teller), namen)
    noemer = None
    if eigen.noemer is not None:
        noemer = zoek_op(gevraagd, Cellen(eigen.assen, eigen.noemer), namen)
    return teller, noemer, bekend


def _verberg_mee(verborgen: Vlaggen, omvang: Getallen, assen: tuple[As, ...]) -> None:
    """Hide more until, in every row and column, what is hidden could be anything.

    A line of a table with its total gives a lone hidden cell away, and two tiny ones nearly. The
    smallest visible cells go first, but rather not one that is alone in another line. Lines are
    seen to in the order of the page, over and over; only those that a hidden cell touched are
    looked at again.
    """
    mee = np.flatnonzero(omvang)
    if not assen or not verborgen[mee].any() or verborgen[mee].all():
        return
    weg, grootte = verborgen[mee], omvang[mee]
    codes = [as_.codes[mee] for as_ in assen]
    lijn = _lijnen(codes, [len(as_.namen) for as_ in assen])
    aantal = int(lijn.max()) + 1
    lengte = np.bincount(lijn.ravel(), minlength=aantal)
    alleen = (lengte[lijn] == 1).sum(axis=1)
    alfabet = [_alfabetisch(as_.namen)[code] for as_, code in zip(assen, codes, strict=True)]
    beurt = np.empty(len(mee), np.int64)  # who goes first
    beurt[np.lexsort((*reversed(alfabet), grootte, alleen))] = np.arange(len(mee))

    cellen = np.repeat(np.arange(len(mee)), lijn.shape[1])
    orde = np.lexsort((beurt[cellen], lijn.ravel()))
    leden, begin = cellen[orde], np.append(0, np.cumsum(lengte))
    hoeveel = np.zeros(aantal, np.int64)
    samen = np.zeros(aantal, np.int64)
    np.add.at(hoeveel, lijn[weg].ravel(), 1)
    np.add.at(samen, lijn[weg].ravel(), np.repeat(grootte[weg], lijn.shape[1]))
    volgende = begin[:-1].copy()

    def verraadt(nummer: int) -> bool:
        """Would this line give away what is hidden in it?"""
        if not 0 < hoeveel[nummer] < lengte[nummer]:
            return False
        return bool(hoeveel[nummer] == 1 or samen[nummer] < MINSTENS_PERSONEN)

    onveilig = (hoeveel > 0) & (hoeveel < lengte) & ((hoeveel == 1) | (samen < MINSTENS_PERSONEN))
    beurten = [(0, nummer) for nummer in np.flatnonzero(onveilig).tolist()]
    gepland = set(beurten)  # a line has one turn in each round
    heapify(beurten)
    while beurten:
        ronde, nummer = heappop(beurten)
        if not verraadt(nummer):
            continue
        plek = volgende[nummer]
        while weg[leden[plek]]:
            plek += 1
        volgende[nummer] = plek + 1
        cel = leden[plek]
        weg[cel] = True
        for ander in lijn[cel].tolist():
            hoeveel[ander] += 1
            samen[ander] += grootte[cel]
            straks = (ronde if ander > nummer else ronde + 1, ander)
            if straks not in gepland and verraadt(ander):
                gepland.add(straks)
                heappush(beurten, straks)
    verborgen[mee] = weg


def _lijnen(codes: list[Getallen], breedte: list[int]) -> Getallen:
    """For each cell its line along each breakdown, numbered in the order cells come by them."""
    rang, geteld = len(codes), 0
    eerste: list[Getallen] = []
    nummers: list[Getallen] = []
    for as_ in range(rang):
        rest = np.zeros(len(codes[0]), np.int64)
        for i in range(rang):
            if i != as_:
                rest = rest * breedte[i] + codes[i]
        _, waar, terug = np.unique(rest, return_index=True, return_inverse=True)
        nummers.append(terug + geteld)
        eerste.append(waar * rang + as_)
        geteld += len(waar)
    plaats = np.empty(geteld, np.int64)
    plaats[np.argsort(np.concatenate(eerste), kind="stable")] = np.arange(len(plaats))
    uit: Getallen = plaats[np.stack(nummers, axis=1)]
    return uit


def _alfabetisch(namen: tuple[str, ...]) -> Getallen:
    plaats = np.empty(len(namen), np.int64)
    plaats[sorted(range(len(namen)), key=namen.__getitem__)] = np.arange(len(namen))
    return plaats
