# SPDX-License-Identifier: EUPL-1.2
"""Answers as files, for whoever sends them on. A file is there whole or not at all.

Where no answer may go back, because the message breaks the schema, stands a text in its place.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import time
from uuid import UUID, uuid4

from django.db.models import Q

from hefboom import mailbox
from hefboom.intake.foutmelding import foutmelding
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.openen import KOP_ONLEESBAAR
from hefboom.intake.stapel import antwoordnaam
from hefboom.mailbox import Bericht

DEEL = ".deel"
HALF_VERLOOPT = 24 * 3600  # seconds after which nobody writes on at a half answer
TEGELIJK = 8


def maak_map(folder: Path) -> None:
    """Make the folder when it is not there, and sweep up what killed runs left half.

    Raises `OSError` when answers can have no place there.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    verlopen = time() - HALF_VERLOOPT
    for half in folder.glob(f"*{DEEL}"):
        with contextlib.suppress(OSError):  # a run beside this one may sweep too
            if half.stat().st_mtime < verlopen:
                half.unlink()
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def schrijf(folder: Path, op_berichten: Iterable[Bericht]) -> int:
    """Write the answers to these messages that are not there yet; how many were written.

    Looking at what is there, and not at what is new, mends a run that was killed in between. Each
    run writes under names of its own, so that runs beside each other end with the same files; an
    answer gets its real name when it is on disk.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    klaar: list[tuple[Path, Path]] = []
    for naam, data in _bestanden([bericht.pk for bericht in op_berichten], folder):
        tijdelijk = folder / f"{naam}.{uuid4().hex}{DEEL}"
        tijdelijk.write_bytes(data)
        klaar.append((tijdelijk, folder / naam))
    if klaar:
        # Side by side: a disk does many at once in hardly more time than one.
        with ThreadPoolExecutor(TEGELIJK) as werkers:
            list(werkers.map(_op_schijf, (tijdelijk for tijdelijk, _ in klaar)))
        for tijdelijk, doel in klaar:
            tijdelijk.replace(doel)
        _op_schijf(folder)
    return len(klaar)


def _op_schijf(path: Path) -> None:
    nummer = os.open(path, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def _bestanden(op: list[UUID], folder: Path) -> Iterator[tuple[str, bytes]]:
    antwoorden = Verwerking.objects.filter(bericht__antwoord_op__in=op)
    for rij in antwoorden.select_related("bericht"):
        naam = bestandsnaam(rij, rij.identificatie, "xml")
        if not (folder / naam).exists():
            yield naam, mailbox.inhoud(rij.bericht)
    geweigerd = Q(uitkomst=Verwerkuitkomst.AFGEKEURD) & ~Q(reden="")
    zonder = Verwerking.objects.filter(geweigerd | Q(reden=KOP_ONLEESBAAR), bericht__in=op)
    for rij in zonder.select_related("bericht").defer("bericht__inhoud"):
        naam = bestandsnaam(rij, antwoordnaam(rij.bericht), "foutmelding.txt")
        if not (folder / naam).exists():
            yield naam, foutmelding(rij).encode()


def bestandsnaam(rij: Verwerking, identificatie: str, soort: str) -> str:
    """Kind, parties and an identification of our own, so that no two files share a name."""
    delen = (rij.soort, rij.gemeente, rij.aanbieder, identificatie)
    return "_".join(deel for deel in delen if deel) + f".{soort}"
