# SPDX-License-Identifier: EUPL-1.2
"""What is owed under each funding form?

Effort and output are owed line by line, as claims are granted (`declaraties`). Task funding is
owed as a budget in instalments, whatever was delivered. Pure.
"""

from hefboom.bekostiging.taak import Taaktermijn, taaktermijnen, termijnen_over

__all__ = ["Taaktermijn", "taaktermijnen", "termijnen_over"]
