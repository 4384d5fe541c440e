# SPDX-License-Identifier: EUPL-1.2
"""From questions to figures: who asks, over which period, counted, and made safe to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from hefboom.facts import Momentopname, Vlaggen
from hefboom.inzage import Inzage
from hefboom.kernel import Geheugen, Period
from hefboom.measures.bereik import Bereik, bereik_van
from hefboom.measures.cellen import As, Geteld, Paren, paren
from hefboom.measures.greep import MAAND
from hefboom.measures.maat import DIMENSIES, Maat
from hefboom.measures.machine import InGeheugen, Machine
from hefboom.measures.onderdrukken import te_tonen
from hefboom.measures.uitkomst import Indelingswijze, Uitkomst
from hefboom.measures.vraag import (
    Vraag,
    eis_maanden,
    feitwaarde,
    maand_in,
    tot_peildatum,
    volledig,
    zoek,
)

ONTHOUDEN = 4096  # answers kept for the pages that ask them again
_onthouden: Geheugen[tuple[Momentopname, Inzage | None, Vraag], Uitkomst] = Geheugen(ONTHOUDEN)

Filter = Mapping[str, Collection[str]]


def bereken(
    code: str,
    opname: Momentopname,
    per: tuple[str, ...] = (),
    waar: Mapping[str, str] | None = None,
    periode: Period | None = None,
    inzage: Inzage | None = None,
    indeling: Indelingswijze = "toen",
) -> Uitkomst:
    """Work one measure out on a snapshot: the bundle of one question (see `bereken_vele`)."""
    vraag = Vraag.naar(code, per, waar, periode, indeling)
    return bereken_vele([vraag], opname, inzage)[0]


def bereken_vele(
    vragen: Sequence[Vraag],
    opname: Momentopname,
    inzage: Inzage | None = None,
    machine: Machine | None = None,
) -> list[Uitkomst]:
    """Work measures out on a snapshot, for one reader (`inzage=None`: for the house itself).

    Questions over one table with one time rule, period, layout, breakdown and filter are one
    scan. A dimension a measure needs is added to its breakdown. No figure looks beyond the
    peildatum. Answers are kept, and no two askers count the same thing at once; with a `machine`
    of one's own nothing is kept.

    Raises `OngeldigeVraag` (Dutch) for a measure, dimension or period that does not exist, and
    `GeenInzage` when this reader may not ask it.
    """
    if machine is not None:
        return [_bereken(vraag, opname, inzage, machine) for vraag in vragen]
    return Bundel(opname, inzage).bereken(vragen)


class Bundel:
    """What one reader asks of one snapshot for one purpose, such as a page; in one thread.

    Questions that come later share the scans of those that came before, so a page need not know
    beforehand all that its parts will ask. Throw it away when the page is there.
    """

    def __init__(self, opname: Momentopname, inzage: Inzage | None = None) -> None:
        self._opname, self._inzage = opname, inzage
        self._machine = InGeheugen(opname)

    def bereken(self, vragen: Sequence[Vraag]) -> list[Uitkomst]:
        """See `bereken_vele`."""
        sleutels = [(self._opname, self._inzage, vraag) for vraag in vragen]
        return _onthouden.haal(
            sleutels,
            lambda nieuw: [
                _bereken(vraag, self._opname, self._inzage, self._machine) for _, _, vraag in nieuw
            ],
        )


def _bereken(
    vraag: Vraag, opname: Momentopname, inzage: Inzage | None, machine: Machine
) -> Uitkomst:
    maat, waar = zoek(vraag.code), dict(vraag.waar)
    per = volledig(maat, vraag.per, waar)
    periode = maand_in(waar.pop(MAAND, None), tot_peildatum(vraag.periode, opname.peildatum))
    eis_maanden(per, periode)
    bereik = bereik_van(inzage, per, waar)
    telling = Telwerk(maat, machine, periode, vraag.indeling)
    gevraagd = {d: frozenset({feitwaarde(w)}) for d, w in waar.items()}
    zichtbaar = None
    if bereik.onderdruk:
        cellen, zichtbaar = _veilig(telling, per, gevraagd, bereik)
    else:
        cellen = telling.cellen(per, {**bereik.waar, **gevraagd})
    return Uitkomst(
        maat=maat,
        per=per,
        waar=waar,
        cellen=cellen,
        zichtbaar=zichtbaar,
        periode=periode,
        indeling=vraag.indeling,
        bereik=bereik.tekst,
        opname_id=opname.id,
        peildatum=opname.peildatum,
    )


class Telwerk:
    """A measure on a machine, ready to be counted in several breakdowns; nothing is hidden yet."""

    def __init__(
        self, maat: Maat, machine: Machine, periode: Period, indeling: Indelingswijze
    ) -> None:
        self.maat = maat
        self._machine, self._periode, self._indeling = machine, periode, indeling

    def cellen(self, per: tuple[str, ...], waar: Filter) -> Paren:
        """Teller and noemer for each combination; for the whole there is always one."""
        maat = self.maat
        tellers = [
            self._machine.tel(telling, per, waar, self._periode, self._indeling)
            for telling in maat.tellers
        ]
        if maat.noemer is None:
            return paren(tellers, None, (), heel=not per)
        kent = [i for i, dimensie in enumerate(per) if maat.noemer.kent(dimensie)]
        noemer = self._machine.tel(
            maat.noemer, tuple(per[i] for i in kent), waar, self._periode, self._indeling
        )
        return paren(tellers, noemer, kent, heel=not per)


def _veilig(
    telling: Telwerk, per: tuple[str, ...], waar: Filter, bereik: Bereik
) -> tuple[Paren, Vlaggen]:
    """Count the whole table this figure is a cell of, suppress there, and only then narrow.

    Otherwise a figure hidden in the table would be found by asking for that cell alone.
    """
    smaller = {d: w for d, w in waar.items() if len(bereik.waar.get(d, ())) != 1}
    heel = tuple(sorted({*per, *smaller}, key=DIMENSIES.index))  # one table, however it is asked
    cellen = telling.cellen(heel, bereik.waar)
    zien = te_tonen(
        cellen,
        telling.cellen(heel, bereik.eigen) if bereik.eigen else None,
        deel_van=telling.maat.deel_van,
        spiegel=bereik.spiegel,
        percentiel=telling.maat.percentiel,
    )
    if smaller:
        past = np.logical_and.reduce(
            [_is(cellen.assen[heel.index(d)], w) for d, w in smaller.items()]
        )
        cellen, zien = cellen.op(past), zien[past]
    cellen, zien = _als_gevraagd(cellen, zien, [heel.index(d) for d in per])
    if not per and not len(cellen):
        nul = Geteld.nullen(1)
        noemer = None if telling.maat.noemer is None else nul
        return Paren((), nul, noemer), np.ones(1, np.bool_)
    return cellen, zien


def _als_gevraagd(cellen: Paren, zien: Vlaggen, assen: Sequence[int]) -> tuple[Paren, Vlaggen]:
    """The cells under these breakdowns, in the order in which a page asked for them."""
    gedraaid = Paren(tuple(cellen.assen[i] for i in assen), cellen.teller, cellen.noemer)
    if list(assen) == sorted(assen):
        return gedraaid, zien
    orde = np.lexsort([as_.codes for as_ in reversed(gedraaid.assen)])
    return gedraaid.op(orde), zien[orde]


def _is(as_: As, waarden: Collection[str]) -> Vlaggen:
    uit: Vlaggen = np.array([naam in waarden for naam in as_.namen], np.bool_)[as_.codes]
    return uit
