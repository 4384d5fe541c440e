# SPDX-License-Identifier: EUPL-1.2
"""Where a report comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.mailbox import Bericht


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a report comes from: the header's parties and date, and the message that is kept."""

    gemeente: str
    aanbieder: str
    dagtekening: date
    bericht: Bericht
