# SPDX-License-Identifier: EUPL-1.2
"""Taking rows into the register: all or nothing, with every fault named."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from hefboom import stelsel
from hefboom.contracten.fouten import InvoerGeweigerd
from hefboom.contracten.invoegen import Invoerrij, voeg_in
from hefboom.contracten.opslag import lees_stand, schrijf
from hefboom.contracten.stand import Registerwijziging


@transaction.atomic
def neem_rijen_in(invoer: Sequence[Invoerrij]) -> list[Registerwijziging]:
    """Take rows in; answers what changed. Doing it again changes nothing.

    Raises `InvoerGeweigerd` with every fault, and then nothing was changed.
    """
    stand = lees_stand()
    uit = voeg_in(stand, invoer, stelsel.laad(settings.OMGEVING.regio))
    if uit.fouten:
        raise InvoerGeweigerd(uit.fouten)
    wijzigingen = stand.verschil(uit.wordt)
    schrijf(wijzigingen, uit.wordt)
    return wijzigingen
