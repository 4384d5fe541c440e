# SPDX-License-Identifier: EUPL-1.2
"""`hefboom VERB …`: finds the verb's module and hands it its arguments."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from hefboom import __version__
from hefboom.cli.nederlands import Argumenten
from hefboom.cli.storing import VOL, storing_van
from hefboom.cli.uitvoer import foutregel, stel_in, zwijg
from hefboom.kernel import Uitlegfout
from hefboom.omgeving import OngeldigeOmgeving, huidige_demomap

#: verb → what it does, in one line. The module `hefboom.cli.<verb>` holds `argumenten(parser)`
#: and `voer_uit(args) -> int`, and `DJANGO = True` when it needs the record.
WERKWOORDEN = {
    "demo": "maakt een proefregio van echte iJw-berichten en start Hefboom",
    "serveer": "start Hefboom voor echt gebruik",
    "verwerk": "neemt berichten in: bestanden en mappen",
    "meet": "rekent een maat uit",
    "afbouw": "toont wat er nog regionaal loopt van hulp die stopt of lokaal wordt",
    "momentopnamen": "toont de momentopnamen, en ruimt oude op",
    "publiceer": "maakt de momentopname van de maand zichtbaar voor wie kleine aantallen niet ziet",
    "contracten": "neemt contracten en tarieven in, toont ze en geeft ze terug",
    "verdeel": "verdeelt een bedrag over de gemeenten, met een verdeelsleutel",
    "stelsel": "toont, controleert of begint het stelsel van een regio",
    "ijw": "leest, controleert en schrijft iJw-berichten",
    "werk": "voert de achtergrondtaken uit",
    "migreer": "maakt of vernieuwt de database",
    "herbouw": "maakt het dossier opnieuw uit de berichten en legt beide naast elkaar",
    "gebruiker": "maakt een gebruiker of wijzigt een wachtwoord",
    "logboek": "controleert en toont het logboek: wie keek naar wie",
    "sleutel": "maakt een hoofdsleutel, of vervangt die van een installatie",
    "test": "draait alle proeven",
    "bench": "meet de snelheid naast een ander programma",
}
FOUT_GEBRUIK = 2


class Fout(Exception):
    """Something the user can mend; shown as one Dutch sentence, without a traceback.

    `code` is the exit status.
    """

    def __init__(self, uitleg: str, code: int = 1) -> None:
        super().__init__(uitleg)
        self.code = code


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; the answer is the exit status."""
    argv = list(sys.argv[1:] if argv is None else argv)
    os.umask(0o077)  # what we write may hold a BSN: nobody else on this machine reads it
    stel_in()
    if argv and argv[0] in {"-V", "--versie"}:
        print(f"Hefboom {__version__}")
        return 0
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(_overzicht())
        return 0 if argv else FOUT_GEBRUIK
    verb, rest = argv[0], argv[1:]
    if verb not in WERKWOORDEN:
        print(f"hefboom: '{verb}' ken ik niet.\n\n{_overzicht()}", file=sys.stderr)
        return FOUT_GEBRUIK
    module = import_module(f"hefboom.cli.{verb}")
    parser = Argumenten(
        prog=f"hefboom {verb}",
        description=f"{WERKWOORDEN[verb][0].upper()}{WERKWOORDEN[verb][1:]}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    code = 0
    eerder = _ruim_op_bij_sigterm()
    try:
        module.argumenten(parser)
        args = parser.parse_args(rest)
        if getattr(module, "DJANGO", False):
            start_django()
        code = int(module.voer_uit(args) or 0)
        sys.stdout.flush()
        return code
    except OngeldigeOmgeving as fout:
        foutregel(f"hefboom: {fout}")
        return FOUT_GEBRUIK
    except Fout as fout:
        foutregel(f"hefboom: {fout}")
        return fout.code
    except Uitlegfout as fout:
        foutregel(f"hefboom: {fout}")
        return fout.code
    except BrokenPipeError:
        zwijg()
        return code
    except KeyboardInterrupt:
        print("\nAfgebroken. Wat al verwerkt was, blijft bewaard.", file=sys.stderr)
        return 130
    except Exception as fout:
        storing = storing_van(fout)
        if storing is None:
            raise
        if isinstance(fout, OSError) and fout.errno in VOL:
            zwijg()  # what still waits to be written cannot be
        foutregel(f"hefboom: {storing.zin}")
        return storing.code
    finally:
        if eerder is not None:
            signal.signal(signal.SIGTERM, eerder)


class _Beeindigd(SystemExit):
    """Someone asked this process to end; what is under way is undone on the way out."""


def _ruim_op_bij_sigterm() -> Any:
    """Let SIGTERM end a verb the way an error does, so that nothing half-written stays behind.

    The handler that was there; None when it stays (not the main thread, or someone else's).
    """
    if threading.current_thread() is not threading.main_thread():
        return None
    eerder = signal.getsignal(signal.SIGTERM)
    if eerder is not signal.SIG_DFL:
        return None
    signal.signal(signal.SIGTERM, _eindig)
    return eerder


def _eindig(nummer: int, frame: object) -> NoReturn:
    raise _Beeindigd(128 + nummer)


def start_django(*, eigen_sleutel: bool = True) -> None:
    """Make the record available.

    Raises `OngeldigeOmgeving` when no installation is named, or (with `eigen_sleutel`) when its
    database is sealed with another key, `Fout` when its database was made by steps that this
    Hefboom does not have, and `StelselFout` when adopted versions were changed by hand.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hefboom.settings")
    import django
    from django.apps import apps

    if apps.ready:
        return
    if not (os.environ.get("HEFBOOM_MAP") or os.environ.get("HEFBOOM_DATABASE_URL")):
        laatste = huidige_demomap()
        if laatste is not None:
            foutregel(f"hefboom: dit gaat over de laatste proefregio, {laatste}.")
    django.setup()
    from hefboom.cli.database import (
        eis_bekende_database,
        eis_eigen_sleutel,
        eis_vastgestelde_versies,
    )

    eis_bekende_database()
    if eigen_sleutel:
        eis_eigen_sleutel()
    eis_vastgestelde_versies()


def _overzicht() -> str:
    width = max(map(len, WERKWOORDEN))
    lines = [f"  {verb:<{width}}  {text}" for verb, text in WERKWOORDEN.items()]
    return (
        "Hefboom: een regio stuurt haar jeugdhulp.\n\nGebruik: hefboom WERKWOORD [opties]\n\n"
        + "\n".join(lines)
        + "\n\n`hefboom WERKWOORD --help` vertelt meer."
    )
