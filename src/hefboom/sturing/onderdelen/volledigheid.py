# SPDX-License-Identifier: EUPL-1.2
"""How complete the record is: months that have not been claimed for in full yet.

Providers claim after the month of help, so the last months always run behind. Until they have
caught up, every amount over a period with such a month is provisional.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from statistics import median

from hefboom import measures
from hefboom.facts import Momentopname
from hefboom.kernel import Period, maand, opsomming
from hefboom.measures import Eenheid, Maat
from hefboom.sturing.blik import Blik

#: A month with fewer claim lines than this share of the middle month is not complete.
DREMPEL = 0.6
#: Its denominator counts every claim line.
REGELS = "geweigerd_aandeel"
DECLARATIES = "prestaties"


def achterlopend(tellingen: Sequence[tuple[date, int]]) -> tuple[date, ...]:
    """The last months, oldest first, that lag far behind the middle one.

    `tellingen`: claim lines per month, oldest first. A quiet month that is followed by a full one
    was simply quiet.

    >>> achterlopend([(date(2026, 10, 1), 90), (date(2026, 11, 1), 95), (date(2026, 12, 1), 4)])
    (datetime.date(2026, 12, 1),)
    """
    if not tellingen:
        return ()
    grens = DREMPEL * median(aantal for _, aantal in tellingen)
    achter: list[date] = []
    for dag, aantal in reversed(tellingen):
        if aantal >= grens:
            break
        achter.insert(0, dag)
    return tuple(achter) if len(achter) < len(tellingen) else ()


def onvolledige_maanden(blik: Blik) -> tuple[date, ...]:
    """The months before the peildatum that were not claimed for in full, in the whole region.

    Counted over everyone: which months these are says nothing about a person.
    """
    return _onvolledig(blik.opname)


@lru_cache(maxsize=8)
def _onvolledig(opname: Momentopname) -> tuple[date, ...]:
    tot = opname.peildatum
    periode = Period(date(tot.year - 2, tot.month, 1), date(tot.year, tot.month, 1))
    uitkomst = measures.bereken(REGELS, opname, ("maand",), {}, periode)
    regels = {rij.sleutel["maand"]: rij.noemer or 0 for rij in uitkomst.rijen}
    bekend = [(m.start, regels.get(f"{m.start:%Y-%m}", 0)) for m in periode.months()]
    while bekend and not bekend[0][1]:
        bekend.pop(0)
    return achterlopend(bekend)


def telt_declaraties(maat: Maat) -> bool:
    """Does this measure rest on claim lines?"""
    return any(telling.feit == DECLARATIES for telling in maat.tellers)


def voorlopig(blik: Blik, maat: Maat, periode: Period) -> str:
    """`voorlopig: december 2026 is nog niet volledig gedeclareerd`; empty when it is final."""
    if maat.eenheid is not Eenheid.EURO or not telt_declaraties(maat):
        return ""
    achter = [dag for dag in onvolledige_maanden(blik) if dag in periode]
    return f"voorlopig: {nog_niet(achter)}" if achter else ""


def nog_niet(achter: Sequence[date]) -> str:
    """`november en december 2026 zijn nog niet volledig gedeclareerd`."""
    namen = [maand(dag) for dag in achter]
    werkwoord = "is" if len(namen) == 1 else "zijn"
    return f"{opsomming(namen)} {werkwoord} nog niet volledig gedeclareerd"


def hoe_volledig(blik: Blik, maat: Maat, telt: str) -> str:
    """How far the figures of one measure can be trusted to be complete, in a sentence or two."""
    later = "Wat na de momentopname binnenkomt, telt pas mee in een volgende."
    if not telt_declaraties(maat):
        return f"Geteld zijn de {telt} uit berichten die er op de peildatum waren. {later}"
    achter = [dag for dag in onvolledige_maanden(blik) if dag in blik.periode]
    if not achter:
        return (
            "Voor elke maand van deze periode is ongeveer zoveel gedeclareerd als gewoonlijk. "
            f"{later}"
        )
    zin = nog_niet(achter)
    gevolg = (
        "Bedragen zijn voorlopig" if maat.eenheid is Eenheid.EURO else "Het cijfer is voorlopig"
    )
    return (
        f"{zin[0].upper()}{zin[1:]}: er zijn veel minder regels dan in een gewone maand. "
        f"{gevolg}. {later}"
    )
