# SPDX-License-Identifier: EUPL-1.2
"""What this room adds to the menu."""

from __future__ import annotations

from hefboom.inzage import Inzage, Recht
from hefboom.scherm import Ingang, Kamer


def beheert(inzage: Inzage) -> bool:
    """Does this reader manage accounts?"""
    return inzage.mag(Recht.MACHTIGINGEN_BEHEREN)


KAMER = Kamer(
    navigatie=(
        Ingang("Accounts", "accounts", 91, beheert),
        Ingang("Uw account", "account", 95, eigen=True),
    ),
)
