# SPDX-License-Identifier: EUPL-1.2
"""What time is it here? A demo lives on its own day."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def nu() -> datetime:
    """This moment; in a demo, this time of day on the demo's day."""
    moment = timezone.localtime()
    vandaag: date | None = settings.OMGEVING.vandaag
    if vandaag is None:
        return moment
    return timezone.make_aware(datetime.combine(vandaag, moment.time()))


def vandaag() -> date:
    """The day it is here."""
    return nu().date()
