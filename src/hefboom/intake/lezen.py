# SPDX-License-Identifier: EUPL-1.2
"""A kept message as the standard reads it, whatever its size."""

from __future__ import annotations

from django.conf import settings

from hefboom import ijw, mailbox
from hefboom.mailbox import Bericht


def lees_bericht(bericht: Bericht, data: bytes | None = None) -> ijw.Lezing | None:
    """What stands in it; None for what is too large to open. `data` is its content, when at hand.

    What is too large to hold is opened when it is a claim (JW323): that is read as a stream and
    never held whole.
    """
    if data is not None:
        return ijw.lees(data)
    if not bericht.buitenmap:
        return ijw.lees(mailbox.inhoud(bericht))
    if bericht.grootte > settings.OMGEVING.max_declaratie:
        return None
    with mailbox.inhoud_als_stroom(bericht) as stroom:
        return ijw.lees_groot(stroom)
