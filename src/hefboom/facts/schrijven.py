# SPDX-License-Identifier: EUPL-1.2
"""Writing a snapshot: beside the current one, whole or not at all. Knows no Django.

Everything is written in a folder whose name starts with a dot; only when all of it is on disk the
folder gets its real name, and only then the pointer moves. A process killed at any moment leaves
the current snapshot as it was and at most a dotted folder, which the next writer sweeps away.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hefboom.facts.fouten import OpnameFout
from hefboom.facts.meta import META, Opnameinhoud, Opnamemeta, Tabelmeta, als_json, beschrijf
from hefboom.facts.momentopname import POINTER, Momentopname, aangewezen, open_opname, vergeet
from hefboom.facts.schema import TABELLEN

Feitrij = Sequence[Any]
BROK = 50_000  # rows held in memory at a time
BEZIG = ".bezig-"
#: A snapshot with this file stays for ever; it says why.
BEVROREN = "bevroren.txt"


def schrijf_momentopname(
    feiten: Path,
    tabellen: Mapping[str, Iterable[Feitrij]],
    *,
    peildatum: date,
    regio: str,
    stelsel: str,
    op: datetime,
) -> Momentopname:
    """Write every table and move the pointer.

    `tabellen` gives for each table its rows in the order of the schema; they are read once, one
    after the other. The id follows from the content: equal facts on an equal peildatum are the
    snapshot that already exists. Raises `OpnameFout` when the folder cannot be written.
    """
    with schrijfbaar(feiten), alleen_schrijver(feiten):
        return _schrijf(feiten, tabellen, peildatum, regio, stelsel, op)


@contextmanager
def schrijfbaar(feiten: Path) -> Iterator[None]:
    """The folder is there; what the disk refuses in it becomes an `OpnameFout`."""
    try:
        feiten.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as fout:
        soort = errno.errorcode.get(fout.errno or 0, type(fout).__name__)
        raise OpnameFout(
            f"De momentopname kan niet worden geschreven in {feiten} ({soort}). "
            "Kijk of de schijf vol is en of Hefboom daar mag schrijven."
        ) from fout


def _schrijf(
    feiten: Path,
    tabellen: Mapping[str, Iterable[Feitrij]],
    peildatum: date,
    regio: str,
    stelsel: str,
    op: datetime,
) -> Momentopname:
    _veeg(feiten)
    bezig = Path(tempfile.mkdtemp(prefix=BEZIG, dir=feiten))
    try:
        beschreven = {
            naam: _schrijf_tabel(bezig, naam, tabellen.get(naam, ())) for naam in TABELLEN
        }
        inhoud = Opnameinhoud(
            regio=regio, peildatum=peildatum, stelsel=stelsel, tabellen=beschreven
        )
        doel = feiten / inhoud.opname_id
        if not _is_heel(doel):
            _deel_met_vorige(feiten, bezig, beschreven)
            meta = Opnamemeta(**dict(inhoud), id=doel.name, gemaakt_op=op)
            schrijf_zeker(bezig / META, als_json(meta))
            bezig.chmod(0o700)
            if (doel / BEVROREN).exists():
                shutil.copyfile(doel / BEVROREN, bezig / BEVROREN)
            if doel.exists():
                doel.rename(Path(tempfile.mkdtemp(prefix=BEZIG, dir=feiten)) / doel.name)
            bezig.rename(doel)
            op_schijf(feiten)
            _veeg(feiten)
            vergeet()
        _wijs_aan(feiten, doel.name)
        return open_opname(doel)
    finally:
        shutil.rmtree(bezig, ignore_errors=True)


def _is_heel(folder: Path) -> bool:
    """Is this snapshot there, and still what was written?"""
    try:
        open_opname(folder)
    except OpnameFout:
        return False
    return True


def _veeg(feiten: Path) -> None:
    """Sweep away what an earlier writer left, and damaged folders that were replaced."""
    for oud in feiten.glob(f"{BEZIG}*"):
        shutil.rmtree(oud)


def schrijf_tabellen(folder: Path, tabellen: Mapping[str, pa.Table]) -> None:
    """Write whole tables that are columns already, as a snapshot would hold them."""
    for naam, tabel in tabellen.items():
        with _schrijver(folder, naam) as schrijver:
            schrijver.write_table(tabel, row_group_size=BROK)


def _schrijver(folder: Path, naam: str) -> pq.ParquetWriter:
    return pq.ParquetWriter(
        folder / f"{naam}.parquet",
        TABELLEN[naam].arrow,
        compression="zstd",
        coerce_timestamps="us",
    )


def _schrijf_tabel(folder: Path, naam: str, rijen: Iterable[Feitrij]) -> Tabelmeta:
    schema = TABELLEN[naam].arrow
    aantal = 0
    with _schrijver(folder, naam) as schrijver:
        for brok in in_brokken(rijen):
            kolommen = zip(*brok, strict=True)
            arrays = [
                pa.array(list(kolom), veld.type)
                for kolom, veld in zip(kolommen, schema, strict=True)
            ]
            schrijver.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
            aantal += len(brok)
    path = folder / f"{naam}.parquet"
    op_schijf(path)
    return beschrijf(path, aantal)


def in_brokken(rijen: Iterable[Feitrij], grootte: int = BROK) -> Iterator[list[Feitrij]]:
    """The rows in lists of at most `grootte`, so that memory stays bounded."""
    brok: list[Feitrij] = []
    for rij in rijen:
        brok.append(rij)
        if len(brok) == grootte:
            yield brok
            brok = []
    if brok:
        yield brok


def _deel_met_vorige(feiten: Path, bezig: Path, beschreven: Mapping[str, Tabelmeta]) -> None:
    """Tables that did not change take no new room: they become the previous one's file.

    What counts is the file itself, not what is said of it: a damaged one is never passed on.
    """
    try:
        vorige = aangewezen(feiten)
    except OpnameFout:
        vorige = None
    if vorige is None:
        return
    for naam, tabel in beschreven.items():
        gedeeld = bezig / f"{naam}.gedeeld"
        try:
            os.link(feiten / vorige / f"{naam}.parquet", gedeeld)
        except OSError:  # no such table, or a file system without hard links: keep our own copy
            continue
        if gedeeld.stat().st_size == tabel.grootte and beschrijf(gedeeld, tabel.rijen) == tabel:
            gedeeld.replace(bezig / f"{naam}.parquet")
        else:
            gedeeld.unlink()


def _wijs_aan(feiten: Path, opname_id: str) -> None:
    tijdelijk = feiten / f".{POINTER}"
    schrijf_zeker(tijdelijk, {"id": opname_id})
    tijdelijk.replace(feiten / POINTER)
    op_schijf(feiten)


def schrijf_zeker(path: Path, inhoud: Mapping[str, Any]) -> None:
    """Write this as JSON; it is on disk when this returns."""
    path.write_text(json.dumps(inhoud, indent=1, ensure_ascii=False), encoding="utf-8")
    op_schijf(path)


def op_schijf(path: Path) -> None:
    """Return when this file or folder is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alleen_schrijver(feiten: Path) -> Iterator[None]:
    """One process at a time changes the folder; the lock goes when the process goes."""
    with (feiten / ".slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield
