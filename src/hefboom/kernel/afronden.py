# SPDX-License-Identifier: EUPL-1.2
"""Rounding a table so that its cells and both its margins stay true to each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor, lcm


def rond_tabel_af(tabel: Sequence[Sequence[Fraction | int]]) -> tuple[tuple[int, ...], ...]:
    """Whole numbers for a table of exact ones: two-way controlled rounding.

    Each cell, each row total, each column total and the grand total becomes its own floor or
    ceiling, and the rounded cells add up to the rounded totals both ways. What was whole stays
    what it was, so a total in whole cents stays to the cent. Always possible in two ways
    (Causey, Cox and Ernst 1985); largest remainders per row break the column totals instead.

    >>> rond_tabel_af([[Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 2), Fraction(1, 2)]])
    ((1, 0), (0, 1))

    Raises `ValueError` for a table without cells or with rows of different lengths.
    """
    breedte = len(tabel[0]) if tabel else 0
    if breedte == 0 or any(len(rij) != breedte for rij in tabel):
        raise ValueError("Afronden vraagt een tabel met even lange rijen en minstens één cel.")
    cellen = [[Fraction(waarde) for waarde in rij] for rij in tabel]
    gesloten = [[*rij, -sum(rij, Fraction(0))] for rij in cellen]
    gesloten.append([-sum(kolom, Fraction(0)) for kolom in zip(*gesloten, strict=True)])
    noemer = lcm(*(waarde.denominator for rij in cellen for waarde in rij))
    heel = [[floor(waarde) for waarde in rij] for rij in gesloten]
    rest = [
        [int((waarde - onder) * noemer) for waarde, onder in zip(rij, onders, strict=True)]
        for rij, onders in zip(gesloten, heel, strict=True)
    ]
    _maak_heel(rest, noemer)
    return tuple(
        tuple(heel[i][j] + rest[i][j] // noemer for j in range(breedte)) for i in range(len(cellen))
    )


def _maak_heel(rest: list[list[int]], noemer: int) -> None:
    """Bring every remainder to 0 or `noemer`, each row and column keeping its sum.

    The table is closed: each row and column adds up to a multiple of `noemer`, so one that holds
    a broken cell holds two, and a walk over broken cells comes back to where it was. Round such a
    ring what one cell gets the next one gives, until one of them is whole.
    """
    rijen = [{j for j, deel in enumerate(rij) if 0 < deel < noemer} for rij in rest]
    kolommen = [
        {i for i in range(len(rest)) if 0 < rest[i][j] < noemer} for j in range(len(rest[0]))
    ]
    for begin in range(len(rest)):
        while rijen[begin]:
            ring = _ring(rijen, kolommen, begin)
            bij, af = ring[::2], ring[1::2]
            erbij = min(min(noemer - rest[i][j] for i, j in bij), min(rest[i][j] for i, j in af))
            eraf = min(min(rest[i][j] for i, j in bij), min(noemer - rest[i][j] for i, j in af))
            stap = erbij if erbij <= eraf else -eraf
            for teken, deel in ((1, bij), (-1, af)):
                for i, j in deel:
                    rest[i][j] += teken * stap
                    if rest[i][j] in (0, noemer):
                        rijen[i].discard(j)
                        kolommen[j].discard(i)


def _ring(rijen: list[set[int]], kolommen: list[set[int]], begin: int) -> list[tuple[int, int]]:
    """Broken cells that form a ring, by turns in one row and in one column."""
    pad: list[tuple[int, int]] = []
    gezien: dict[tuple[str, int], int] = {}
    i, vorige = begin, -1
    while True:
        if ("rij", i) in gezien:
            return pad[gezien["rij", i] :]
        gezien["rij", i] = len(pad)
        j = min(rijen[i] - {vorige})
        pad.append((i, j))
        if ("kolom", j) in gezien:
            return pad[gezien["kolom", j] :]
        gezien["kolom", j] = len(pad)
        volgende = min(kolommen[j] - {i})
        pad.append((volgende, j))
        i, vorige = volgende, j
