# SPDX-License-Identifier: EUPL-1.2
"""What machine or database does is said in a sentence by every verb, never as a traceback."""

from __future__ import annotations

import errno
import os
import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from django import db

from hefboom.cli import main
from hefboom.cli.hoofd import WERKWOORDEN
from hefboom.cli.storing import VAN_DE_DATABASE, VAN_DE_SCHIJF, storing_van
from hefboom.facts import OpnameFout


def _als_django(fout: BaseException) -> db.Error:
    """As Django hands on what a driver says."""
    soort: type[db.Error] = getattr(db, type(fout).__name__, db.DatabaseError)
    verpakt = soort(*fout.args)
    verpakt.__cause__ = fout
    return verpakt


def _vol(map_: Path) -> None:
    with sqlite3.connect(map_ / "vol.db") as kast:
        kast.execute("PRAGMA max_page_count = 3")
        kast.execute("CREATE TABLE t (x)")
        for _ in range(100):
            kast.execute("INSERT INTO t VALUES (zeroblob(1000))")


def _alleen_lezen(map_: Path) -> None:
    with sqlite3.connect(map_ / "lees.db") as kast:
        kast.execute("CREATE TABLE t (x)")
    with sqlite3.connect(f"file:{map_ / 'lees.db'}?mode=ro", uri=True) as kast:
        kast.execute("INSERT INTO t VALUES (1)")


def _geen_database(map_: Path) -> None:
    (map_ / "geen.db").write_bytes(b"dit is geen database" * 100)
    sqlite3.connect(map_ / "geen.db").execute("SELECT * FROM sqlite_master")


def _kapotte_bladzijde(map_: Path) -> None:
    pad = map_ / "kapot.db"
    with sqlite3.connect(pad) as kast:
        kast.execute("CREATE TABLE t (x)")
        kast.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 100)
    kast.close()
    data = bytearray(pad.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    pad.write_bytes(data)
    sqlite3.connect(pad).execute("SELECT count(x) FROM t").fetchall()


def _kapotte_tekst(map_: Path) -> None:
    sqlite3.connect(":memory:").execute("SELECT CAST(x'ff41' AS TEXT)").fetchall()


def _bezet(map_: Path) -> None:
    een, ander = (sqlite3.connect(map_ / "bezet.db", timeout=0) for _ in range(2))
    een.execute("BEGIN EXCLUSIVE")
    ander.execute("BEGIN EXCLUSIVE")


def _geen_tabel(map_: Path) -> None:
    sqlite3.connect(":memory:").execute("SELECT * FROM intake_verwerking")


def _geen_map(map_: Path) -> None:
    sqlite3.connect(map_ / "weg" / "x.db").execute("SELECT 1")


#: What is really done to a database, and a word of the sentence that follows.
DATABASE: dict[str, tuple[Callable[[Path], None], str]] = {
    "vol": (_vol, "geen ruimte meer"),
    "alleen lezen": (_alleen_lezen, "mag niet geschreven worden"),
    "geen database": (_geen_database, "beschadigd"),
    "kapotte bladzijde": (_kapotte_bladzijde, "beschadigd"),
    "kapotte tekst": (_kapotte_tekst, "beschadigd"),
    "bezet": (_bezet, "te lang bezet"),
    "geen tabel": (_geen_tabel, "`./hefboom migreer`"),
    "geen map": (_geen_map, "niet te openen"),
}


@pytest.mark.parametrize("wat", DATABASE)
def test_wat_sqlite_zegt_wordt_een_zin(wat: str, tmp_path: Path) -> None:
    doe, zin = DATABASE[wat]
    with pytest.raises(sqlite3.Error) as fout:
        doe(tmp_path)
    storing = storing_van(_als_django(fout.value))
    assert storing is not None
    assert zin in storing.zin
    assert storing.code == 1


@pytest.mark.parametrize(
    ("nummer", "tekst", "zin"),
    [
        ("53100", "could not extend file", "geen ruimte meer"),
        ("25006", "cannot execute INSERT in a read-only transaction", "niet geschreven"),
        ("XX001", "invalid page in block 3", "beschadigd"),
        ("42P01", 'relation "intake_verwerking" does not exist', "`./hefboom migreer`"),
        ("57P01", "terminating connection due to administrator command", "niet bereikbaar"),
        ("08006", "connection failure", "niet bereikbaar"),
        ("40P01", "deadlock detected", "te lang bezet"),
        (None, 'connection failed: FATAL:  database "x" does not exist', "database is er niet"),
        (None, 'connection failed: FATAL:  role "x" does not exist', "naam en wachtwoord"),
        (None, "connection failed: Connection refused", "niet bereikbaar"),
        ("22003", "integer out of range", "werkt niet mee (DataError)"),
    ],
)
def test_wat_postgresql_zegt_wordt_een_zin(nummer: str | None, tekst: str, zin: str) -> None:
    fout = db.DataError(tekst)
    fout.__cause__ = type("Psycopg", (Exception,), {"sqlstate": nummer})(tekst)
    storing = storing_van(fout)
    assert storing is not None
    assert zin in storing.zin


@pytest.mark.parametrize("nummer", sorted(errno.errorcode), ids=errno.errorcode.get)
def test_elke_fout_van_de_schijf_wordt_een_zin_die_het_pad_noemt(nummer: int) -> None:
    storing = storing_van(OSError(nummer, os.strerror(nummer), "/een/pad"))
    assert storing is not None
    assert os.strerror(nummer) not in storing.zin
    assert nummer in {errno.ENOSPC, errno.EDQUOT} or "'/een/pad'" in storing.zin


def test_een_fout_van_onszelf_houdt_haar_spoor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert storing_van(ZeroDivisionError()) is None
    monkeypatch.setenv("HEFBOOM_SPOOR", "ja")
    assert storing_van(OSError(errno.EIO, "I/O")) is None


FOUTEN: tuple[tuple[Exception, int], ...] = (
    (OSError(errno.ENOSPC, "No space left on device"), 2),
    (OSError(errno.EROFS, "Read-only file system", "/een/pad"), 1),
    (FileNotFoundError(errno.ENOENT, "No such file", "/een/pad"), 1),
    (db.OperationalError("database or disk is full"), 1),
    (db.DatabaseError("database disk image is malformed"), 1),
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), 1),
    (OpnameFout("Momentopname x is beschadigd. Maak een nieuwe."), 1),
    (MemoryError(), 2),
)


@pytest.mark.parametrize("verb", sorted(WERKWOORDEN))
def test_elk_werkwoord_zegt_het_in_een_zin(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = import_module(f"hefboom.cli.{verb}")
    monkeypatch.setattr(module, "DJANGO", False, raising=False)
    monkeypatch.setattr(module, "argumenten", lambda parser: _niets(parser))
    monkeypatch.setattr("hefboom.cli.hoofd.zwijg", lambda: None)  # it closes our own output
    for fout, code in FOUTEN:

        def voer_uit(args: Namespace, fout: Exception = fout) -> int:
            raise fout

        monkeypatch.setattr(module, "voer_uit", voer_uit)
        assert main([verb]) == code, fout
        gezegd = capsys.readouterr().err
        assert gezegd.startswith("hefboom: ")
        assert gezegd.rstrip().endswith((".", "?"))
        assert "Traceback" not in gezegd


def _niets(parser: ArgumentParser) -> None:
    """A verb without options."""


def test_elke_zin_zegt_hoe_het_verder_gaat() -> None:
    for zin in [*VAN_DE_SCHIJF.values(), *(zin for _, zin in VAN_DE_DATABASE)]:
        assert zin.endswith((".", "?"))
