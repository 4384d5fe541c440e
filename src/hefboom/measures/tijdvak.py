# SPDX-License-Identifier: EUPL-1.2
"""Over which stretch of time figures are asked, unless someone says otherwise.

From when the record is whole, how far back a line goes, the same time a year before, and the
layout of segments a period is counted in.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache

import numpy as np

from hefboom.facts import Momentopname
from hefboom.kernel import ONE_DAY, Period
from hefboom.measures.uitkomst import Indelingswijze
from hefboom.measures.vensters import NUL

TREND_MAANDEN = 24


@lru_cache(maxsize=32)
def eerste_volle_maand(opname: Momentopname) -> date | None:
    """The first month from which the record is whole; None without claims.

    An installation starts with the help that runs then: of earlier months only the youths that
    stayed are known, which would draw growth that never was. Claims show where it starts: the
    first month with at least a quarter of the lines of the middle month.
    """
    per_maand: Counter[date] = Counter()
    dagen, aantallen = np.unique(
        opname.kolommen("prestaties").dag("begindatum").waarden, return_counts=True
    )
    for dag, aantal in zip(dagen.tolist(), aantallen.tolist(), strict=True):
        per_maand[(NUL + dag * ONE_DAY).replace(day=1)] += aantal
    if not per_maand:
        return None
    genoeg = sorted(per_maand.values())[len(per_maand) // 2] / 4
    return min(maand for maand, aantal in per_maand.items() if aantal >= genoeg)


def trendperiode(periode: Period, opname: Momentopname) -> Period:
    """The months before the end of a period, for a line; not before the record is whole."""
    einde = periode.until(opname.peildatum).end or opname.peildatum
    if periode.end is None or periode.end > opname.peildatum:
        einde = einde.replace(day=1)  # the month that still runs would look like a fall
    jaar, maand = divmod(einde.year * 12 + einde.month - 1 - TREND_MAANDEN, 12)
    start = date(jaar, maand + 1, 1)
    eerste = eerste_volle_maand(opname)
    if eerste is not None and start < eerste < einde:
        start = eerste
    return Period(start, einde)


def een_jaar_eerder(periode: Period, opname: Momentopname) -> Period | None:
    """The same stretch a year before; None when the record does not go back that far."""
    periode = periode.until(opname.peildatum)
    if periode.end is None:
        return None
    eerder = Period(_jaar_eerder(periode.start), _jaar_eerder(periode.end))
    eerste = eerste_volle_maand(opname)
    return eerder if eerste is not None and eerste <= eerder.start else None


def _jaar_eerder(dag: date) -> date:
    try:
        return dag.replace(year=dag.year - 1)
    except ValueError:  # 29 February
        return date(dag.year - 1, 2, 28)


def standaardindeling(periode: Period, peildatum: date) -> Indelingswijze:
    """The layout a period is counted in unless asked otherwise.

    Help that runs on from before a change of layout counts in the segment it is in now; a period
    that is over is shown in its own layout.
    """
    return "nu" if peildatum - ONE_DAY in periode else "toen"
