# SPDX-License-Identifier: EUPL-1.2
"""What is owed under each funding form, and who pays which part?

Effort and output are owed line by line, as claims are granted (`declaraties`). Task funding is
owed as a budget in instalments, whatever was delivered. What belongs to no municipality alone is
shared by a key (`verdeel`). Pure.
"""

from hefboom.bekostiging.aandeel import NietTeVerdelen
from hefboom.bekostiging.gebruik import Gebruik, Gebruiksplek, Hulpdeel, Hulpdelen, hulpdelen
from hefboom.bekostiging.programma import Bijdrage, bijdragen
from hefboom.bekostiging.sleutelproef import Prikkel, Sleutelproef, beproef, prikkel
from hefboom.bekostiging.taak import Taaktermijn, taaktermijnen, termijnen_over
from hefboom.bekostiging.verdelen import Verdeling, verdeel

__all__ = [
    "Bijdrage",
    "Gebruik",
    "Gebruiksplek",
    "Hulpdeel",
    "Hulpdelen",
    "NietTeVerdelen",
    "Prikkel",
    "Sleutelproef",
    "Taaktermijn",
    "Verdeling",
    "beproef",
    "bijdragen",
    "hulpdelen",
    "prikkel",
    "taaktermijnen",
    "termijnen_over",
    "verdeel",
]
