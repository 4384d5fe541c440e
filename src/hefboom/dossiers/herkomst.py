# SPDX-License-Identifier: EUPL-1.2
"""Where a report comes from."""

from __future__ import annotations

from datetime import date

from hefboom.kernel import waardeklasse
from hefboom.mailbox import Bericht


@waardeklasse()
class Herkomst:
    """Where a report comes from: the header's parties and date, and the message that is kept."""

    gemeente: str
    aanbieder: str
    dagtekening: date
    bericht: Bericht
