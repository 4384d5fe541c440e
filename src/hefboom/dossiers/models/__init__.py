# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of youths, requests, allocations and help. No clinical content, no names.

Dates are as in iJw: an `einddatum` still counts. Each row names the message it came from.
"""

from hefboom.dossiers.models.hulp import Zorgperiode
from hefboom.dossiers.models.jeugdige import Jeugdige
from hefboom.dossiers.models.toewijzing import Honorering, Toewijzing
from hefboom.dossiers.models.verzoek import Verzoek, Wijzigingsregel

__all__ = [
    "Honorering",
    "Jeugdige",
    "Toewijzing",
    "Verzoek",
    "Wijzigingsregel",
    "Zorgperiode",
]
