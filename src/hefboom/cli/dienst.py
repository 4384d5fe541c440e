# SPDX-License-Identifier: EUPL-1.2
"""Serving: a free port, granian, and a worker for the background jobs beside it."""

from __future__ import annotations

import errno
import socket
import subprocess
import sys

from hefboom.cli.hoofd import Fout

ADRES = "127.0.0.1"


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


def serveer(adres: str, poort: int, *, met_werk: bool, threads: int = 4) -> None:
    """Serve until interrupted; with `met_werk` a worker process runs beside it."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    worker = subprocess.Popen([sys.executable, "-m", "hefboom", "werk"]) if met_werk else None
    try:
        Granian(
            "hefboom.wsgi:application",
            address=adres,
            port=poort,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=threads,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait(timeout=10)
