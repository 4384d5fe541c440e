# SPDX-License-Identifier: EUPL-1.2
"""Chance, made reproducible: a stream of its own for everyone who needs one.

Because each youth has an own stream, one youth more changes nothing for the others.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from statistics import NormalDist


def stroom(*namen: object) -> Random:
    """A random stream named by its arguments; the same names give the same stream for ever."""
    return Random("/".join(map(str, namen)))


def kies(rng: Random, gewichten: Mapping[str, float]) -> str:
    """One key, as likely as its weight says."""
    punt = rng.random() * sum(gewichten.values())
    for naam, gewicht in gewichten.items():
        punt -= gewicht
        if punt < 0:
            return naam
    return next(reversed(list(gewichten)))


def kies_rij(rng: Random, rij: Sequence[tuple[int, float]]) -> int:
    """One value of (value, weight) pairs."""
    punt = rng.random() * sum(gewicht for _, gewicht in rij)
    for waarde, gewicht in rij:
        punt -= gewicht
        if punt < 0:
            return waarde
    return rij[-1][0]


def heel(rng: Random, waarde: float) -> int:
    """A whole number near `waarde` that is right on average (1.3 → 1 in 7 of 10 cases)."""
    basis = math.floor(waarde)
    return basis + (rng.random() < waarde - basis)


def dagen(rng: Random, mediaan: float, sigma: float, hoogstens: int) -> int:
    """A lognormal number of days, at most `hoogstens`."""
    return min(hoogstens, round(rng.lognormvariate(math.log(mediaan), sigma)))


def mediaan_bij_norm(norm: int, deel: float, sigma: float) -> float:
    """The median for which a share `deel` of a lognormal lies within `norm`."""
    return max(norm, 1) * math.exp(-sigma * NormalDist().inv_cdf(deel))


def maanden_later(day: date, maanden: int) -> date:
    """The same day some months later (or earlier), cut to the month's last day."""
    totaal = day.year * 12 + day.month - 1 + maanden
    jaar, maand = divmod(totaal, 12)
    return date(jaar, maand + 1, min(day.day, monthrange(jaar, maand + 1)[1]))


def einde_maand(day: date) -> date:
    """The last day of the month `day` lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def werkdag(day: date) -> date:
    """`day` itself, or the Monday after when it falls in a weekend."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])
