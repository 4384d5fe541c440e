# SPDX-License-Identifier: EUPL-1.2
"""The run-off again, day by day and youth by youth. Slow and obvious; shares no code."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from fractions import Fraction

DAG = timedelta(days=1)


def dagen_van(maand):
    dag = maand
    while dag.month == maand.month:
        yield dag
        dag += DAG


def uitloop(toewijzingen, vanaf, lokaal_vanaf, prijs):
    """First of the month → (youths, youths that end in it, cents, cents beside the local offer);
    months in which nobody has help any more are left out."""
    begin = min(vanaf, lokaal_vanaf or vanaf).replace(day=1)
    mee = [
        een
        for een in toewijzingen
        if een.ingang < vanaf and (een.einde is None or een.einde >= max(begin, een.ingang))
    ]
    uit = {}
    maand = begin
    for _ in range(12):
        wie, geld, dubbel = set(), Fraction(0), Fraction(0)
        dagen = list(dagen_van(maand))
        for dag in dagen:
            for een in mee:
                if een.ingang <= dag and (een.einde is None or dag <= een.einde):
                    wie.add(een.jeugdige)
                    per_dag = Fraction(prijs.get(een.product, 0), len(dagen))
                    geld += per_dag
                    if lokaal_vanaf is not None and dag >= lokaal_vanaf:
                        dubbel += per_dag
        eindes = defaultdict(list)
        for een in mee:
            eindes[een.jeugdige].append(een.einde)
        eindigt = sum(
            None not in dan and max(dan).replace(day=1) == maand for dan in eindes.values()
        )
        if wie:
            uit[maand] = (len(wie), eindigt, rond(geld), rond(dubbel))
        maand = (dagen[-1] + DAG).replace(day=1)
    return uit


def rond(waarde):
    """Half away from zero; amounts here are never negative."""
    return int(waarde + Fraction(1, 2))
