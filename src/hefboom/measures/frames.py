# SPDX-License-Identifier: EUPL-1.2
"""The same declarations as narwhals queries, for facts that do not fit one machine: Spark.

`Frames` counts on whatever narwhals knows a lazy frame of. A page never does: see `machine`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

import narwhals as nw
import numpy as np
import pyarrow as pa

from hefboom.facts import Getallen, Kolommen, plek
from hefboom.kernel import ONE_DAY, Period
from hefboom.measures.cellen import GEEN, As, Cellen, Geteld, sleutel
from hefboom.measures.greep import MAAND, Greep, Opzet
from hefboom.measures.groepen import kleinste_aantal
from hefboom.measures.maat import (
    Cohort,
    DagenSinds,
    Jaarlijks,
    KleinsteAantal,
    OpEenDag,
    Opgeteld,
    OpLaatsteDag,
    Overlapt,
    Percentiel,
    Som,
    Telling,
    Tijdens,
    Verschillend,
    Wat,
)
from hefboom.measures.uitkomst import Indelingswijze
from hefboom.measures.voorwaarden import (
    Alle,
    Binnen,
    Gevuld,
    Hoogstens,
    Is,
    Niet,
    Voorwaarde,
    Waar,
)

Frame = nw.LazyFrame[Any]
#: Of each window: the first of its month, and the first and last day it looks at.
VENSTER, VANAF, TOT = "_maand", "_vanaf", "_tot"


class Deur(Protocol):
    """Where tables come from, in an engine's own kind of lazy frame."""

    def tabel(self, naam: str) -> Any:
        """The facts of one table."""
        ...

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> Any:
        """A small table of days to join with."""
        ...


class Frames:
    """A `Machine` on lazy frames."""

    def __init__(self, deur: Deur, peildatum: date) -> None:
        self._deur, self._peildatum = deur, peildatum

    def tel(
        self,
        telling: Telling,
        per: tuple[str, ...],
        waar: Mapping[str, Collection[str]],
        periode: Period,
        indeling: Indelingswijze,
    ) -> Cellen:
        """See `Machine`.

        What holds on an average day is of a table of some hundreds of rows: it is counted here.
        """
        frame: Frame = nw.from_native(self._deur.tabel(telling.feit))
        if isinstance(telling.wat, OpEenDag):
            past = {d: w for d, w in waar.items() if telling.kent(d)}
            kolommen = Kolommen.van_arrow(telling.tabel, frame.collect("pyarrow").to_native())
            opzet = Opzet.van(telling, per, past, periode, indeling)
            return Greep(opzet, kolommen, self._peildatum).tel(telling)
        if telling.waar is not None:
            frame = frame.filter(voorwaarde(telling.waar))
        for dimensie, waarden in waar.items():
            if telling.kent(dimensie):
                kolom = _tekst(_kolom(telling, dimensie, indeling))
                frame = frame.filter(kolom.is_in(sorted(waarden)))
        frame = self._in_de_tijd(frame, telling, periode, maanden=MAAND in per)
        return _groepeer(frame, telling, per, [_kolom(telling, d, indeling) for d in per])

    def _in_de_tijd(
        self, frame: Frame, telling: Telling, periode: Period, *, maanden: bool
    ) -> Frame:
        tijd = telling.tijd
        delen = list(periode.months()) if maanden else [periode]
        vensters = [(deel.start.replace(day=1), deel.start, _laatste(deel)) for deel in delen]
        match tijd:
            case Jaarlijks(kolom):
                jaar, tot = nw.col(kolom), _laatste(periode).year
                return frame.filter(jaar >= periode.start.year, jaar <= tot)
            case Tijdens(kolom) | Opgeteld(kolom):
                begin = einde = nw.col(kolom)
                if isinstance(tijd, Opgeteld):
                    vensters = [(maand, periode.start, tot) for maand, _, tot in vensters]
            case Cohort(kolom, dagen):
                begin = einde = nw.col(kolom)
                frame = frame.filter(begin <= self._peildatum - timedelta(days=dagen + 1))
            case Overlapt(begin_, eind):
                begin, einde = nw.col(begin_), nw.col(eind)
            case OpLaatsteDag(begin_, eind, tot_, minstens):
                begin, einde = nw.col(begin_), nw.col(eind)
                vensters = [(maand, tot, tot) for maand, _, tot in vensters]
                if minstens:
                    begin = begin.dt.offset_by(f"{minstens}d")
                if tot_:
                    frame = frame.filter(nw.col(tot_).is_null() | (nw.col(tot_) > vensters[0][1]))
        frame = frame.filter(begin <= vensters[-1][2], einde.is_null() | (einde >= vensters[0][1]))
        kolommen = (VENSTER, VANAF, TOT)
        frame = frame.join(nw.from_native(self._deur.datums(kolommen, vensters)), how="cross")
        frame = frame.filter(begin <= nw.col(TOT), einde.is_null() | (einde >= nw.col(VANAF)))
        if isinstance(tijd, OpLaatsteDag) and tijd.tot:
            frame = frame.filter(nw.col(tijd.tot).is_null() | (nw.col(tijd.tot) > nw.col(TOT)))
        return frame


def voorwaarde(v: Voorwaarde) -> nw.Expr:
    """A condition as an expression that is true or false, never unknown."""
    match v:
        case Is(kolom, waarden):
            return nw.col(kolom).is_in(waarden).fill_null(False)
        case Waar(kolom):
            return nw.col(kolom).fill_null(False)
        case Gevuld(kolom):
            return ~nw.col(kolom).is_null()
        case Hoogstens(kolom, norm):
            return (nw.col(kolom) <= nw.col(norm)).fill_null(False)
        case Binnen(kolom, sinds, dagen):
            return (nw.col(kolom) <= nw.col(sinds).dt.offset_by(f"{dagen}d")).fill_null(False)
        case Niet(binnen):
            return ~voorwaarde(binnen)
        case Alle(onderdelen):
            return nw.all_horizontal(*map(voorwaarde, onderdelen), ignore_nulls=False)


def _laatste(deel: Period) -> date:
    if deel.end is None:
        raise ValueError("Tellen kan alleen over een periode met een einde.")
    return deel.end - ONE_DAY


def _kolom(telling: Telling, dimensie: str, indeling: Indelingswijze) -> str:
    if dimensie == MAAND:
        return VENSTER
    if dimensie == "segment" and indeling == "nu" and telling.tabel.heeft("segment_nu"):
        return "segment_nu"
    return dimensie


def _tekst(kolom: str) -> nw.Expr:
    return nw.col(kolom).fill_null("")


def _groepeer(
    frame: Frame, telling: Telling, per: tuple[str, ...], kolommen: Sequence[str]
) -> Cellen:
    wat = telling.wat
    maten = {"_waarde": _aggregaat(wat.wat if isinstance(wat, KleinsteAantal) else wat)}
    for naam, achter in (("_personen", "jeugdige"), ("_aanbieders", "aanbieder")):
        if telling.tabel.heeft(achter):
            maten[naam] = _verschillend(achter)
    sleutels = [f"_k{i}" for i in range(len(kolommen))]
    frame = frame.with_columns(
        # A group for "everything" too, so that counting with and without a breakdown is one path.
        nw.lit(0).alias("_alles"),
        *(
            (nw.col(kolom) if dimensie == MAAND else _tekst(kolom)).alias(s)
            for dimensie, kolom, s in zip(per, kolommen, sleutels, strict=True)
        ),
    )
    geteld = _verzamel(frame, ["_alles", *sleutels], maten)
    assen = [_as(geteld[s], maand=d == MAAND) for s, d in zip(sleutels, per, strict=True)]
    orde = np.argsort(sleutel(assen, [a.namen for a in assen], len(geteld)), kind="stable")
    assen = [As(a.namen, a.codes[orde]) for a in assen]
    heel = Geteld(
        *(_getallen(geteld, naam)[orde] for naam in ("_waarde", "_personen", "_aanbieders"))
    )
    if isinstance(wat, KleinsteAantal | Percentiel):
        if isinstance(wat, KleinsteAantal):
            fijn = _verzamel(
                frame.with_columns(_tekst(wat.groep).alias("_groep")),
                ["_alles", *sleutels, "_groep"],
                {"_waarde": _aggregaat(wat.wat)},
            )
        else:
            fijn = _verzamel(
                frame.with_columns(_getal(wat.kolom).alias("_groep")).filter(
                    ~nw.col("_groep").is_null()
                ),
                ["_alles", *sleutels, "_groep"],
                {"_waarde": nw.len().cast(nw.Int64)},
            )
        eigen = [_as(fijn[s], maand=d == MAAND) for s, d in zip(sleutels, per, strict=True)]
        namen = [a.namen for a in assen]
        bekend = sleutel(assen, namen, len(geteld))
        plaats = np.searchsorted(bekend, sleutel(eigen, namen, len(fijn)))
        waarde = _getallen(fijn, "_waarde")
        if isinstance(wat, KleinsteAantal):
            uit = kleinste_aantal(plaats, waarde, wat.deel, len(geteld))
        else:
            uit = _percentiel(plaats, _getallen(fijn, "_groep"), waarde, wat.deel, len(geteld))
        heel = Geteld(uit, heel.personen, heel.aanbieders)
    return Cellen(tuple(assen), heel)


def _percentiel(
    plaats: Getallen, waarden: Getallen, keer: Getallen, deel: int, plaatsen: int
) -> Getallen:
    """Nearest rank, of values that each occur `keer` times."""
    uit = np.zeros(plaatsen, np.int64)
    orde = np.lexsort((waarden, plaats))
    for nummer in np.unique(plaats):
        hier = orde[plaats[orde] == nummer]
        tot = np.cumsum(keer[hier])
        rang = max(-(-int(tot[-1]) * deel // 100), 1)
        uit[nummer] = waarden[hier[np.searchsorted(tot, rang)]]
    return uit


def _verzamel(frame: Frame, sleutels: Sequence[str], maten: Mapping[str, nw.Expr]) -> pa.Table:
    geteld = frame.group_by(*sleutels).agg(*(maat.alias(naam) for naam, maat in maten.items()))
    tabel: pa.Table = geteld.collect("pyarrow").to_native()
    return tabel


def _as(kolom: pa.ChunkedArray, *, maand: bool) -> As:
    waarden = [f"{w:%Y-%m}" if maand else str(w) for w in kolom.to_pylist()]
    namen = tuple(sorted(set(waarden), key=plek))
    plaats = {naam: i for i, naam in enumerate(namen)}
    return As(namen, np.array([plaats[w] for w in waarden], np.int64))


def _getallen(tabel: pa.Table, naam: str) -> Getallen:
    if naam not in tabel.column_names:
        return np.full(len(tabel), GEEN, np.int64)
    uit: Getallen = np.asarray(tabel[naam].fill_null(0).to_numpy(), np.int64)
    return uit


def _aggregaat(wat: Wat) -> nw.Expr:
    match wat:
        case Verschillend(kolom):
            return _verschillend(kolom)
        case Som(kolom):
            # DuckDB answers a sum of int64 as a decimal.
            return _getal(kolom).sum().cast(nw.Int64)
        case _:
            return nw.len().cast(nw.Int64)


def _getal(kolom: str | DagenSinds) -> nw.Expr:
    if isinstance(kolom, DagenSinds):
        return _dagnummer(TOT) - _dagnummer(kolom.kolom)
    return nw.col(kolom)


def _dagnummer(kolom: str) -> nw.Expr:
    # `date.toordinal`: engines differ in what one day minus another is, not in what a year is.
    dag = nw.col(kolom).dt
    jaar = dag.year().cast(nw.Int64) - 1
    schrikkel = jaar // 4 - jaar // 100 + jaar // 400
    return jaar * 365 + schrikkel + dag.ordinal_day().cast(nw.Int64)


def _verschillend(kolom: str) -> nw.Expr:
    # n_unique counts "no value" as a value; take that one off again.
    leeg = nw.col(kolom).is_null().any().cast(nw.Int64)
    return nw.col(kolom).n_unique().cast(nw.Int64) - leeg
