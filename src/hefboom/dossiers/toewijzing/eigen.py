# SPDX-License-Identifier: EUPL-1.2
"""Is it the sender's own allocation, for the youth of the message?"""

from __future__ import annotations

from hefboom.dossiers.client import Client
from hefboom.dossiers.herkomst import Herkomst
from hefboom.dossiers.models import Toewijzing
from hefboom.dossiers.opslag.werkset import Werkset


def eigen_toewijzing(
    werkset: Werkset, herkomst: Herkomst, client: Client, nummer: int | None
) -> Toewijzing | None:
    """The sender's own allocation for this youth, also when it was removed."""
    if nummer is None:
        return None
    bekend = werkset.toewijzing(herkomst.gemeente, nummer)
    if (
        bekend is None
        or bekend.aanbieder != herkomst.aanbieder
        or not werkset.is_van(bekend, client.bsn)
    ):
        return None
    return bekend
