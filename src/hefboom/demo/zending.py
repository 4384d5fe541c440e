# SPDX-License-Identifier: EUPL-1.2
"""One message that will be written: when, what about, and its place among the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hefboom.demo.aanbod import Venster
from hefboom.demo.kansen import werkdag
from hefboom.demo.levensloop import DAG, Traject, Wijziging
from hefboom.ijw.codes import COD467

VOORAF = 45  # days before the demo in which the stock is handed in
VOLGORDE = {"JW315": 0, "JW317": 0, "JW319": 1, "JW301": 1, "JW305": 2, "JW307": 3}
VAN_GEMEENTE = frozenset({"JW301", "JW319"})


@dataclass(frozen=True, slots=True)
class Zending:
    """One message to write: when, what, for which course (its place in the list).

    A 301 carries its `wijziging` (the first one with an empty reason), a 317 the one it asks for
    and in `naast` the allocations that stay; a 305 `begin`, a 307 also `einde` and `reden`, both
    a `status`; `nummer` is the allocation's, None under task funding. A request and its answers
    share a `referentie`; a 319 has its `besluit` (WJ760) and `reden`. `beurt` puts requests of
    one provider for one youth in line when they fall on one day.
    """

    op: date
    soort: str
    plek: int
    wijziging: Wijziging | None = None
    begin: date | None = None
    einde: date | None = None
    reden: str = ""
    nummer: int | None = None
    fout: str | None = None
    status: str = COD467.EERSTE
    referentie: str = ""
    besluit: str = ""
    naast: tuple[int, ...] = ()
    beurt: int = 0

    @property
    def sleutel(self) -> tuple[date, int, int, int]:
        """Order of sending: requests and decisions of a day before what follows from them."""
        plaats = VOLGORDE[self.soort]
        if plaats > 1:
            return (self.op, 1, plaats, self.plek)
        return (self.op, 0, 2 * self.beurt + plaats, self.plek)


def verzenddag(t: Traject, v: Venster, dag: date) -> date:
    """The working day on which a message about `dag` is sent at the earliest.

    Of help that runs when the demo begins, the past is handed in just before it; who waits then
    has messages of the day they are about.
    """
    vroegst = v.begin - timedelta(days=VOORAF)
    if t.begin < v.begin and dag < vroegst:
        dag = vroegst + timedelta(days=(dag.toordinal() + t.nummer) % (VOORAF - 15))
    return werkdag(dag)


def werkdag_voor(dag: date) -> date:
    """`dag` itself, or the Friday before when it falls in a weekend."""
    return dag - max(0, dag.weekday() - 4) * DAG
