# SPDX-License-Identifier: EUPL-1.2
"""The days of the contracts as iCalendar (RFC 5545), for any calendar program."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from icalendar import Alarm, Calendar, Event

from hefboom.contracten import Contractmoment
from hefboom.moment import nu

#: A reminder so long before the day: an extension letter takes weeks.
HERINNER = timedelta(days=28)


def als_ical(gevonden: Sequence[Contractmoment], host: str) -> bytes:
    """One whole-day event per moment; its number stays the same, so a second import renews it."""
    kalender = Calendar()
    kalender.add("prodid", "-//Hefboom//contractkalender//NL")
    kalender.add("version", "2.0")
    for een in gevonden:
        kern = f"{een.soort}|{een.organisatie}|{een.contract}|{een.wat}"
        punt = Event()
        punt.add("uid", f"{hashlib.sha256(kern.encode()).hexdigest()[:32]}@{host}")
        punt.add("dtstamp", nu())
        punt.add("dtstart", een.dag)
        punt.add("dtend", een.dag + timedelta(days=1))
        punt.add("summary", f"{een.wat} ({een.organisatie})")
        punt.add("description", f"{een.waarom} {een.stap}")
        wekker = Alarm()
        wekker.add("action", "DISPLAY")
        wekker.add("description", een.wat)
        wekker.add("trigger", -HERINNER)
        punt.add_component(wekker)
        kalender.add_component(punt)
    return bytes(kalender.to_ical())
