# SPDX-License-Identifier: EUPL-1.2
"""Answers as files, for whoever sends them on. A file is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hefboom.intake.models import Verwerking
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht


def schrijf(folder: Path, op_berichten: Iterable[Bericht]) -> int:
    """Write the answers to these messages that are not there yet; how many were written.

    Looking at what is there, and not at what is new, mends a run that was killed in between.
    """
    folder.mkdir(parents=True, exist_ok=True)
    geschreven = 0
    antwoorden = Verwerking.objects.filter(
        bericht__antwoord_op__in=[bericht.pk for bericht in op_berichten]
    ).select_related("bericht")
    for antwoord in antwoorden:
        doel = folder / bestandsnaam(antwoord)
        if doel.exists():
            continue
        tijdelijk = doel.with_suffix(".deel")
        tijdelijk.write_bytes(mailbox.inhoud(antwoord.bericht))
        tijdelijk.replace(doel)
        geschreven += 1
    return geschreven


def bestandsnaam(antwoord: Verwerking) -> str:
    """Kind, parties and identification, so that no two answers share a name."""
    delen = (antwoord.soort, antwoord.gemeente, antwoord.aanbieder, antwoord.identificatie)
    return "_".join(delen) + ".xml"
