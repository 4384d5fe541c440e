# SPDX-License-Identifier: EUPL-1.2
"""What was granted on allocations so far, for who wants to change them (HB020)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.voorkennis import groepen
from hefboom.dossiers.models import Toewijzing
from hefboom.dossiers.wijziging import Besteed


def besteed_op(toewijzingen: Collection[Toewijzing]) -> Mapping[int, Besteed]:
    """What was granted on these allocations, by number; absent where nothing was."""
    nummer_van = {rij.pk: rij.toewijzingnummer for rij in toewijzingen if rij.pk is not None}
    regels: dict[int, list[Prestatie]] = defaultdict(list)
    for groep in groepen(nummer_van):
        for regel in Prestatie.objects.filter(toewijzing__in=groep).exclude(toegekend=0):
            assert regel.toewijzing_id is not None
            regels[nummer_van[regel.toewijzing_id]].append(regel)
    return {nummer: _besteed(eigen) for nummer, eigen in regels.items()}


def _besteed(regels: Iterable[Prestatie]) -> Besteed:
    """A credit takes off its own volume."""
    regels = list(regels)
    terug = {regel.vorig_referentienummer for regel in regels if regel.toegekend < 0}
    volumes: dict[str, int] = {}
    for regel in regels:
        teken = -1 if regel.toegekend < 0 else 1
        volumes[regel.eenheid] = volumes.get(regel.eenheid, 0) + teken * regel.volume
    staand = [r for r in regels if r.toegekend > 0 and r.referentienummer not in terug]
    return Besteed(
        bedrag=sum(regel.toegekend for regel in regels),
        tot=max((regel.einddatum for regel in staand), default=None),
        volumes=volumes,
    )
