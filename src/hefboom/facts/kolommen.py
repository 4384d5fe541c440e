# SPDX-License-Identifier: EUPL-1.2
"""The facts in memory: each column of a table as one array, read when first asked for.

Text is numbered: a column of codes beside the different values. A snapshot never changes, so its
folder is its identity and what was read once stays good; only the columns that are asked for are
held, and only of the last snapshots. There is no engine here and no thread of its own, so a
process may fork before or after.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from hefboom.facts.fouten import OpnameFout, als_opnamefout
from hefboom.facts.schema import Feitentabel, Kolomsoort

Getallen = npt.NDArray[np.int64]
Dagen = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int32]
Vlaggen = npt.NDArray[np.bool_]

T = TypeVar("T")

#: Days are kept as numbers since this one.
EPOCH = date(1970, 1, 1)
LEEG = -1  # the code of "no value" in a column of text
#: Snapshots whose columns are held: the current one, and the one pages may still be made of.
BEWAARD = 2


@dataclass(frozen=True, slots=True)
class Waarden:
    """A column of numbers, days (since 1970) or yes/no; `leeg` marks where there is no value.

    Where a value is missing `waarden` holds nought; `leeg` is None when none is.
    """

    waarden: npt.NDArray[Any]
    leeg: Vlaggen | None


@dataclass(frozen=True, slots=True)
class Namen:
    """A column of text: for each row the number of its value, `LEEG` for none.

    `aantal` different values; for a breakdown `namen` lists them in the order pages show them:
    numbers as numbers, the empty text last.
    """

    codes: Codes
    aantal: int
    namen: tuple[str, ...] = ()


class Kolommen:
    """One table's columns. Safe to use from several threads."""

    def __init__(self, path: Path, tabel: Feitentabel, bron: pa.NativeFile | None = None) -> None:
        self.tabel = tabel
        woorden = [kolom.naam for kolom in tabel.kolommen if kolom.soort is Kolomsoort.TEKST]
        self._path = path
        with als_opnamefout(path):
            # Not as a memory map: a file that is cut off underneath would end the process.
            self._open = pq.ParquetFile(bron or path, read_dictionary=woorden)
        self.rijen = int(self._open.metadata.num_rows)
        self._slot = RLock()
        self._gelezen: dict[tuple[str, str], Any] = {}

    @classmethod
    def van_arrow(cls, tabel: Feitentabel, waarden: pa.Table) -> Kolommen:
        """The columns of a small table that another engine holds."""
        uit = pa.BufferOutputStream()
        schema = tabel.arrow
        pq.write_table(waarden.select(schema.names).cast(schema), uit)
        return cls(Path(tabel.naam), tabel, pa.BufferReader(uit.getvalue()))

    def getal(self, naam: str) -> Waarden:
        """Numbers or cents, as int64."""
        return self._eens("getal", naam, lambda: _waarden(self._lees(naam), np.int64))

    def dag(self, naam: str) -> Waarden:
        """Days since 1970, as int32."""
        return self._eens(
            "dag", naam, lambda: _waarden(self._lees(naam).cast(pa.int32()), np.int32)
        )

    def janee(self, naam: str) -> Waarden:
        """Yes or no."""
        return self._eens("janee", naam, lambda: _waarden(self._lees(naam), np.bool_))

    def loopt_op(self, dag: date, begin: str = "ingangsdatum", einde: str = "einddatum") -> Vlaggen:
        """The rows that run on this day: begun, and not ended before it; no end runs on."""
        nummer = (dag - EPOCH).days
        laatste = self.dag(einde)
        nog: Vlaggen = laatste.waarden >= nummer
        if laatste.leeg is not None:
            nog |= laatste.leeg
        begonnen: Vlaggen = self.dag(begin).waarden <= nummer
        return nog & begonnen

    def tekst(self, naam: str) -> Namen:
        """Text as numbers in no particular order: to tell values apart."""
        return self._rauw(naam)[0]

    def indeling(self, naam: str) -> Namen:
        """Text as numbers in the order of pages; "no value" is the empty text, and comes last."""
        return self._eens("indeling", naam, lambda: _op_volgorde(*self._rauw(naam)))

    def nummers(self, naam: str, waarden: Collection[str]) -> Codes:
        """The numbers in `tekst` of these values, as far as they occur."""
        _, bekend = self._rauw(naam)
        nummers = [i for i, waarde in enumerate(bekend.to_pylist()) if waarde in waarden]
        return np.array(nummers, dtype=np.int32)

    def rijen_op(self, plaatsen: npt.NDArray[np.intp]) -> list[dict[str, Any]]:
        """Whole rows, in the order of `plaatsen`; only the parts they lie in are read."""
        with self._slot:
            soort = self._open.metadata
            delen = [soort.row_group(g).num_rows for g in range(soort.num_row_groups)]
            grenzen = np.cumsum([0, *delen])
            deel = np.searchsorted(grenzen, plaatsen, side="right") - 1
            nodig = np.unique(deel)
            if not len(nodig):
                return []
            with self._leest():
                tabel = self._open.read_row_groups(nodig.tolist(), use_threads=False)
        begin = np.cumsum([0, *(grenzen[g + 1] - grenzen[g] for g in nodig[:-1])])
        nummer = np.searchsorted(nodig, deel)
        hier = np.ascontiguousarray(plaatsen - grenzen[deel] + begin[nummer], np.int64)
        keuze = pa.Array.from_buffers(pa.int64(), len(hier), [None, pa.py_buffer(hier)])
        rijen: list[dict[str, Any]] = tabel.take(keuze).to_pylist()
        return rijen

    def _rauw(self, naam: str) -> tuple[Namen, pa.Array]:
        return self._eens("rauw", naam, lambda: _genummerd(self._lees(naam)))

    def _eens(self, hoe: str, naam: str, maak: Callable[[], T]) -> T:
        sleutel = (hoe, naam)
        if sleutel not in self._gelezen:
            with self._slot:
                if sleutel not in self._gelezen:
                    self._gelezen[sleutel] = maak()
        gelezen: T = self._gelezen[sleutel]
        return gelezen

    @contextmanager
    def _leest(self) -> Iterator[None]:
        try:
            with als_opnamefout(self._path):
                yield
        except OpnameFout:
            vergeet_kolommen()  # the file may be mended meanwhile, under the same name
            raise

    def _lees(self, naam: str) -> pa.Array:
        if not self.tabel.heeft(naam):
            raise KeyError(f"{self.tabel.naam}.{naam}")
        # No threads of Arrow's: a process may fork before or after.
        with self._leest():
            tabel = self._open.read(columns=[naam], use_threads=False)
        return tabel.unify_dictionaries().column(0).combine_chunks()


@lru_cache(maxsize=BEWAARD)
def _van_opname(folder: Path) -> dict[str, Kolommen]:
    return {}


def kolommen_van(folder: Path, tabel: Feitentabel) -> Kolommen:
    """The columns of one table of the snapshot in a folder."""
    bekend = _van_opname(folder)
    if tabel.naam not in bekend:
        bekend.setdefault(tabel.naam, Kolommen(folder / f"{tabel.naam}.parquet", tabel))
    return bekend[tabel.naam]


def vergeet_kolommen() -> None:
    """Open every file anew when it is next asked for."""
    _van_opname.cache_clear()


def plek(waarde: str) -> tuple[bool, int, str]:
    """Where a value stands on a page: the empty one last, segment 2 before segment 10."""
    return waarde == "", int(waarde) if waarde.isdecimal() else 0, waarde


def _waarden(kolom: pa.Array, soort: type[np.generic]) -> Waarden:
    waarden, leeg = _getallen(kolom), _waar_leeg(kolom)
    if leeg is not None:
        waarden = np.where(leeg, np.zeros(1, waarden.dtype), waarden)
    return Waarden(waarden.astype(soort, copy=False), leeg)


def _genummerd(kolom: pa.Array) -> tuple[Namen, pa.Array]:
    if not isinstance(kolom, pa.DictionaryArray):
        kolom = kolom.dictionary_encode()
    codes, leeg = _getallen(kolom.indices), _waar_leeg(kolom.indices)
    if leeg is not None:
        codes = np.where(leeg, np.int32(LEEG), codes)
    return Namen(codes.astype(np.int32, copy=False), len(kolom.dictionary)), kolom.dictionary


# Arrow's own `to_numpy`, `array` and `scalar` load pandas where that happens to be installed,
# which takes longer than a page may.


def _getallen(kolom: pa.Array) -> npt.NDArray[Any]:
    """What stands in an array of numbers, days or yes/no; anything where there is no value."""
    if pa.types.is_boolean(kolom.type):
        return _getallen(kolom.cast(pa.uint8())).view(np.bool_)
    soort = np.dtype(kolom.type.to_pandas_dtype())
    if not len(kolom):
        return np.empty(0, soort)
    heel = np.frombuffer(kolom.buffers()[1], soort)
    return heel[kolom.offset : kolom.offset + len(kolom)]


def _waar_leeg(kolom: pa.Array) -> Vlaggen | None:
    return _getallen(kolom.is_null()) if kolom.null_count else None


def _op_volgorde(kolom: Namen, waarden: pa.Array) -> Namen:
    bekend = [str(waarde) for waarde in waarden.to_pylist()]
    namen = sorted({*bekend, ""}, key=plek)
    plaats = {naam: i for i, naam in enumerate(namen)}
    # The last place of the list is where code -1, "no value", looks.
    nieuw = np.array([*(plaats[naam] for naam in bekend), plaats[""]], dtype=np.int32)
    return Namen(nieuw[kolom.codes], len(namen), tuple(namen))
