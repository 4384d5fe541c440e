# SPDX-License-Identifier: EUPL-1.2
"""Hide more until no sum gives away what is hidden: pure, over cells and the sums between them.

A sum says that a whole is its parts. With one unknown in it that one is known; with parts that
are together few, they nearly are. So every sum that touches a hidden cell keeps at least two
unknowns, and ten youths among its unknown parts. Which cells go depends on sizes and names only.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

#: The whole, and its parts; as places in the list of cells.
Optelling = tuple[int, tuple[int, ...]]


def dek_af(
    omvang: Sequence[int], verborgen: Sequence[bool], sommen: Sequence[Optelling], minstens: int
) -> list[bool]:
    """Which cells must be hidden, those of `verborgen` among them.

    `omvang`: youths behind each cell; a cell of nobody is nobody's and takes no part.
    """
    weg = [bool(v) and n > 0 for v, n in zip(verborgen, omvang, strict=True)]
    van: list[list[int]] = [[] for _ in omvang]
    echt = [(heel, tuple(d for d in delen if omvang[d] > 0)) for heel, delen in sommen]
    for nummer, (heel, delen) in enumerate(echt):
        for cel in (heel, *delen):
            van[cel].append(nummer)
    beurten = [n for n, (heel, delen) in enumerate(echt) if weg[heel] or any(weg[d] for d in delen)]
    heapify(beurten)
    gepland = set(beurten)
    while beurten:
        nummer = heappop(beurten)
        gepland.discard(nummer)
        while (offer := _offer(*echt[nummer], omvang, weg, minstens)) is not None:
            weg[offer] = True
            for ander in van[offer]:
                if ander != nummer and ander not in gepland:
                    gepland.add(ander)
                    heappush(beurten, ander)
    return weg


def _offer(
    heel: int, delen: tuple[int, ...], omvang: Sequence[int], weg: Sequence[bool], minstens: int
) -> int | None:
    """The next cell to hide so that this sum gives nothing away; None when it does not."""
    kwijt = [d for d in delen if weg[d]]
    zicht = [d for d in delen if not weg[d]]
    if weg[heel]:
        return min(zicht, key=lambda d: (omvang[d], d)) if not kwijt and zicht else None
    if not kwijt or (len(kwijt) > 1 and sum(omvang[d] for d in kwijt) >= minstens):
        return None
    return min(zicht, key=lambda d: (omvang[d], d)) if zicht else heel
