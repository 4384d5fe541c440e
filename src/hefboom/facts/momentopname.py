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
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hefboom.facts.kolommen import Kolommen, kolommen_van
from hefboom.facts.schema import SCHEMA_VERSIE, TABELLEN, Feitentabel

POINTER = "huidig.json"
META = "meta.json"


class OpnameFout(Exception):
    """A snapshot cannot be made or read; the message (Dutch) says what to do."""


def _bekend(naam: str) -> Feitentabel:
    if naam not in TABELLEN:
        raise OpnameFout(
            f"Een tabel '{naam}' is er niet; wel: {', '.join(TABELLEN)} (facts/schema.py)."
        )
    return TABELLEN[naam]


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

    def kolommen(self, naam: str) -> Kolommen:
        """One table's columns in memory. Raises `OpnameFout` for a table that does not exist."""
        return kolommen_van(self.map, _bekend(naam))

    def tabel(self, naam: str) -> pa.Table:
        """One whole table. Raises `OpnameFout` for a table that does not exist."""
        return pq.ParquetFile(self.map / f"{_bekend(naam).naam}.parquet").read(use_threads=False)

    def __hash__(self) -> int:
        return hash(self.id)


def open_opname(map_: Path) -> Momentopname:
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
