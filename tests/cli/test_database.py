# SPDX-License-Identifier: EUPL-1.2
"""Who opens a database that another version of Hefboom made, is told what to do."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from hefboom.cli.database import eis_bekende_database, onbekende_stappen
from hefboom.cli.hoofd import Fout
from hefboom.omgeving import PROJECT

VROEGER = ("dossiers", "0002_verzoeken_en_hun_afloop")


@pytest.mark.django_db
def test_een_database_van_nu_is_bekend() -> None:
    assert onbekende_stappen() == []
    eis_bekende_database()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kamer", "stap", "vreemd"),
    [
        pytest.param(*VROEGER, True, id="een stap die door een verse is vervangen"),
        pytest.param("intake", "0999_van_morgen", True, id="een stap van een latere versie"),
        pytest.param("gebruikers", "0001_initial", True, id="een kamer die er niet meer is"),
        pytest.param("dossiers", "0001_initial", False, id="een stap die er nog is"),
        pytest.param("auth", "0999_van_morgen", False, id="over wat Django zelf bijhoudt"),
        pytest.param("ooit", "0001_initial", False, id="een bibliotheek die er niet meer is"),
    ],
)
def test_een_stap_die_er_niet_meer_is(kamer: str, stap: str, vreemd: bool) -> None:
    MigrationRecorder(connection).record_applied(kamer, stap)
    assert onbekende_stappen() == ([f"{kamer}.{stap}"] if vreemd else [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("demo", "zegt"),
    [
        (True, "Maak de proefregio opnieuw met `./hefboom demo --opnieuw`"),
        (False, "Begin met een nieuwe, lege database"),
    ],
)
def test_wat_te_doen(demo: bool, zegt: str, settings: Settings) -> None:
    settings.OMGEVING = replace(settings.OMGEVING, demo=demo)
    MigrationRecorder(connection).record_applied(*VROEGER)
    with pytest.raises(Fout, match=zegt) as fout:
        eis_bekende_database()
    assert str(settings.OMGEVING.map) in str(fout.value) or VROEGER[1] in str(fout.value)


@pytest.fixture
def oude_installatie(tmp_path: Path) -> Path:
    """A demo's folder whose database remembers a step that is gone."""
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "demo.json").write_text(
        json.dumps({"regio": instellingen.OMGEVING.regio, "vandaag": "2027-01-01"}),
        encoding="utf-8",
    )
    (folder / "sleutel").write_text("A" * 43 + "=", encoding="ascii")
    with sqlite3.connect(folder / "hefboom.sqlite3") as database:
        database.execute("CREATE TABLE django_migrations (id, app, name, applied)")
        database.execute("INSERT INTO django_migrations VALUES (1, ?, ?, '2026-11-22')", VROEGER)
    database.close()
    return folder


@pytest.mark.parametrize("argv", [["migreer"], ["verwerk", "."], ["meet", "jeugdigen"], ["werk"]])
def test_geen_werkwoord_begint_eraan(argv: list[str], oude_installatie: Path) -> None:
    gedraaid = subprocess.run(
        [sys.executable, "-c", "from hefboom.cli import main; raise SystemExit(main())", *argv],
        env={"HEFBOOM_MAP": str(oude_installatie), "PYTHONPATH": str(PROJECT / "src")},
        cwd=oude_installatie,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert gedraaid.returncode == 1
    assert gedraaid.stderr.startswith(f"hefboom: De proefregio in {oude_installatie} is gemaakt")
    assert "Traceback" not in gedraaid.stderr
