# SPDX-License-Identifier: EUPL-1.2
"""What was answered, for who may see it."""

from __future__ import annotations

from django.db.models import QuerySet

from hefboom.beraad.models import Beginseltoets, Zelfscan
from hefboom.inzage import Inzage, binnen


def scans(inzage: Inzage, gemeente: str = "") -> QuerySet[Zelfscan]:
    """The scans this reader may see, the latest of each municipality first."""
    rijen = binnen(Zelfscan.objects.select_related("door"), inzage)
    return rijen.filter(gemeente=gemeente) if gemeente else rijen


def laatste_scans(inzage: Inzage) -> dict[str, Zelfscan]:
    """The latest scan of each municipality."""
    uit: dict[str, Zelfscan] = {}
    for rij in scans(inzage):
        uit.setdefault(rij.gemeente, rij)
    return uit


def toetsen_van(besluit: str) -> QuerySet[Beginseltoets]:
    """All answers to the principle questions of a decision, the latest first."""
    return Beginseltoets.objects.select_related("door").filter(besluit=besluit)


def getoetst() -> dict[str, Beginseltoets]:
    """The latest answers of each decision that was held against the principles."""
    uit: dict[str, Beginseltoets] = {}
    for rij in Beginseltoets.objects.select_related("door"):
        uit.setdefault(rij.besluit, rij)
    return uit
