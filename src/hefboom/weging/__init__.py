# SPDX-License-Identifier: EUPL-1.2
"""What follows from the ticks of a weighing, what would tip it, and what contradicts it?

The directions themselves are recorded by the region (`stelsel.Wegingen`); here they are only held
against the rule, which is an assumption of Hefboom, and against the region's own evidence. Pure.
"""

from hefboom.weging.balans import FEITEN, Feit, Vinken, balans, kantelpunten, richting_uit
from hefboom.weging.oordeel import Segmentoordeel, als_json, oordeel_over, weeg, weeg_anders
from hefboom.weging.tegenspraak import Tegenspraak, kantelt, spanningen
from hefboom.weging.zin import gevolgzin, kantelzin

__all__ = [
    "FEITEN",
    "Feit",
    "Segmentoordeel",
    "Tegenspraak",
    "Vinken",
    "als_json",
    "balans",
    "gevolgzin",
    "kantelpunten",
    "kantelt",
    "kantelzin",
    "oordeel_over",
    "richting_uit",
    "spanningen",
    "weeg",
    "weeg_anders",
]
