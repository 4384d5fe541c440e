# SPDX-License-Identifier: EUPL-1.2
"""What was granted on an allocation so far, for who wants to change it (HB020). Pure."""

from __future__ import annotations

from hefboom.declaraties.feiten import Stand
from hefboom.declaraties.omvang import MINUTEN_PER_UUR
from hefboom.dossiers import Besteed
from hefboom.ijw.codes import WJ756


def besteed(stand: Stand) -> Besteed:
    """Minutes count as hours too: what is allocated in hours may be claimed in minutes (TR341)."""
    volumes = dict(stand.volumes)
    if WJ756.MINUUT in volumes:
        volumes[WJ756.UUR] = -(-volumes[WJ756.MINUUT] // MINUTEN_PER_UUR)
    staand = stand.debetten.keys() - stand.gecrediteerd
    perioden = [stand.debetten[referentie].sleutel[2] for referentie in staand]
    return Besteed(
        bedrag=int(stand.bedrag),
        tot=max((een.last for een in perioden if een.last is not None), default=None),
        volumes=volumes,
        vanaf=min((een.first for een in perioden), default=None),
    )
