# SPDX-License-Identifier: EUPL-1.2
"""Answers as files, for whoever sends them on. A file is there whole or not at all.

Where no answer may go back, because the message breaks the schema, stands a text in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.db.models import Q

from hefboom import mailbox
from hefboom.intake.foutmelding import foutmelding
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.intake.openen import KOP_ONLEESBAAR
from hefboom.intake.stapel import antwoordnaam
from hefboom.mailbox import Bericht


def schrijf(folder: Path, op_berichten: Iterable[Bericht]) -> int:
    """Write the answers to these messages that are not there yet; how many were written.

    Looking at what is there, and not at what is new, mends a run that was killed in between.
    """
    folder.mkdir(parents=True, exist_ok=True)
    geschreven = 0
    for naam, data in _bestanden([bericht.pk for bericht in op_berichten], folder):
        doel = folder / naam
        tijdelijk = doel.with_suffix(".deel")
        tijdelijk.write_bytes(data)
        tijdelijk.replace(doel)
        geschreven += 1
    return geschreven


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
