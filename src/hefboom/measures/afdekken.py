# SPDX-License-Identifier: EUPL-1.2
"""Hide more until no sum gives away what is hidden: pure, over cells and the sums between them.

A sum says that a whole is its parts. With one unknown in it that one is known; with parts that
are together few, they nearly are. So every sum that touches a hidden cell keeps at least two
unknowns, and ten youths among its unknown parts. Which cells go depends on sizes and names only.
Sums that cross can still give away together what each alone does not: `keuring` looks for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

#: The whole, and its parts; as places in the list of cells.
Optelling = tuple[int, tuple[int, ...]]


def dek_af(
    omvang: Sequence[int],
    verborgen: Sequence[bool],
    sommen: Sequence[Optelling],
    minstens: int,
    prijs: Sequence[float] | None = None,
) -> list[bool]:
    """Which cells must be hidden, those of `verborgen` among them.

    `omvang`: youths behind each cell; a cell of nobody is nobody's and takes no part. The cheapest
    go first (`prijs`, else those with the fewest youths), and afterwards what turned out not to be
    needed is shown again, the dearest first. Ties go by place in the list.
    """
    return _Afdekking(omvang, verborgen, sommen, minstens, prijs).weg


class _Afdekking:
    def __init__(
        self,
        omvang: Sequence[int],
        verborgen: Sequence[bool],
        sommen: Sequence[Optelling],
        minstens: int,
        prijs: Sequence[float] | None,
    ) -> None:
        self._omvang, self._minstens = omvang, minstens
        self._prijs = omvang if prijs is None else prijs
        self._moet = [bool(v) and n > 0 for v, n in zip(verborgen, omvang, strict=True)]
        self.weg = self._moet.copy()
        self._sommen = [(heel, tuple(d for d in delen if omvang[d] > 0)) for heel, delen in sommen]
        self._van: list[list[int]] = [[] for _ in omvang]
        for nummer, (heel, delen) in enumerate(self._sommen):
            for cel in (heel, *delen):
                self._van[cel].append(nummer)
        self._verberg()
        self._toon_weer()

    def _verberg(self) -> None:
        """Always the first sum that gives something away, until none does."""
        beurten = [n for n in range(len(self._sommen)) if self._offer(n) is not None]
        heapify(beurten)
        gepland = set(beurten)
        while beurten:
            nummer = heappop(beurten)
            gepland.discard(nummer)
            while (offer := self._offer(nummer)) is not None:
                self.weg[offer] = True
                for ander in self._van[offer]:
                    if ander != nummer and ander not in gepland:
                        gepland.add(ander)
                        heappush(beurten, ander)

    def _toon_weer(self) -> None:
        mee = [c for c, weg in enumerate(self.weg) if weg and not self._moet[c]]
        for cel in sorted(mee, key=lambda c: (-self._prijs[c], c)):
            self.weg[cel] = False
            if any(self._offer(nummer) is not None for nummer in self._van[cel]):
                self.weg[cel] = True

    def _offer(self, nummer: int) -> int | None:
        """The next cell to hide so that this sum gives nothing away; None when it does not."""
        heel, delen = self._sommen[nummer]
        weg, omvang = self.weg, self._omvang
        kwijt = samen = 0
        for deel in delen:
            if weg[deel]:
                kwijt += 1
                samen += omvang[deel]
        if weg[heel]:
            if kwijt:
                return None
        elif not kwijt or (kwijt > 1 and samen >= self._minstens):
            return None
        zicht = [d for d in delen if not weg[d]]
        if zicht:
            return min(zicht, key=lambda d: (self._prijs[d], d))
        return None if weg[heel] or not omvang[heel] else heel
