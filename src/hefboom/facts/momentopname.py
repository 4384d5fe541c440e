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
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hefboom.facts.fouten import MAAK_NIEUWE, OpnameFout, als_opnamefout
from hefboom.facts.kolommen import Kolommen, kolommen_van, vergeet_kolommen
from hefboom.facts.meta import eis_heel, lees_meta
from hefboom.facts.schema import TABELLEN, Feitentabel

POINTER = "huidig.json"
PUBLICATIE = "publicatie.json"  # the one that readers with hidden figures look at
#: A name of one folder, here.
EEN_MAP = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*", re.ASCII)


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
    decisions it was made with. Of a publication `eerder` is the one before it, while that is kept.
    """

    id: str
    peildatum: date
    gemaakt_op: datetime
    regio: str
    map: Path
    rijen: Mapping[str, int]
    stelsel: str
    eerder: Momentopname | None = None

    def kolommen(self, naam: str) -> Kolommen:
        """One table's columns in memory.

        Raises `OpnameFout` for a table that does not exist, and where its file cannot be read.
        """
        return kolommen_van(self.map, _bekend(naam))

    def tabel(self, naam: str) -> pa.Table:
        """One whole table. Raises `OpnameFout` as `kolommen` does."""
        path = self.map / f"{_bekend(naam).naam}.parquet"
        with als_opnamefout(path):
            return pq.ParquetFile(path).read(use_threads=False)

    def __hash__(self) -> int:
        return hash(self.id)


def open_opname(folder: Path) -> Momentopname:
    """Open the snapshot in a folder, after looking whether it still is what was written.

    Raises `OpnameFout` when it is not one, was written by another version of Hefboom, or when any
    of it is gone or changed.
    """
    meta = lees_meta(folder)
    eis_heel(folder, meta)
    return Momentopname(
        id=meta.id,
        peildatum=meta.peildatum,
        gemaakt_op=meta.gemaakt_op,
        regio=meta.regio,
        map=folder,
        rijen={naam: tabel.rijen for naam, tabel in meta.tabellen.items()},
        stelsel=meta.stelsel,
    )


@lru_cache(maxsize=8)
def open_eens(folder: Path) -> Momentopname:
    """Open and check it once per process."""
    return open_opname(folder)


def vergeet() -> None:
    """Open and check every snapshot anew when it is next asked for."""
    open_eens.cache_clear()
    vergeet_kolommen()


def aangewezen(feiten: Path, wijzer: str = POINTER) -> str | None:
    """The id of the snapshot that counts now; None when none was made yet.

    Raises `OpnameFout` when the pointer cannot be read, or does not say.
    """
    pointer = _lees_wijzer(feiten / wijzer)
    if pointer is None:
        return None
    opname_id = pointer.get("id")
    if not isinstance(opname_id, str) or not EEN_MAP.fullmatch(opname_id):
        raise OpnameFout(
            f"Welke momentopname telt, is niet te lezen: {wijzer} is beschadigd. {MAAK_NIEUWE}"
        )
    return opname_id


def daarvoor_aangewezen(feiten: Path) -> str | None:
    """The id of the publication before this one; None when there was none, or nobody knows."""
    eerder = (_lees_wijzer(feiten / PUBLICATIE) or {}).get("eerder")
    return eerder if isinstance(eerder, str) and EEN_MAP.fullmatch(eerder) else None


def _lees_wijzer(pad: Path) -> dict[str, object] | None:
    """What a pointer says: nothing when it is damaged; None when there is none."""
    try:
        pointer = json.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return {}
    return pointer if isinstance(pointer, dict) else {}


def huidige_in(feiten: Path) -> Momentopname | None:
    """The snapshot the pointer names, checked once per process; None when none was made yet.

    Raises `OpnameFout` when the pointer or that snapshot cannot be read.
    """
    opname_id = aangewezen(feiten)
    return None if opname_id is None else open_eens(feiten / opname_id)
