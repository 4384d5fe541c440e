# SPDX-License-Identifier: EUPL-1.2
"""Which way a row of figures goes: one verdict for the sentence, the arrow and the sparkline.

Over the whole row, so that the verdict agrees with its picture. Three questions must all be
answered: do later months lie above earlier ones more often than chance explains (Mann 1945, Kendall
1975: the Mann-Kendall test), is the change of any size (the median slope between all pairs of
months, Theil 1950, Sen 1968), and does the row end where that points (the middle of its last third
beside that of its first, so that a fall that was made good is none)? What fails one has no clear
direction, or stays about the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations
from math import sqrt
from statistics import median

#: Below so many known points there is no saying.
KORTSTE_REEKS = 6
#: Two-sided limit of the test: 1 in 20 rows of chance would be called a direction.
GRENS = 1.96
#: A change over the row, or a spread around the middle, below this part of the middle is none.
MERKBAAR = 0.05


class Trend(StrEnum):
    """The verdict, as it ends a sentence ("het aantal jeugdigen per maand …")."""

    STIJGT = "stijgt"
    DAALT = "daalt"
    GELIJK = "blijft ongeveer gelijk"
    GEEN = "heeft geen duidelijke richting"
    TE_KORT = "is nog te kort bekend voor een richting"
    NIET_TE_TONEN = "is per maand niet te tonen"

    @property
    def pijl(self) -> str:
        """The verdict as a sign, beside its words; empty where there is no verdict."""
        return {"stijgt": "↗", "daalt": "↘", "blijft ongeveer gelijk": "→"}.get(self.value, "")

    @property
    def kort(self) -> str:
        """The verdict without its verb, below a sparkline; empty where there is no saying."""
        if self in (Trend.TE_KORT, Trend.NIET_TE_TONEN):
            return ""
        return self.value.removeprefix("blijft ").removeprefix("heeft ")


def trend(waarden: Sequence[float | None]) -> Trend:
    """Which way the row goes, oldest first; None where a month is hidden or not complete yet.

    >>> trend([10, 11, 12, 13, 14, 15]).value, trend([10, 14, 9, 15, 10, 13]).value
    ('stijgt', 'heeft geen duidelijke richting')
    """
    punten = [(plek, waarde) for plek, waarde in enumerate(waarden) if waarde is not None]
    if not punten:
        return Trend.NIET_TE_TONEN
    if len(punten) < KORTSTE_REEKS:
        return Trend.TE_KORT
    bekend = [waarde for _, waarde in punten]
    midden = abs(median(bekend))
    if max(abs(waarde - median(bekend)) for waarde in bekend) <= MERKBAAR * midden:
        return Trend.GELIJK
    duur = punten[-1][0] - punten[0][0]
    stap = median((w2 - w1) / (p2 - p1) for (p1, w1), (p2, w2) in combinations(punten, 2)) * duur
    if abs(_mann_kendall(bekend)) < GRENS or stap == 0:
        return Trend.GEEN
    if abs(stap) < MERKBAAR * midden:
        return Trend.GELIJK
    derde = len(bekend) // 3
    verschil = median(bekend[-derde:]) - median(bekend[:derde])
    if abs(verschil) < MERKBAAR * midden or (verschil > 0) != (stap > 0):
        return Trend.GEEN
    return Trend.STIJGT if stap > 0 else Trend.DAALT


def _mann_kendall(waarden: Sequence[float]) -> float:
    """How many standard deviations the score lies from nought, corrected for ties."""
    aantal = len(waarden)
    score = sum((later > eerder) - (later < eerder) for eerder, later in combinations(waarden, 2))
    ruimte = _ruimte(aantal) - sum(_ruimte(keer) for keer in Counter(waarden).values())
    if score == 0 or ruimte == 0:
        return 0.0
    return (score - (1 if score > 0 else -1)) / sqrt(ruimte / 18)


def _ruimte(aantal: int) -> int:
    return aantal * (aantal - 1) * (2 * aantal + 5)
