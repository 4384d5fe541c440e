# SPDX-License-Identifier: EUPL-1.2
"""Hiding what goes along, again: the slow twin of `measures.afdekken`.

Shares no code with the room. Looks at every sum anew after every cell it hides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def dek_af(
    omvang: Sequence[int],
    verborgen: Sequence[bool],
    sommen: Sequence[tuple[int, tuple[int, ...]]],
    minstens: int,
) -> list[bool]:
    """Which cells must be hidden: the first sum that gives something away first, to its end."""
    weg = {cel for cel, v in enumerate(verborgen) if v and omvang[cel]}
    while True:
        for heel, delen in sommen:
            eigen = {cel: omvang[cel] for cel in delen if omvang[cel]}
            if verraadt(heel, eigen, weg, minstens):
                break
        else:
            return [cel in weg for cel in range(len(omvang))]
        while verraadt(heel, eigen, weg, minstens):
            zichtbaar = [(n, cel) for cel, n in eigen.items() if cel not in weg]
            weg.add(min(zichtbaar)[1] if zichtbaar else heel)


def verraadt(heel: int, eigen: Mapping[int, int], weg: set[int], minstens: int) -> bool:
    """Does what is shown of this sum say what is hidden in it, nearly or exactly?"""
    hier = [n for cel, n in eigen.items() if cel in weg]
    if heel in weg:
        return not hier and bool(eigen)
    return len(hier) == 1 or (bool(hier) and sum(hier) < minstens)
