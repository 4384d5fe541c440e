# SPDX-License-Identifier: EUPL-1.2
"""The one compiler: a `Telling` becomes a narwhals query. It knows no measure by name.

Every count comes with the number of different youths and providers behind it, because that, not
the count itself, decides whether it may be shown outside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import narwhals as nw

from hefboom.facts import Sessie
from hefboom.kernel import Period
from hefboom.kernel.period import ONE_DAY
from hefboom.measures.maat import (
    Altijd,
    Jaarlijks,
    KleinsteAantal,
    OpLaatsteDag,
    Overlapt,
    Som,
    Telling,
    Tijdens,
    Verschillend,
    Wat,
)
from hefboom.measures.uitkomst import Indeling
from hefboom.measures.voorwaarden import Alle, Gevuld, Is, Niet, Voorwaarde, Waar

Frame = nw.LazyFrame[Any]
Sleutel = tuple[str, ...]
MAAND = "maand"


@dataclass(frozen=True, slots=True)
class Cel:
    """A count and who is behind it; `personen` is None when the table is not about youths."""

    waarde: int
    personen: int | None = None
    aanbieders: int | None = None


def tel(
    telling: Telling,
    sessie: Sessie,
    per: tuple[str, ...],
    waar: Mapping[str, str],
    periode: Period,
    indeling: Indeling,
) -> dict[Sleutel, Cel]:
    """Count, for each combination of `per` that occurs. `periode` must be closed.

    Dimensions in `per` and `waar` are ones the telling knows; values as they stand in the facts.
    """
    frame = selectie(telling, sessie, waar, periode, indeling, maanden=MAAND in per)
    kolommen = [_kolom(telling, dimensie, indeling) for dimensie in per]
    wat = telling.wat
    if isinstance(wat, KleinsteAantal):
        delen: dict[Sleutel, list[int]] = defaultdict(list)
        for sleutel, cel in _groepeer(frame, telling, [*kolommen, wat.groep], wat.wat).items():
            delen[sleutel[:-1]].append(cel.waarde)
        return {
            sleutel: replace(cel, waarde=_kleinste_aantal(delen[sleutel], wat.deel))
            for sleutel, cel in _groepeer(frame, telling, kolommen, wat.wat).items()
        }
    return _groepeer(frame, telling, kolommen, wat)


def selectie(
    telling: Telling,
    sessie: Sessie,
    waar: Mapping[str, str],
    periode: Period,
    indeling: Indeling,
    *,
    maanden: bool = False,
) -> Frame:
    """The rows that count; with `maanden` once for each month, which then stands in `maand`."""
    frame = sessie.tabel(telling.feit)
    if telling.waar is not None:
        frame = frame.filter(voorwaarde(telling.waar))
    for dimensie, waarde in waar.items():
        frame = frame.filter(nw.col(_kolom(telling, dimensie, indeling)) == waarde)
    return _in_de_tijd(frame, telling, sessie, periode, maanden)


def voorwaarde(v: Voorwaarde) -> nw.Expr:
    """A condition as an expression that is true or false, never unknown."""
    match v:
        case Is(kolom, waarden):
            return nw.col(kolom).is_in(waarden).fill_null(False)
        case Waar(kolom):
            return nw.col(kolom).fill_null(False)
        case Gevuld(kolom):
            return ~nw.col(kolom).is_null()
        case Niet(binnen):
            return ~voorwaarde(binnen)
        case Alle(onderdelen):
            return nw.all_horizontal(*map(voorwaarde, onderdelen), ignore_nulls=False)


def _in_de_tijd(
    frame: Frame, telling: Telling, sessie: Sessie, periode: Period, maanden: bool
) -> Frame:
    start, eind = periode.start, periode.end
    if eind is None:
        raise ValueError("Tellen kan alleen over een periode met een einde.")
    tijd = telling.tijd
    match tijd:
        case Altijd():
            return frame
        case Jaarlijks(kolom):
            return frame.filter(nw.col(kolom) >= start.year, nw.col(kolom) <= (eind - ONE_DAY).year)
        case Tijdens(kolom):
            frame = frame.filter(nw.col(kolom) >= start, nw.col(kolom) < eind)
            if maanden:
                frame = frame.with_columns(
                    nw.col(kolom).dt.truncate("1mo").cast(nw.Date).alias(MAAND)
                )
            return frame
        case Overlapt(begin, einde) | OpLaatsteDag(begin, einde):
            vensters = list(periode.months()) if maanden else [periode]
            if isinstance(tijd, OpLaatsteDag):
                vensters = [_laatste_dag(venster) for venster in vensters]
            loopt = nw.col(einde).is_null() | (nw.col(einde) >= vensters[0].start)
            frame = frame.filter(nw.col(begin) < _dicht(vensters[-1]), loopt)
            if not maanden:
                return frame
            tabel = sessie.datums(
                (MAAND, "_vanaf", "_tot"),
                [(v.start.replace(day=1), v.start, _dicht(v)) for v in vensters],
            )
            return frame.join(tabel, how="cross").filter(
                nw.col(begin) < nw.col("_tot"),
                nw.col(einde).is_null() | (nw.col(einde) >= nw.col("_vanaf")),
            )


def _dicht(venster: Period) -> date:
    assert venster.end is not None
    return venster.end


def _laatste_dag(venster: Period) -> Period:
    return Period(_dicht(venster) - ONE_DAY, venster.end)


def _kolom(telling: Telling, dimensie: str, indeling: Indeling) -> str:
    if dimensie == "segment" and indeling == "nu" and telling.tabel.heeft("segment_nu"):
        return "segment_nu"
    return dimensie


def _groepeer(frame: Frame, telling: Telling, kolommen: list[str], wat: Wat) -> dict[Sleutel, Cel]:
    # A group for "everything" too, so that counting with and without a breakdown is one path.
    sleutels = [f"_k{i}" for i in range(len(kolommen))]
    frame = frame.with_columns(
        nw.lit(0).alias("_alles"),
        *(nw.col(kolom).alias(s) for kolom, s in zip(kolommen, sleutels, strict=True)),
    )
    maten = {"_waarde": _aggregaat(wat)}
    if telling.over_personen:
        maten["_personen"] = _verschillend("jeugdige")
    if telling.tabel.heeft("aanbieder"):
        maten["_aanbieders"] = _verschillend("aanbieder")
    geteld = frame.group_by("_alles", *sleutels).agg(
        *(maat.alias(naam) for naam, maat in maten.items())
    )
    rows: list[dict[str, Any]] = geteld.collect("pyarrow").to_native().to_pylist()
    return {
        tuple(_tekst(row[s]) for s in sleutels): Cel(
            row["_waarde"], row.get("_personen"), row.get("_aanbieders")
        )
        for row in rows
    }


def _aggregaat(wat: Wat) -> nw.Expr:
    match wat:
        case Verschillend(kolom):
            return _verschillend(kolom)
        case Som(kolom):
            # DuckDB answers a sum of int64 as a decimal.
            return nw.col(kolom).sum().cast(nw.Int64)
        case _:
            return nw.len().cast(nw.Int64)


def _verschillend(kolom: str) -> nw.Expr:
    # n_unique counts "no value" as a value; take that one off again.
    leeg = nw.col(kolom).is_null().any().cast(nw.Int64)
    return nw.col(kolom).n_unique().cast(nw.Int64) - leeg


def _tekst(waarde: object) -> str:
    if isinstance(waarde, date):
        return f"{waarde:%Y-%m}"
    return "" if waarde is None else str(waarde)


def _kleinste_aantal(waarden: Iterable[int], deel: int) -> int:
    positief = sorted((w for w in waarden if w > 0), reverse=True)
    nodig, samen = Fraction(sum(positief) * deel, 100), 0
    for aantal, waarde in enumerate(positief, start=1):
        samen += waarde
        if samen >= nodig:
            return aantal
    return 0
