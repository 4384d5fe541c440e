# SPDX-License-Identifier: EUPL-1.2
"""Hide more until no sum gives away what is hidden: pure, over cells and the sums between them.

A sum says that a whole is its parts. With one unknown in it that one is known; with parts that
are together few, they nearly are. So every sum that touches a hidden cell keeps at least two
unknowns, and ten youths among its unknown parts. Which cells go depends on sizes and names only.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import chain

import numpy as np

from hefboom.measures.cellen import Plaatsen

#: The whole, and its parts; as places in the list of cells.
Optelling = tuple[int, tuple[int, ...]]


def dek_af(
    omvang: Sequence[int], verborgen: Sequence[bool], sommen: Sequence[Optelling], minstens: int
) -> list[bool]:
    """Which cells must be hidden, those of `verborgen` among them.

    `omvang`: youths behind each cell; a cell of nobody is nobody's and takes no part.
    """
    weg = [bool(v) and n > 0 for v, n in zip(verborgen, omvang, strict=True)]
    som, leden = _leden(sommen)
    heel = np.zeros(len(leden), np.bool_)
    heel[np.flatnonzero(np.diff(som, prepend=-1))] = True
    echt = heel | (np.asarray(omvang, np.int64) > 0)[leden]
    som, leden = som[echt], leden[echt]
    beurten: list[int] = np.unique(som[np.asarray(weg, np.bool_)[leden]]).tolist()
    orde = np.argsort(leden, kind="stable")
    van = som[orde]
    grens = np.searchsorted(leden[orde], np.arange(len(weg) + 1))
    gepland = set(beurten)  # in order, and so a heap already
    while beurten:
        nummer = heappop(beurten)
        gepland.discard(nummer)
        geheel, alle = sommen[nummer]
        delen = [deel for deel in alle if omvang[deel] > 0]
        while (offer := _offer(geheel, delen, omvang, weg, minstens)) is not None:
            weg[offer] = True
            for ander in van[grens[offer] : grens[offer + 1]].tolist():
                if ander != nummer and ander not in gepland:
                    gepland.add(ander)
                    heappush(beurten, ander)
    return weg


def _leden(sommen: Sequence[Optelling]) -> tuple[Plaatsen, Plaatsen]:
    """Every cell of every sum, the whole first: the number of the sum, and the cell."""
    lengte = np.fromiter((1 + len(delen) for _, delen in sommen), np.intp, len(sommen))
    alle = chain.from_iterable((heel, *delen) for heel, delen in sommen)
    return np.repeat(np.arange(len(sommen)), lengte), np.fromiter(alle, np.intp, lengte.sum())


def _offer(
    heel: int, delen: Sequence[int], omvang: Sequence[int], weg: Sequence[bool], minstens: int
) -> int | None:
    """The next cell to hide so that this sum gives nothing away; None when it does not."""
    kwijt = [d for d in delen if weg[d]]
    zicht = [d for d in delen if not weg[d]]
    if weg[heel]:
        return min(zicht, key=lambda d: (omvang[d], d)) if not kwijt and zicht else None
    if not kwijt or (len(kwijt) > 1 and sum(omvang[d] for d in kwijt) >= minstens):
        return None
    return min(zicht, key=lambda d: (omvang[d], d)) if zicht else heel
