# SPDX-License-Identifier: EUPL-1.2
"""A snapshot: an immutable folder of Parquet files with a peildatum. Knows no Django.

```text
<map>/feiten/huidig.json            which one counts now (swapped in one step)
<map>/feiten/<id>/meta.json         what it is
<map>/feiten/<id>/<tabel>.parquet   the facts
```
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol

import narwhals as nw

from hefboom.facts.duck import DuckSessie
from hefboom.facts.polars_deur import PolarsSessie
from hefboom.facts.schema import SCHEMA_VERSIE, TABELLEN

POINTER = "huidig.json"
META = "meta.json"
Machine = Literal["duckdb", "polars"]


class OpnameFout(Exception):
    """A snapshot cannot be made or read; the message (Dutch) says what to do."""


class _Deur(Protocol):
    def tabel(self, naam: str) -> Any: ...

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> Any: ...


class Sessie:
    """One reader's view of a snapshot. Frames of one session may be joined with each other."""

    def __init__(self, deur: _Deur) -> None:
        self._deur = deur

    def tabel(self, naam: str) -> nw.LazyFrame[Any]:
        """The facts of one table, lazily. Raises `OpnameFout` for a table that does not exist."""
        if naam not in TABELLEN:
            raise OpnameFout(
                f"Een tabel '{naam}' is er niet; wel: {', '.join(TABELLEN)} (facts/schema.py)."
            )
        return _lazy(self._deur.tabel(naam))

    def datums(self, kolommen: Sequence[str], rijen: Sequence[Sequence[date]]) -> nw.LazyFrame[Any]:
        """A small table of days to join with."""
        return _lazy(self._deur.datums(kolommen, rijen))


def _lazy(native: Any) -> nw.LazyFrame[Any]:
    frame: nw.LazyFrame[Any] = nw.from_native(native)
    return frame


@dataclass(frozen=True, slots=True)
class Momentopname:
    """An open snapshot. `peildatum` is the first day it does not look at.

    `rijen` tells how many rows each table has; `stelsel` is the fingerprint of the region's
    decisions it was made with.
    """

    id: str
    peildatum: date
    gemaakt_op: datetime
    regio: str
    map: Path
    rijen: Mapping[str, int]
    stelsel: str
    machine: Machine = "duckdb"

    def sessie(self) -> Sessie:
        """A reader of its own: one per request or computation, used in one thread."""
        if self.machine == "polars":
            return Sessie(PolarsSessie(self.map))
        return Sessie(DuckSessie(self.map, TABELLEN))

    def tabel(self, naam: str) -> nw.LazyFrame[Any]:
        """One table, on a session of its own."""
        return self.sessie().tabel(naam)

    def __hash__(self) -> int:
        return hash((self.id, self.machine))


def open_opname(map_: Path, machine: Machine = "duckdb") -> Momentopname:
    """Open the snapshot in a folder.

    Raises `OpnameFout` when it is not one, or was written by another version of Hefboom.
    """
    try:
        meta = json.loads((map_ / META).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise OpnameFout(
            f"In {map_} staat geen leesbare momentopname. Maak een nieuwe met "
            "`./hefboom meet --opnieuw`."
        ) from None
    if meta["schema"] != SCHEMA_VERSIE:
        raise OpnameFout(
            f"Momentopname {meta['id']} is door een andere versie van Hefboom gemaakt. Maak een "
            "nieuwe met `./hefboom meet --opnieuw`."
        )
    return Momentopname(
        id=meta["id"],
        peildatum=date.fromisoformat(meta["peildatum"]),
        gemaakt_op=datetime.fromisoformat(meta["gemaakt_op"]),
        regio=meta["regio"],
        map=map_,
        rijen={naam: tabel["rijen"] for naam, tabel in meta["tabellen"].items()},
        stelsel=meta["stelsel"],
        machine=machine,
    )


@lru_cache(maxsize=8)
def _open_eens(map_: Path) -> Momentopname:
    return open_opname(map_)


def huidige_in(feiten: Path) -> Momentopname | None:
    """The snapshot the pointer names; None when there is none, or only one of an older version."""
    try:
        pointer = json.loads((feiten / POINTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    try:
        return _open_eens(feiten / pointer["id"])
    except OpnameFout:
        return None
