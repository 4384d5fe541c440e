# SPDX-License-Identifier: EUPL-1.2
"""Installations of their own for processes that are killed, on the database of this run."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection
from django.db.backends.utils import CursorWrapper

from tests.intake import berichten as b

WORTEL = Path(__file__).resolve().parents[2]
TABELLEN = (
    "mailbox_bericht",
    "intake_verwerking",
    "dossiers_jeugdige",
    "dossiers_verzoek",
    "dossiers_wijzigingsregel",
    "dossiers_honorering",
    "dossiers_toewijzing",
    "dossiers_zorgperiode",
    "declaraties_declaratie",
    "declaraties_prestatie",
)
#: Sealed anew at each sealing; that it opens to the same is proven in tests/mailbox.
VERZEGELD = {"inhoud", "bsn_verzegeld"}
Rij = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Installatie:
    """A data folder, and a database that no one else uses. `url` is empty on SQLite."""

    map: Path
    url: str = ""

    def start(self, post: Path, batch: int, wat: str) -> subprocess.Popen[str]:
        """A process that takes in `post` (see `draai.py`)."""
        omgeving = {
            k: v for k, v in os.environ.items() if not k.startswith(("HEFBOOM_", "DJANGO_"))
        }
        omgeving["PYTHONPATH"] = f"{WORTEL / 'src'}{os.pathsep}{WORTEL}"
        if self.url:
            omgeving["HEFBOOM_DATABASE_URL"] = self.url
        draai = Path(__file__).with_name("draai.py")
        return subprocess.Popen(
            [sys.executable, str(draai), self.map, post, str(batch), wat],
            stdout=subprocess.PIPE,
            text=True,
            env=omgeving,
            cwd=WORTEL,
        )

    @property
    def omgeving(self) -> dict[str, str]:
        """The environment of a process of this installation."""
        omgeving = {
            k: v for k, v in os.environ.items() if not k.startswith(("HEFBOOM_", "DJANGO_"))
        }
        omgeving |= {"PYTHONPATH": str(WORTEL / "src"), "HEFBOOM_MAP": str(self.map)}
        return omgeving | ({"HEFBOOM_DATABASE_URL": self.url} if self.url else {})

    def hefboom(self, *argv: str) -> subprocess.CompletedProcess[str]:
        """A verb of the command line, on this installation."""
        return subprocess.run(
            [sys.executable, "-m", "hefboom", *argv],
            env=self.omgeving,
            capture_output=True,
            text=True,
            check=False,
        )

    def wijzig(self, *opdrachten: str) -> None:
        """Change the tables behind everyone's back."""
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as verbinding:
                for sql in opdrachten:
                    verbinding.execute(sql.encode())
        else:
            with sqlite3.connect(self.map / "hefboom.sqlite3") as db:
                for sql in opdrachten:
                    db.execute(sql)

    def tabellen(self) -> dict[str, list[Rij]]:
        """Every row, with random keys replaced by what they stand for."""
        uit = subprocess.run(
            [sys.executable, __file__, self.map],
            capture_output=True,
            text=True,
            check=True,
            env=self.omgeving | {"PYTHONPATH": f"{WORTEL / 'src'}{os.pathsep}{WORTEL}"},
        )
        return {
            tabel: sorted(tuple(map(tuple, rij)) for rij in rijen)
            for tabel, rijen in json.loads(uit.stdout).items()
        }


def maak_post(map_: Path, keren: int) -> Path:
    """A folder of messages of every kind: right ones, wrong ones, and what is no message."""
    map_.mkdir()
    berichten = []
    for nummer, bsn in enumerate((b.TOM, b.ANNA) * keren, start=1):
        berichten += [
            b.jw315(f"REF{nummer}", bsn=bsn),
            b.jw301(b.toegewezen(nummer, ReferentieAanbieder=f"REF{nummer}"), bsn=bsn),
            b.jw305(b.start(nummer), b.start(99999), bsn=bsn),
            b.jw323(b.prestatie(f"R{nummer}", nummer), bsn=bsn),
            b.jw307(b.stop(nummer), bsn=bsn),
            b.jw315(f"K{nummer}", bsn=bsn, aanbieder=b.KOMPAS),
            b.jw319(f"K{nummer}", "2", aanbieder=b.KOMPAS),
            b.jw319(f"K{nummer}", "1", aanbieder=b.KOMPAS),
            b"onzin %d" % nummer,
        ]
    for nummer, bsn in ((7001, b.TOM), (7002, b.ANNA)):
        berichten += [
            b.jw301(b.toegewezen(nummer), bsn=bsn, aanbieder=b.KOMPAS),
            b.jw317(f"W{nummer}", (b.te_wijzigen(nummer),), bsn=bsn, aanbieder=b.KOMPAS),
        ]
    for nummer, data in enumerate(berichten):
        (map_ / f"{nummer:05d}.xml").write_bytes(data)
    return map_


def maak(map_: Path) -> Installatie:
    """A fresh installation with its tables; on PostgreSQL a database beside that of this run."""
    map_.mkdir()
    (map_ / "demo.json").write_text(
        json.dumps({"regio": "zuid-holland-zuid", "vandaag": "2026-12-01"}), encoding="utf-8"
    )
    (map_ / "sleutel").write_text("A" * 43 + "=", encoding="ascii")
    url = ""
    if connection.vendor == "postgresql":
        naam = f"hefboom_afbreken_{os.getpid()}_{map_.name}"
        _buiten_transactie(f'CREATE DATABASE "{naam}"')
        url = urlunsplit(
            urlsplit(os.environ["HEFBOOM_TEST_DATABASE_URL"])._replace(path=f"/{naam}")
        )
    installatie = Installatie(map_, url)
    if installatie.start(map_, 1, "migreer").wait():
        raise RuntimeError(f"In {map_} zijn de tabellen niet te maken.")
    return installatie


def ruim_op(installatie: Installatie) -> None:
    """Drop the database that `maak` made."""
    if installatie.url:
        naam = urlsplit(installatie.url).path[1:]
        _buiten_transactie(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')


def _buiten_transactie(sql: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["HEFBOOM_TEST_DATABASE_URL"], autocommit=True) as verbinding:
        verbinding.execute(sql)


def _lees(map_: Path) -> None:
    """Print the tables of the installation that the environment names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hefboom.settings"
    import django

    django.setup()
    with connection.cursor() as cursor:
        connection.check_constraints()  # every key points at a row
        print(json.dumps(_rijen(cursor)))


def _rijen(cursor: CursorWrapper) -> dict[str, list[list[tuple[str, str]]]]:
    def vraag(sql: str) -> list[tuple[object, ...]]:
        cursor.execute(sql)
        return list(cursor.fetchall())

    namen = dict(vraag("SELECT id, richting || vingerafdruk FROM mailbox_bericht"))
    namen |= dict(vraag("SELECT id, bsn_index FROM dossiers_jeugdige"))
    uit = {}
    for tabel in TABELLEN:
        rijen = vraag(f"SELECT * FROM {tabel}")
        kolommen = [kolom[0] for kolom in cursor.description]
        uit[tabel] = [
            [
                (kolom, str(namen.get(waarde, waarde)))
                for kolom, waarde in zip(kolommen, rij, strict=True)
                if kolom not in VERZEGELD
            ]
            for rij in rijen
        ]
    return uit


Maker = Callable[[str], Installatie]

if __name__ == "__main__":
    _lees(Path(sys.argv[1]))
