# SPDX-License-Identifier: EUPL-1.2
"""When did a message come? A demo lives on its own day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from hefboom.mailbox import Bericht
from hefboom.moment import nu

__all__ = ["nu", "ontvangen_op"]


def ontvangen_op(bericht: Bericht, dagtekening: date) -> date:
    """The day from which a term on a received message runs: when it came, not before its date.

    A demo reads years of messages in one go, which says nothing about when each came; there they
    came on their own day.
    """
    if settings.OMGEVING.demo:
        return dagtekening
    return max(dagtekening, timezone.localdate(bericht.ontvangen_op))
