# SPDX-License-Identifier: EUPL-1.2
"""Chance or a difference? Exact for small numbers, and with care for how often one looks. Pure.

A share is held against that of the others: the exact binomial probability of so many cases or
more if nothing were different. Where all parties lie further apart than that (`spreiding`, as in
Spiegelhalter, Funnel plots, 2005), the probability is taken as large as that spread makes it.
Among hundreds of such looks some are far off by chance; Benjamini and Hochberg (1995) say which
may be named so that of those named no more than a given share is expected to be chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import erfc, exp, lgamma, log, log1p, sqrt

#: Of what is named at most this share is expected to be chance.
MAG_TOEVAL = 0.1
#: Whoever looks at a few figures is not judged more easily than whoever looks at this many.
KLEINSTE_FAMILIE = 20
#: A look that would stand out once in twenty by chance: what a funnel calls unusual.
OPVALLEND = 0.05
#: A month outside so many mean steps is unusual: Shewhart's chart for single values (2,66).
STAPPEN = 2.66
#: So many months in a row on one side of the middle is no chance either (Nelson, rule 2).
OP_RIJ = 8
KORTST = 12
#: Of fewer parties no spread is known.
MINSTE_PARTIJEN = 4


@lru_cache(maxsize=4096)  # a page asks the same of every party at each visit
def staart(aantal: int, van: int, kans: float) -> float:
    """The probability of `aantal` or more out of `van`, each with this probability.

    >>> round(staart(1, 2, 0.5), 9), staart(0, 9, 0.3), staart(3, 3, 1.0), staart(1, 3, 0.0)
    (0.75, 1.0, 1.0, 0.0)
    """
    if not 0 <= aantal <= van or not 0 <= kans <= 1:
        raise ValueError(f"Geen staart: {aantal} van {van} bij kans {kans}.")
    if aantal == 0 or kans == 1:
        return 1.0
    if kans == 0:
        return 0.0
    return min(1.0, sum(exp(_log_kans(k, van, kans)) for k in range(aantal, van + 1)))


def _log_kans(k: int, van: int, kans: float) -> float:
    samen = lgamma(van + 1) - lgamma(k + 1) - lgamma(van - k + 1)
    return samen + k * log(kans) + (van - k) * log1p(-kans)


def afstand(aantal: int, van: int, kans: float) -> float:
    """How many standard errors a share lies above `kans`; nothing where that cannot vary.

    >>> round(afstand(60, 100, 0.5), 6)
    2.0
    """
    fout = sqrt(van * kans * (1 - kans))
    return (aantal - van * kans) / fout if fout else 0.0


def spreiding(afstanden: Sequence[float], knip: float = 0.1) -> float:
    """How much further apart all parties lie than chance puts them: 1, or more.

    The mean square of their distances, the furthest tenth on both sides brought in first, so that
    those who truly differ do not hide themselves. Of a few parties nobody can tell (who sees only
    itself would always lie as far off as it does): then chance alone counts.

    >>> spreiding([-1, 1, -1, 1]), spreiding([-3, 3, -3, 3]), spreiding([-3])
    (1.0, 9.0, 1.0)
    """
    if len(afstanden) < MINSTE_PARTIJEN:
        return 1.0
    rij = sorted(afstanden)
    weg = int(len(rij) * knip)
    laagst, hoogst = rij[weg], rij[-1 - weg]
    return max(1.0, sum(min(max(z, laagst), hoogst) ** 2 for z in rij) / len(rij))


def kans_op(aantal: int, van: int, kans: float, spreid: float = 1.0) -> float:
    """The probability of so many or more by chance, as wide as all parties together are."""
    breed = erfc(afstand(aantal, van, kans) / sqrt(2 * spreid)) / 2 if spreid > 1 else 0.0
    return max(staart(aantal, van, kans), breed)


def gewoon(van: int, kans: float, spreid: float = 1.0) -> tuple[float, float]:
    """Between which shares nineteen in twenty lie by chance."""
    marge = 1.96 * sqrt(kans * (1 - kans) / van * spreid)
    return max(0.0, kans - marge), min(1.0, kans + marge)


def benoembaar(kansen: Sequence[float], mag_toeval: float = MAG_TOEVAL) -> list[bool]:
    """Which of these may be named: Benjamini and Hochberg's step-up procedure.

    >>> benoembaar([0.001, 0.2, 0.009, 0.9])
    [True, False, True, False]
    """
    van = max(len(kansen), KLEINSTE_FAMILIE)
    orde = sorted(range(len(kansen)), key=lambda i: kansen[i])
    laatste = 0
    for nummer, i in enumerate(orde, 1):
        if kansen[i] <= mag_toeval * nummer / van:
            laatste = nummer
    genoemd = set(orde[:laatste])
    return [i in genoemd for i in range(len(kansen))]


@dataclass(frozen=True, slots=True)
class Bandbreedte:
    """What a row of months does by itself: its middle, and how far a month usually lies off."""

    midden: float
    onder: float
    boven: float


@dataclass(frozen=True, slots=True)
class Schommeling:
    """The last month against those before it. `zin` is the verdict, empty of jargon."""

    strook: Bandbreedte | None
    echt: bool
    zin: str


def strook(reeks: Sequence[float]) -> Bandbreedte:
    """The usual range of single values: the mean, and 2,66 mean steps on either side.

    >>> strook([10, 12, 10, 12])
    Bandbreedte(midden=11.0, onder=5.68, boven=16.32)
    """
    midden = sum(reeks) / len(reeks)
    stappen = [abs(b - a) for a, b in pairwise(reeks)]
    ruimte = STAPPEN * sum(stappen) / len(stappen)
    return Bandbreedte(midden, midden - ruimte, midden + ruimte)


def schommeling(reeks: Sequence[float | None], *, telt: bool = False) -> Schommeling:
    """Is the last month of a row different from what the row usually does?

    Outside the usual range, or the eighth month in a row on one side of the middle of those
    before. Of a count the range is never narrower than chance makes it (three roots). Too short a
    row gets no verdict.
    """
    bekend = [waarde for waarde in reeks if waarde is not None]
    if len(bekend) < KORTST or reeks[-1] is None:
        return Schommeling(None, echt=False, zin="te kort bekend")
    gewoon = strook(bekend[:-1])
    if telt:
        wortels = 3 * sqrt(max(gewoon.midden, 0))
        gewoon = Bandbreedte(
            gewoon.midden,
            max(0.0, min(gewoon.onder, gewoon.midden - wortels)),
            max(gewoon.boven, gewoon.midden + wortels),
        )
    laatste = bekend[-1]
    if not gewoon.onder <= laatste <= gewoon.boven:
        kant = "boven" if laatste > gewoon.boven else "onder"
        return Schommeling(gewoon, echt=True, zin=f"echt: {kant} de gewone schommeling")
    basis = bekend[:-OP_RIJ]
    midden = sum(basis) / len(basis) if len(basis) >= OP_RIJ else None
    if midden is not None:
        staarten = [waarde - midden for waarde in bekend[-OP_RIJ:]]
        if all(s > 0 for s in staarten) or all(s < 0 for s in staarten):
            kant = "hoger" if staarten[0] > 0 else "lager"
            return Schommeling(gewoon, echt=True, zin=f"echt: {OP_RIJ} maanden {kant} dan ervoor")
    return Schommeling(gewoon, echt=False, zin="toeval")
