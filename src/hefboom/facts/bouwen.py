# SPDX-License-Identifier: EUPL-1.2
"""Make a snapshot of this installation's record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from hefboom import ijw, stelsel
from hefboom.declaraties import GEHEEL, PRESTATIETOETSEN
from hefboom.facts.duiding import Duiding
from hefboom.facts.lezen import tabellen
from hefboom.facts.momentopname import Momentopname
from hefboom.facts.schrijven import schrijf_momentopname
from hefboom.moment import vandaag

__all__ = ["bouw_momentopname", "feitenmap", "retourcodes", "vandaag"]

FEITEN = "feiten"


def feitenmap() -> Path:
    """Where this installation keeps its snapshots."""
    return Path(settings.OMGEVING.map) / FEITEN


def bouw_momentopname(peildatum: date) -> Momentopname:
    """Read the whole record as one consistent view and freeze it.

    Raises `OpnameFout` when the folder cannot be written, `StelselFout` for a broken region.
    """
    regio = stelsel.laad(settings.OMGEVING.regio)
    with _een_blik():
        return schrijf_momentopname(
            feitenmap(),
            tabellen(Duiding(regio, peildatum, settings.OMGEVING.schaal), retourcodes()),
            peildatum=peildatum,
            regio=regio.code,
            stelsel=regio.vingerafdruk,
            op=timezone.now(),
        )


@contextmanager
def _een_blik() -> Iterator[None]:
    """All tables as of one instant, while intake goes on.

    On SQLite a deferred transaction: it reads one state of the write-ahead log and, unlike
    Django's own (immediate) one, keeps no writer waiting.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def retourcodes() -> Mapping[str, str]:
    """The return code (WJ001) that goes with each rule a claim can fail."""
    standaard = {regel.code: regel.retourcode or "" for regel in ijw.regels().values()}
    geheel = {check.code: check.retourcode for check in GEHEEL}
    return standaard | geheel | {check.code: check.retourcode for check in PRESTATIETOETSEN}
