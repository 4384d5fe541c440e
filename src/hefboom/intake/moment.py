# SPDX-License-Identifier: EUPL-1.2
"""What time is it here, and when did a message come? A demo lives on its own day."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from hefboom.mailbox.models import Bericht


def nu() -> datetime:
    """This moment; in a demo, this time of day on the demo's day."""
    moment = timezone.localtime()
    vandaag = settings.OMGEVING.vandaag
    if vandaag is None:
        return moment
    return timezone.make_aware(datetime.combine(vandaag, moment.time()))


def ontvangen_op(bericht: Bericht, dagtekening: date) -> date:
    """The day from which a term on a received message runs: when it came, not before its date.

    A demo reads years of messages in one go, which says nothing about when each came; there they
    came on their own day.
    """
    if settings.OMGEVING.demo:
        return dagtekening
    return max(dagtekening, timezone.localdate(bericht.ontvangen_op))
