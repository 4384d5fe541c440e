# SPDX-License-Identifier: EUPL-1.2
"""`kill -9` at any instant loses nothing and doubles nothing; neither do two runs at once."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.intake import berichten as b

pytestmark = pytest.mark.traag
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


def _installatie(map_: Path) -> Path:
    map_.mkdir()
    (map_ / "demo.json").write_text(
        json.dumps({"regio": "zuid-holland-zuid", "vandaag": "2026-12-01"}), encoding="utf-8"
    )
    (map_ / "sleutel").write_text("A" * 43 + "=", encoding="ascii")
    _start(map_, map_, 1, "migreer").wait()
    return map_


def _start(map_: Path, post: Path, batch: int, wat: str) -> subprocess.Popen[str]:
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith(("HEFBOOM_", "DJANGO_"))}
    omgeving["PYTHONPATH"] = f"{WORTEL / 'src'}{os.pathsep}{WORTEL}"
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("draai.py")), map_, post, str(batch), wat],
        stdout=subprocess.PIPE,
        text=True,
        env=omgeving,
        cwd=WORTEL,
    )


def _tabellen(map_: Path) -> dict[str, list[tuple]]:
    """Every row, with random keys replaced by what they stand for."""
    with sqlite3.connect(map_ / "hefboom.sqlite3") as db:
        db.row_factory = sqlite3.Row
        namen = dict(db.execute("SELECT id, richting || vingerafdruk FROM mailbox_bericht"))
        namen |= dict(db.execute("SELECT id, bsn_index FROM dossiers_jeugdige"))
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            tabel: sorted(
                tuple(
                    (kolom, str(namen.get(rij[kolom], rij[kolom])))
                    for kolom in rij.keys()  # noqa: SIM118
                    if kolom not in VERZEGELD
                )
                for rij in db.execute(f"SELECT * FROM {tabel}")
            )
            for tabel in TABELLEN
        }


@pytest.fixture
def post(tmp_path):
    map_ = tmp_path / "post"
    map_.mkdir()
    berichten = []
    for nummer, bsn in enumerate((b.TOM, b.ANNA) * 25, start=1):
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


def test_afgebroken_of_met_zijn_tweeen_komt_op_hetzelfde_uit(tmp_path, post):
    rustig = _installatie(tmp_path / "rustig")
    assert _start(rustig, post, 7, "verwerk").wait() == 0

    onrustig = _installatie(tmp_path / "onrustig")
    _start(onrustig, post, 7, "ontvang").wait()
    toeval, afgebroken = random.Random(4), 0
    for _ in range(12):
        proces = _start(onrustig, post, 7, "verwerk")
        assert proces.stdout is not None
        proces.stdout.readline()
        time.sleep(toeval.uniform(0.02, 0.3))
        proces.kill()
        afgebroken += proces.wait() != 0
        proces.stdout.close()
    assert afgebroken >= 3
    assert _start(onrustig, post, 7, "verwerk").wait() == 0

    een = _tabellen(rustig)
    assert len(een["intake_verwerking"]) > 500
    assert len(een["dossiers_wijzigingsregel"]) == 2
    _zijn_gelijk(een, _tabellen(onrustig))

    samen = _installatie(tmp_path / "samen")
    processen = [_start(samen, post, batch, "verwerk") for batch in (5, 7)]
    assert [proces.wait() for proces in processen] == [0, 0]
    _zijn_gelijk(een, _tabellen(samen))


def _zijn_gelijk(een, ander):
    for tabel in TABELLEN:
        assert een[tabel] == ander[tabel], tabel
