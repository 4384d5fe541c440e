# SPDX-License-Identifier: EUPL-1.2
"""What one does with an account, with its line in the log: on a page or the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db import transaction

from hefboom.inzage import Gebruiker
from hefboom.toegang import services
from hefboom.toegang.melden import meld_beheer

#: By the name of its button: the deed, and its words in the log.
ACCOUNTDADEN: Mapping[str, tuple[Callable[[Gebruiker, Gebruiker | None], object], str]] = (
    MappingProxyType(
        {
            "uit": (services.zet_uit, "account uitgezet"),
            "aan": (services.zet_aan, "account aangezet"),
            "sessies": (services.beeindig_sessies, "overal uitgelogd"),
            "factor": (services.wis_tweede_factor, "tweede factor gewist"),
        }
    )
)


@transaction.atomic  # without a line it does not happen
def doe(daad: str, account: Gebruiker, door: Gebruiker | None = None) -> bool:
    """Do it; False when there was nothing to do. Raises `OngeldigeGebruiker`, `LogboekDicht`."""
    handeling, woorden = ACCOUNTDADEN[daad]
    if handeling(account, door) is False:
        return False
    meld_beheer(door, account, woorden)
    return True
