# SPDX-License-Identifier: EUPL-1.2
"""Which months have been claimed for, so that what is not there yet is not taken for less.

Providers claim after the month of help. How far a month has come follows from the record itself:
of the youths who had help from a provider in that month, for which is a claim line of that
provider for that month in? Not for everyone, even in the end, so a month is held beside what is
usual. Task-funded help is not claimed for and takes no part. Counted over the whole region: which
months these are says nothing about a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from hefboom.facts import Getallen, Kolommen, Momentopname
from hefboom.kernel import ONE_DAY, Period, first_of_next_month
from hefboom.measures.maat import Maat
from hefboom.measures.tijdvak import eerste_volle_maand
from hefboom.measures.uitkomst import NIET_INGEDEELD
from hefboom.measures.vensters import NOOIT, NUL
from hefboom.measures.voorbehoud import Volledigheid

DECLARATIES = "prestaties"
TAAK = "taak"
#: A month with less than this part of what is usual is not complete: an assumption of Hefboom's.
VOLLEDIG_VANAF = 0.9
#: So many months are looked at; a year and a bit is what claims take at the very longest.
MEESTE_MAANDEN = 25


@dataclass(frozen=True, slots=True)
class Maandstand:
    """How far one month (its first day) has been claimed for.

    `lopend` counts pairs of a provider and a youth with help that is claimed for, `gedeclareerd`
    those with a claim line, refused or not; `aanbieders` and `aanbieders_klaar` the providers with
    such help and those of them that claimed at all. `gewoonlijk` is the usual share. A month that
    the record does not see the end of is never `volledig`.
    """

    maand: date
    lopend: int
    gedeclareerd: int
    aanbieders: int
    aanbieders_klaar: int
    gewoonlijk: float
    volledig: bool

    @property
    def aandeel(self) -> float:
        """The share of help that was claimed for; all of nothing is everything."""
        return self.gedeclareerd / self.lopend if self.lopend else 1.0


def rust_op_declaraties(maat: Maat) -> bool:
    """Is any part of this measure counted from claim lines?"""
    tellingen = [*maat.tellers, *([maat.noemer] if maat.noemer else [])]
    return any(telling.feit == DECLARATIES for telling in tellingen)


def volledigheid(maat: Maat, opname: Momentopname) -> Volledigheid:
    """Which months this measure does not have in full; none for what does not rest on claims."""
    if not rust_op_declaraties(maat):
        return Volledigheid()
    achter = tuple(stand.maand for stand in maandstanden(opname) if not stand.volledig)
    return Volledigheid(achter, _gedeclareerde_segmenten(opname)) if achter else Volledigheid()


def volledig_deel(periode: Period, achter: Iterable[date]) -> Period | None:
    """The part of a period before its first month that is not complete; None when that is none."""
    eerste = min(achter, default=None)
    if eerste is None:
        return periode
    return None if eerste <= periode.start else Period(periode.start, eerste)


@lru_cache(maxsize=8)
def maandstanden(opname: Momentopname) -> tuple[Maandstand, ...]:
    """How far each month up to the peildatum has been claimed for, the oldest first.

    Only the last months can be behind: one that is followed by a complete one was simply quiet.
    The usual share is the upper quartile of the months that are over.
    """
    maanden = _maanden(opname)
    if not maanden:
        return ()
    lopend, gedeclareerd, wie, klaar = _geteld(opname, maanden)
    over = [i for i, dag in enumerate(maanden) if first_of_next_month(dag) <= opname.peildatum]
    delen = sorted(gedeclareerd[i] / lopend[i] for i in over if lopend[i])
    gewoonlijk = delen[-1 - (len(delen) - 1) // 4] if delen else 1.0
    achter = len(maanden)
    while achter and not _klaar(lopend[achter - 1], gedeclareerd[achter - 1], gewoonlijk):
        achter -= 1
    return tuple(
        Maandstand(
            dag, lopend[i], gedeclareerd[i], wie[i], klaar[i], gewoonlijk,
            volledig=i < achter and i in over,
        )
        for i, dag in enumerate(maanden)
    )  # fmt: skip


def _klaar(lopend: int, gedeclareerd: int, gewoonlijk: float) -> bool:
    return not lopend or (gedeclareerd > 0 and gedeclareerd / lopend >= VOLLEDIG_VANAF * gewoonlijk)


def _maanden(opname: Momentopname) -> list[date]:
    laatste = opname.peildatum - ONE_DAY
    eerste = eerste_volle_maand(opname)
    if eerste is None or eerste >= opname.peildatum:
        return []
    jaar, maand = divmod(laatste.year * 12 + laatste.month - MEESTE_MAANDEN, 12)
    eerste = max(eerste, date(jaar, maand + 1, 1))
    return [deel.start for deel in Period(eerste, opname.peildatum).months()]


def _geteld(
    opname: Momentopname, maanden: list[date]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Per month: pairs with help, those claimed for, providers with help, those that claimed."""
    hulp, regels = opname.kolommen("zorgperioden"), opname.kolommen(DECLARATIES)
    soorten = hulp.indeling("bekostiging")
    begin, einde = hulp.dag("begindatum").waarden, hulp.dag("einddatum")
    eind = einde.waarden if einde.leeg is None else np.where(einde.leeg, NOOIT, einde.waarden)
    gewoon = soorten.codes != _nummer(soorten.namen, TAAK)
    paar, van = _paren(hulp, hulp)
    regel, _ = _paren(regels, hulp)
    dag = regels.dag("begindatum").waarden
    uit: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    for maand in maanden:
        eerste = (maand - NUL).days
        na = min((first_of_next_month(maand) - NUL).days, (opname.peildatum - NUL).days)
        rijen = np.flatnonzero(gewoon & (begin < na) & (eind >= eerste))
        lopend, plaats = np.unique(paar[rijen], return_index=True)
        binnen = np.isin(lopend, regel[(dag >= eerste) & (dag < na)])
        wie = van[rijen[plaats]]
        uit[0].append(len(lopend))
        uit[1].append(int(binnen.sum()))
        uit[2].append(len(np.unique(wie)))
        uit[3].append(len(np.unique(wie[binnen])))
    return uit


def _paren(tabel: Kolommen, maat: Kolommen) -> tuple[Getallen, Getallen]:
    """For each row one number for its provider and youth together, in the numbers of `maat`."""
    aanbieder, jeugdige = _als(tabel, maat, "aanbieder"), _als(tabel, maat, "jeugdige")
    aantal = maat.indeling("jeugdige").aantal
    return aanbieder * aantal + jeugdige, aanbieder


def _als(tabel: Kolommen, maat: Kolommen, naam: str) -> Getallen:
    """A column of text in the numbers another table gives its values; what it lacks is nobody."""
    eigen, daar = tabel.indeling(naam), maat.indeling(naam)
    if eigen.namen == daar.namen:
        return eigen.codes.astype(np.int64)
    plaats = {waarde: i for i, waarde in enumerate(daar.namen)}
    niemand = plaats[""]
    return np.array([plaats.get(waarde, niemand) for waarde in eigen.namen], np.int64)[eigen.codes]


@lru_cache(maxsize=8)
def _gedeclareerde_segmenten(opname: Momentopname) -> frozenset[str]:
    hulp = opname.kolommen("zorgperioden")
    soorten = hulp.indeling("bekostiging")
    gewoon = soorten.codes != _nummer(soorten.namen, TAAK)
    return frozenset(
        hulp.indeling(kolom).namen[code] or NIET_INGEDEELD
        for kolom in ("segment", "segment_nu")
        for code in np.unique(hulp.indeling(kolom).codes[gewoon]).tolist()
    )


def _nummer(namen: tuple[str, ...], naam: str) -> int:
    return namen.index(naam) if naam in namen else -1
