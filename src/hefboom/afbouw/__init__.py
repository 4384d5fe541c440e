# SPDX-License-Identifier: EUPL-1.2
"""What still runs on regionally after help stops or becomes local, and what is left for the rest?

Which product goes where, and when, is decided by the region (`stelsel.Bestemmingen`); here follows
what the open allocations make of it. Pure.
"""

from hefboom.afbouw.afloop import Lopend, Uitloop, Uitloopmaand, afloop
from hefboom.afbouw.rest import Restvolume, rest

__all__ = ["Lopend", "Restvolume", "Uitloop", "Uitloopmaand", "afloop", "rest"]
