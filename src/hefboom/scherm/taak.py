# SPDX-License-Identifier: EUPL-1.2
"""What waits for a reader: a line of the list on the first page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taak:
    """A line of the list: how many, what, why it is here, and the one next action."""

    aantal: str
    wat: str
    waarom: str
    stap: str
    adres: str
