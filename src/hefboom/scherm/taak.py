# SPDX-License-Identifier: EUPL-1.2
"""What waits for a reader: a line of the list on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Taak:
    """A line of the list: how many, what, why it is here, and the one next action.

    `rijen` is how many rows the page behind it lists; None when it leads to a figure. A test opens
    each and counts.
    """

    aantal: str
    wat: str
    waarom: str
    stap: str
    adres: str
    rijen: int | None = None


@dataclass(frozen=True, slots=True)
class Datum:
    """Something with a last day: what, why, whom it is about, and the one next action.

    `rijen` as in `Taak`, when it stands for more than one.
    """

    dag: date
    wat: str
    waarom: str
    stap: str
    adres: str
    naast: str = ""
    rijen: int | None = None


@dataclass(frozen=True, slots=True)
class Nieuws:
    """How many of something came since a day, and the list of exactly those."""

    aantal: int
    wat: str
    adres: str
