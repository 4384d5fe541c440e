# SPDX-License-Identifier: EUPL-1.2
"""Serving: a free port, granian, and a worker for the background jobs beside it."""

from __future__ import annotations

import errno
import signal
import socket
import subprocess
import sys
from pathlib import Path

from hefboom.cli.hoofd import Fout

ADRES = "127.0.0.1"
KOPTERMIJN = 10_000  # milliseconds for the head of a request
#: Requests under way, most of them waiting for their visitor (`hefboom.web.brug`).
ONDERWEG = 2048


def controleer_poort(adres: str, poort: int) -> None:
    """Raises `Fout` (Dutch) when nothing can listen at this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((adres, poort))
        except OverflowError:
            raise Fout(f"Poort {poort} bestaat niet: kies een getal van 1024 tot 65535.") from None
        except OSError as fout:
            if fout.errno == errno.EACCES:
                raise Fout(
                    f"Poort {poort} mag u niet gebruiken: kies er een vanaf 1024 met --poort."
                ) from None
            raise Fout(
                f"Poort {poort} is al in gebruik. Sluit het andere programma, "
                f"of kies een andere poort, bijvoorbeeld --poort {min(poort + 1, 65535)}."
            ) from None


def serveer(adres: str, poort: int, *, met_werk: bool) -> None:
    """Serve until interrupted; with `met_werk` a worker process runs beside it.

    Both are fresh processes: granian forks its workers, and a library with threads of its own that
    was used before a fork may wait for ever in the child.
    """
    from django.conf import settings

    from hefboom.mailbox import ruim_oude_uploads_op

    ruim_oude_uploads_op()
    # whitenoise serves what is found in the packages, and warns when this folder is missing.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    server = [
        *("granian", "--interface", "rsgi", "--host", adres, "--port", str(poort)),
        *("--workers", "1", "--backlog", str(ONDERWEG), "--backpressure", str(ONDERWEG)),
        *("--http1-header-read-timeout", str(KOPTERMIJN), "--log-level", "error"),
        "hefboom.rsgi:application",
    ]
    commands = [server, ["hefboom", "werk"]] if met_werk else [server]
    processes = [subprocess.Popen([sys.executable, "-m", *command]) for command in commands]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        status = processes[0].wait()
    except KeyboardInterrupt:
        status = 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            _wacht_op(process)
    if status:
        raise Fout("De server is gestopt door een fout; de melding staat hierboven.")


def _wacht_op(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
