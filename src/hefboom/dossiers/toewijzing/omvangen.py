# SPDX-License-Identifier: EUPL-1.2
"""What an allocation gave before it changed under its number. Pure.

IV066 lets an extent per day, week or month not change in place, and a municipality that does so
all the same has no return code to be refused with. Whoever claims over days before the change then
has to know what was given on those days. Decisions may come in any order (OP080), so all of them
are kept, by their own moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

Omvang = tuple[int | None, str, str]
#: Toewijzingsdatum and -tijd, volume, unit, frequency: as it is kept.
Bewaard = list[Any]


@dataclass(frozen=True, slots=True)
class VroegereOmvang:
    """What was given on the days before `tot`."""

    tot: date
    volume: int
    eenheid: str
    frequentie: str


def met(
    bewaard: Sequence[Bewaard], datum: date, tijd: time | None, omvang: Omvang
) -> list[Bewaard]:
    """The kept decisions with this one; of two of one moment the last to come holds."""
    volume, eenheid, frequentie = omvang
    wanneer = [datum.isoformat(), (tijd or time.min).isoformat()]
    andere = [een for een in bewaard if een[:2] != wanneer]
    if volume is None:
        return andere
    return sorted([*andere, [*wanneer, volume, eenheid, frequentie]], key=lambda een: een[:2])


def vroeger(
    bewaard: Iterable[Bewaard], datum: date, tijd: time | None, nu: Omvang
) -> tuple[VroegereOmvang, ...]:
    """What was given before the decision of `datum` and `tijd`, each until the next began.

    >>> drie, zes = (3, "04", "2"), (6, "04", "2")
    >>> eerder = met([], date(2026, 1, 2), None, drie)
    >>> [(str(een.tot), een.volume) for een in vroeger(eerder, date(2026, 6, 1), None, zes)]
    [('2026-06-01', 3)]
    >>> vroeger(eerder, date(2026, 6, 1), None, drie)
    ()
    """
    moment = [datum.isoformat(), (tijd or time.min).isoformat()]
    eerder = [een for een in bewaard if een[:2] < moment]
    if not eerder:
        return ()
    tot = [date.fromisoformat(str(een[0])) for een in eerder[1:]] + [datum]
    uit: list[VroegereOmvang] = []
    for (_, _, volume, eenheid, frequentie), einde in zip(eerder, tot, strict=True):
        nieuw = VroegereOmvang(einde, int(volume), str(eenheid), str(frequentie))
        if uit and _gelijk(uit[-1], nieuw):
            uit.pop()
        uit.append(nieuw)
    if uit and (uit[-1].volume, uit[-1].eenheid, uit[-1].frequentie) == nu:
        uit.pop()
    return tuple(uit)


def _gelijk(een: VroegereOmvang, ander: VroegereOmvang) -> bool:
    links = (een.volume, een.eenheid, een.frequentie)
    return links == (ander.volume, ander.eenheid, ander.frequentie)
