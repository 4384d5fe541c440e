# SPDX-License-Identifier: EUPL-1.2
"""Hiding again, sum by sum from the start each time: the slow twin of `measures.afdekken`.

Shares no code with the room.
"""

from __future__ import annotations

from collections.abc import Sequence


def dek_af(
    omvang: Sequence[int],
    verborgen: Sequence[bool],
    sommen: Sequence[tuple[int, tuple[int, ...]]],
    minstens: int,
    prijs: Sequence[float] | None = None,
) -> list[bool]:
    """Which cells must be hidden: always the first sum that gives something away, over and over."""
    prijs = omvang if prijs is None else prijs
    moet = {cel for cel, v in enumerate(verborgen) if v and omvang[cel] > 0}
    weg = set(moet)
    while True:
        for heel, delen in sommen:
            kan = _kandidaten(heel, delen, omvang, weg, minstens)
            if kan:
                weg.add(min(kan, key=lambda cel: (prijs[cel], cel)))
                break
        else:
            break
    for cel in sorted(weg - moet, key=lambda cel: (-prijs[cel], cel)):
        zonder = weg - {cel}
        if not any(
            _kandidaten(heel, delen, omvang, zonder, minstens)
            for heel, delen in sommen
            if cel in (heel, *delen)
        ):
            weg = zonder
    return [cel in weg for cel in range(len(omvang))]


def _kandidaten(
    heel: int, delen: tuple[int, ...], omvang: Sequence[int], weg: set[int], minstens: int
) -> list[int]:
    """The cells of which one has to go; none when this sum gives nothing away."""
    echt = [deel for deel in delen if omvang[deel] > 0]
    onbekend = [deel for deel in echt if deel in weg]
    zichtbaar = [deel for deel in echt if deel not in weg]
    if heel in weg:
        return [] if onbekend else zichtbaar
    if not onbekend:
        return []
    if len(onbekend) >= 2 and sum(omvang[deel] for deel in onbekend) >= minstens:
        return []
    return zichtbaar or ([heel] if omvang[heel] > 0 else [])
