# SPDX-License-Identifier: EUPL-1.2
"""Which counts hide together: one is part of another, as the catalogue has them. Pure.

What is left of a whole without its part is a count too, of a few youths perhaps.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain, permutations

from hefboom.measures.bouwstenen import VALT_BINNEN
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.maat import Maat, Telling


def familie_van(telling: Telling) -> tuple[Telling, ...]:
    """The counts that are a part or a whole of this one, itself among them: hidden together."""
    paren = _delen_en_gehelen()
    uit, nieuw = [telling], True
    while nieuw:
        nieuw = False
        for paar in paren:
            for een, ander in (paar, paar[::-1]):
                if een in uit and ander not in uit:
                    uit.append(ander)
                    nieuw = True
    return tuple(sorted(uit, key=repr))


def _deelt(maat: Maat) -> bool:
    return maat.deel_van and maat.noemer is not None and len(maat.tellers) == 1


def _kern(telling: Telling | None) -> Telling:
    if telling is None:
        raise TypeError("Zonder noemer is er geen deel.")
    return replace(telling, zonder=())


def delen_van(familie: tuple[Telling, ...]) -> list[tuple[int, int]]:
    """The counts of a family that are part and whole."""
    nummers = {telling: i for i, telling in enumerate(familie)}
    return sorted(
        (nummers[d], nummers[h])
        for d, h in _delen_en_gehelen()
        if d != h and d in nummers and h in nummers
    )


@cache  # the catalogue is what it is
def _delen_en_gehelen() -> set[tuple[Telling, Telling]]:
    """Counts whose difference is a count too: by a share, or since one lies within the other."""
    delen = {(_kern(m.tellers[0]), _kern(m.noemer)) for m in CATALOGUS.values() if _deelt(m)}
    return delen | {(d, h) for d, h in permutations(alle_tellingen(), 2) if _valt_binnen(d, h)}


def alle_tellingen() -> set[Telling]:
    """Each count over youths that some measure shows."""
    alle = ((*m.tellers, m.noemer, *m.zoals) for m in CATALOGUS.values())
    return {_kern(t) for t in chain.from_iterable(alle) if t is not None and t.over_personen}


def _valt_binnen(deel: Telling, heel: Telling) -> bool:
    zelfde = (deel.feit, deel.tijd, deel.wat) == (heel.feit, heel.tijd, heel.wat)
    return zelfde and (heel.waar is None or (deel.feit, deel.waar, heel.waar) in VALT_BINNEN)


def deel_en_heel(tellingen: tuple[Telling, ...], maat: Maat) -> int | None:
    """The number under which what is left of the whole without the part stands; None: nothing."""
    if not _deelt(maat):
        return None
    deel, heel = _kern(maat.tellers[0]), _kern(maat.noemer)
    if deel == heel:
        return None
    paar = tellingen.index(deel), tellingen.index(heel)
    return len(tellingen) + delen_van(tellingen).index(paar)
