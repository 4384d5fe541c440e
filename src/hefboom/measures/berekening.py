# SPDX-License-Identifier: EUPL-1.2
"""From questions to figures: who asks, over which period, counted, and made safe to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from hefboom.facts import Momentopname
from hefboom.inzage import Inzage
from hefboom.kernel import Geheugen, Period
from hefboom.measures.bereik import bereik_van
from hefboom.measures.cellen import Paren, paren
from hefboom.measures.doorkijk import Doorkijk
from hefboom.measures.eerder import zoals_eerder
from hefboom.measures.greep import MAAND
from hefboom.measures.maat import Maat
from hefboom.measures.machine import InGeheugen, Machine
from hefboom.measures.rooster import Publiek, controleer
from hefboom.measures.uitkomst import Indelingswijze, OngeldigeVraag, TeFijn, Uitkomst
from hefboom.measures.vastheid import vastheid
from hefboom.measures.volledigheid import volledigheid
from hefboom.measures.vraag import (
    Vraag,
    eis_maanden,
    eis_segmenten,
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
    bereik = bereik_van(inzage, per, waar)
    peildatum = opname.peildatum.replace(day=1) if bereik.onderdruk else opname.peildatum
    periode = maand_in(waar.pop(MAAND, None), tot_peildatum(vraag.periode, peildatum))
    eis_maanden(per, periode)
    if bereik.onderdruk:
        controleer(per, waar, periode, peildatum, bereik.waar)
        if vraag.segmenten:
            raise TeFijn("Kies één segment: van enkele samen zijn er geen cijfers.")
    if vraag.segmenten:
        eis_segmenten(maat, waar)
    telling = Telwerk(maat, machine, periode, vraag.indeling)
    gevraagd = {d: frozenset({feitwaarde(w)}) for d, w in waar.items()}
    if vraag.segmenten:
        gevraagd = {"segment": vraag.segmenten, **gevraagd}
    cellen = telling.cellen(per, {**bereik.waar, **gevraagd})
    zichtbaar = None
    if bereik.onderdruk and inzage is not None:
        doorkijk = Doorkijk(opname, Publiek.van(inzage), bereik, periode, vraag.indeling)
        vast = {d: feitwaarde(w) for d, w in waar.items()}
        zichtbaar = doorkijk.zichtbaar(maat, cellen, per, vast)
    eerder = None
    if zichtbaar is not None and not zichtbaar.all() and (vorige := _vorige(vraag, opname, inzage)):
        cellen, zichtbaar, eerder = zoals_eerder(cellen, zichtbaar, vorige)
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
        volledigheid=volledigheid(maat, opname),
        eerder=eerder,
        vast=partial(vastheid, maat, opname),
    )


def _vorige(vraag: Vraag, opname: Momentopname, inzage: Inzage | None) -> Uitkomst | None:
    """What this reader saw of it in the publication before; None when that was not asked of it."""
    if opname.eerder is None:
        return None
    grens = opname.eerder.peildatum.replace(day=1)
    periode = tot_peildatum(vraag.periode, opname.peildatum)
    if periode.known_end > grens and MAAND not in (*vraag.per, *dict(vraag.waar)):
        return None
    try:
        return _bereken(
            replace(vraag, periode=periode), opname.eerder, inzage, InGeheugen(opname.eerder)
        )
    except OngeldigeVraag:
        return None


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
