# SPDX-License-Identifier: EUPL-1.2
"""A measure per segment, as the segments were and as they are now; and what the two must share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hefboom.kernel import datum, euro, getal, hoeveel
from hefboom.measures import (
    MINSTENS_PERSONEN,
    NIET_INGEDEELD,
    Aantal,
    Eenheid,
    Indelingswijze,
    Maat,
    Rij,
    Som,
    Uitkomst,
    Verschillend,
)
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.cijfers import van_rij
from hefboom.sturing.onderdelen.geen_budget import budgetcel

WIJZEN: tuple[Indelingswijze, ...] = ("toen", "nu")
BUDGET = "budget"
#: Tables of what has no product, and so belongs to its own layout only.
NIET_TE_SPLITSEN = frozenset({"budgetten", "termijnen"})
ALLEEN_TOEN = "Alleen voor de segmenten van toen"


@dataclass(frozen=True, slots=True)
class Deel:
    """One layout: its heading, its table, and what its segments come to together."""

    kop: str
    tabel: Tabel
    optelsom: Optelsom


@dataclass(frozen=True, slots=True)
class Optelsom:
    """The segments added up beside the whole; None where something is hidden or does not add up.

    >>> Optelsom(12, 10).overlap, Optelsom(None, 10).overlap
    (2, None)
    """

    segmenten: int | None
    heel: int | None

    @property
    def overlap(self) -> int | None:
        """How much more the segments are together than the whole: what counts in more than one."""
        if self.segmenten is None or self.heel is None:
            return None
        return self.segmenten - self.heel


def inhoud(blik: Blik, namen: Naamboek, maat: Maat, waar: Mapping[str, str]) -> dict[str, Any]:
    """Both layouts, and in words what is equal and what overlaps."""
    delen = [_deel(blik.in_indeling(wijze), namen, maat, waar) for wijze in WIJZEN]
    return {
        "maat": maat,
        "plek": ", ".join(namen.naam(d, w) for d, w in waar.items()),
        "delen": delen,
        "zin": zin(maat, *(deel.optelsom for deel in delen)),
    }


def zin(maat: Maat, toen: Optelsom, nu: Optelsom) -> str:
    """What the two layouts share, as the figures have it."""
    if None in (toen.segmenten, nu.segmenten, toen.heel):
        return "Dezelfde hulp en hetzelfde geld, twee keer ingedeeld."
    if maat.eenheid is Eenheid.EURO:
        if toen.segmenten == nu.segmenten == toen.heel == nu.heel:
            return f"In beide indelingen samen {euro(toen.heel or 0)}: op de cent gelijk."
        return (
            f"Samen {euro(toen.segmenten or 0)} in de indeling van toen en "
            f"{euro(nu.segmenten or 0)} in die van nu."
        )
    if toen.heel != nu.heel:
        return (
            f"{getal(toen.heel or 0)} in de indeling van toen en {getal(nu.heel or 0)} in die "
            "van nu."
        )
    if not any(isinstance(teller.wat, Verschillend) for teller in maat.tellers):
        if toen.segmenten != nu.segmenten:
            return (
                f"Samen {getal(toen.segmenten or 0)} in de indeling van toen en "
                f"{getal(nu.segmenten or 0)} in die van nu."
            )
        return f"In beide indelingen samen {getal(toen.heel or 0)}."
    return (
        f"{getal(toen.heel or 0)} jeugdigen, in beide indelingen dezelfde. Wie hulp kreeg uit meer "
        f"dan één segment telt bij elk mee: {hoeveel(toen.overlap or 0, 'keer', 'keer')} dubbel in "
        f"de indeling van toen, {hoeveel(nu.overlap or 0, 'keer', 'keer')} in die van nu."
    )


def _deel(blik: Blik, boek: Naamboek, maat: Maat, waar: Mapping[str, str]) -> Deel:
    namen = replace(boek, blik=blik)
    uitkomst = blik.bereken(maat.code, per=("segment",), waar=waar)
    heel = blik.bereken(maat.code, waar=waar)
    rijen = {rij.sleutel["segment"]: rij for rij in uitkomst.rijen}
    regels = [
        [
            Cel(_titel(blik, maat, code, titel), adres=namen.adres("segment", code)),
            _cel(blik, uitkomst, code, rijen, waar),
        ]
        for code, titel in namen.segmenten(rijen)
    ]
    som = optelsom(uitkomst, heel)
    if som.overlap:
        overlap = Cel(getal(-som.overlap), waarde=-som.overlap)
        regels.append([Cel("Telt mee in meer dan één segment"), overlap])
    if len(heel) == 1:
        samen = van_rij(blik, heel, heel.enige, waar=waar, kort=True)
        regels.append([Cel("Alles samen"), Cel(cijfer=samen)])
    dag = datum(blik.opname.peildatum)
    kop = "Zoals de segmenten toen waren" if blik.indeling == "toen" else f"Zoals op {dag}"
    kolommen = (Kolom("Segment"), Kolom(maat.naam, getal=True))
    titel = f"{maat.naam} in {blik.periode_tekst}, {kop.lower()}"
    return Deel(kop, Tabel(titel, kolommen, regels, code=f"indeling-{blik.indeling}"), som)


def _titel(blik: Blik, maat: Maat, code: str, titel: str) -> str:
    """What belongs to no segment now, of a budget: it was made for segments that changed since."""
    heel = any(teller.feit in NIET_TE_SPLITSEN for teller in maat.tellers)
    return ALLEEN_TOEN if heel and code == NIET_INGEDEELD and blik.indeling == "nu" else titel


def _cel(
    blik: Blik, uitkomst: Uitkomst, code: str, rijen: Mapping[str, Rij], waar: Mapping[str, str]
) -> Cel:
    rij = rijen.get(code)
    if uitkomst.maat.code == BUDGET and code != NIET_INGEDEELD:
        return budgetcel(blik, uitkomst, rij, code)
    return Cel("–") if rij is None else Cel(cijfer=van_rij(blik, uitkomst, rij, waar=waar))


def optelsom(uitkomst: Uitkomst, heel: Uitkomst) -> Optelsom:
    """The rows added up; nothing for a share, or when one of them may not be seen.

    Nor when that would tell a reader without small numbers how few are in more than one segment.
    """
    maat = uitkomst.maat
    telbaar = maat.noemer is None and all(
        isinstance(teller.wat, Som | Aantal | Verschillend) for teller in maat.tellers
    )
    if not telbaar or any(rij.onderdrukt or rij.eerder for rij in (*uitkomst.rijen, *heel.rijen)):
        return Optelsom(None, None)
    som = Optelsom(sum(rij.teller or 0 for rij in uitkomst.rijen), heel.enige.teller)
    jeugdigen = any(isinstance(teller.wat, Verschillend) for teller in maat.tellers)
    if jeugdigen and uitkomst.zichtbaar is not None and 0 < (som.overlap or 0) < MINSTENS_PERSONEN:
        return Optelsom(None, None)
    return som
