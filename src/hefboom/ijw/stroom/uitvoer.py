# SPDX-License-Identifier: EUPL-1.2
"""Claim lines to a file of columns, batch by batch; the file is there whole or not at all.

Each row says whose claim it is, so that files can be laid below each other. What stands in the
file names persons or could, so only its owner may read it.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from hefboom.ijw.stroom.stroom import Stroom
from hefboom.kernel import FORMULETEKENS

PARQUET, CSV = ".parquet", ".csv"
VORMEN = (PARQUET, CSV)
#: How a text begins that a spreadsheet would reckon (`kernel.rekenblad`).
_FORMULE = "^(" + "|".join(map(re.escape, FORMULETEKENS)) + ")"
#: BSN → what stands in its place; it must give the same for the same.
Pseudoniem = Callable[[str], str]


class _Schrijver(Protocol):
    def write_batch(self, batch: pa.RecordBatch) -> None: ...

    def close(self) -> None: ...


def schrijf_kolommen(
    stroom: Stroom,
    doel: Path,
    pseudoniem: Pseudoniem | None,
    na_partij: Callable[[], None],
    voor_het_er_staat: Callable[[], None],
    zag: Callable[[str], object] = lambda bsn: None,
) -> bool:
    """Write the lines of a claim to `doel` (.parquet or .csv); False when the claim is not right.

    With a `pseudoniem` the column `bsn` becomes `pseudoniem`. `zag` is told each BSN, some more
    than once. `na_partij` is called after each batch, `voor_het_er_staat` when all is written and
    right, just before the file appears. Raises `OSError` when it cannot be written, `ValueError`
    for another kind of file; whatever happens,
    nothing half-written stays behind.
    """
    if doel.suffix.lower() not in VORMEN:
        raise ValueError(f"{doel.suffix or 'geen uitgang'} is geen {' of '.join(VORMEN)}.")
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}.deel")
    try:
        with _alleen_voor_de_eigenaar(tijdelijk) as uit, contextlib.ExitStack() as sluit:
            schrijver: _Schrijver | None = None
            for partij in stroom:
                for bsn in filter(None, pc.unique(partij.column("bsn")).to_pylist()):
                    zag(bsn)
                rijen = _met_wie(partij, stroom, pseudoniem)
                if doel.suffix.lower() == CSV:
                    rijen = _veilig(rijen)
                if schrijver is None:
                    schrijver = _open(uit, doel.suffix.lower(), rijen.schema)
                    sluit.callback(schrijver.close)
                schrijver.write_batch(rijen)
                na_partij()
        if not stroom.bruikbaar:
            return False
        voor_het_er_staat()
        tijdelijk.replace(doel)
        return True
    finally:
        tijdelijk.unlink(missing_ok=True)


@contextlib.contextmanager
def _alleen_voor_de_eigenaar(pad: Path) -> Iterator[BinaryIO]:
    nummer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(nummer, "wb") as uit:
        yield uit
        uit.flush()
        os.fsync(nummer)


def _open(uit: BinaryIO, vorm: str, schema: pa.Schema) -> _Schrijver:
    schrijver: _Schrijver
    if vorm == PARQUET:
        schrijver = pa.parquet.ParquetWriter(uit, schema, compression="zstd")
    else:
        opties = pa.csv.WriteOptions(delimiter=";")
        schrijver = pa.csv.CSVWriter(uit, schema, write_options=opties)
    return schrijver


def _met_wie(
    partij: pa.RecordBatch, stroom: Stroom, pseudoniem: Pseudoniem | None
) -> pa.RecordBatch:
    """The batch with provider, municipality and claim number before it; BSN replaced if asked."""
    kop, nummer = stroom.kop, stroom.declaratie.get("DeclaratieNummer")
    vast = {
        "aanbieder": kop.aanbieder if kop else None,
        "gemeente": kop.gemeente if kop else None,
        "declaratienummer": nummer,
    }
    kolommen = {naam: _herhaald(waarde, partij.num_rows) for naam, waarde in vast.items()}
    for naam, kolom in zip(partij.schema.names, partij.columns, strict=True):
        if naam == "bsn" and pseudoniem is not None:
            kolommen["pseudoniem"] = _vervangen(kolom, pseudoniem)
        else:
            kolommen[naam] = kolom
    return pa.RecordBatch.from_pydict(kolommen)


def _veilig(rijen: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with every text marked that a spreadsheet would take for a formula."""
    return pa.RecordBatch.from_pydict(
        {
            naam: pc.replace_substring_regex(kolom, _FORMULE, r"'\1")
            if pa.types.is_string(kolom.type)
            else kolom
            for naam, kolom in zip(rijen.schema.names, rijen.columns, strict=True)
        }
    )


def _herhaald(waarde: str | None, aantal: int) -> pa.Array:
    return pa.repeat(pa.scalar(waarde, pa.string()), aantal)


def _vervangen(kolom: pa.Array, pseudoniem: Pseudoniem) -> pa.Array:
    """Each distinct value replaced once: the lines of one youth stand together."""
    gecodeerd = kolom.dictionary_encode()
    nieuw = [None if bsn is None else pseudoniem(bsn) for bsn in gecodeerd.dictionary.to_pylist()]
    return pa.array(nieuw, pa.string()).take(gecodeerd.indices)
