# SPDX-License-Identifier: EUPL-1.2
"""Which jobs a killed worker left behind as if it were still at work.

The queue remembers which worker took a job, not whether that one still lives. Our workers carry
machine, process and moment of starting in their name, so the next one can tell.
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

#: So long a job of a worker on another machine is believed to be under way. Twice does no harm:
#: who comes second waits for its turn, and finds nothing left to do.
ANDERE_MACHINE = timedelta(hours=1)
LANGSTE_NAAM = 64  # of a worker, for the queue


def naam_van_werker() -> str:
    """The name of a worker in this process: `machine/process/begin`."""
    return f"{_machine()}/{os.getpid()}/{_begin(os.getpid())}"


def zet_hangende_terug() -> int:
    """Put jobs whose worker is gone in line again; how many there were."""
    nu, aantal = timezone.now(), 0
    bezig = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    for taak in bezig.only("pk", "worker_ids", "started_at"):
        werker = str(taak.worker_ids[-1]) if taak.worker_ids else ""
        if not _leeft(werker, taak.started_at, nu):
            # Only as we saw it: another worker may finish it, or take it up, meanwhile.
            aantal += bezig.filter(pk=taak.pk, started_at=taak.started_at).update(
                status=TaskResultStatus.READY, started_at=None
            )
    return aantal


def _leeft(werker: str, sinds: datetime | None, nu: datetime) -> bool:
    machine, _, rest = werker.partition("/")
    proces, _, begin = rest.partition("/")
    if machine != _machine() or not proces.isdecimal():
        return sinds is not None and nu - sinds < ANDERE_MACHINE
    return begin == _begin(int(proces)) != ""


def _machine() -> str:
    return socket.gethostname().replace("/", "-")[: LANGSTE_NAAM // 2]


def _begin(proces: int) -> str:
    """When this process started; empty when there is none.

    A number is given to another process sooner or later, the moment is not. Where the machine
    does not tell, being there is all that is known.
    """
    try:
        stand = Path(f"/proc/{proces}/stat").read_text(encoding="utf-8", errors="replace")
        velden = stand.rpartition(")")[2].split()  # from field 3; the name before may hold spaces
        return "" if velden[0] == "Z" else velden[19]  # Z: dead, but its parent did not look yet
    except (OSError, IndexError):
        if Path("/proc/self").exists():
            return ""
    try:
        os.kill(proces, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        pass
    return "daar"
