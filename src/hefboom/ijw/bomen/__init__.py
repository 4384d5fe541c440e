# SPDX-License-Identifier: EUPL-1.2
# Made by hefboom.ijw.standaard.maken: change the standard's page instead.
"""Each message as a tree: `jw305.inhoud(bericht)["Client"]`."""

from hefboom.ijw.bomen import (
    basis,
    jw301,
    jw302,
    jw305,
    jw306,
    jw307,
    jw308,
    jw315,
    jw316,
    jw317,
    jw318,
    jw319,
    jw320,
    jw323,
    jw325,
)

__all__ = [
    "basis",
    "jw301",
    "jw302",
    "jw305",
    "jw306",
    "jw307",
    "jw308",
    "jw315",
    "jw316",
    "jw317",
    "jw318",
    "jw319",
    "jw320",
    "jw323",
    "jw325",
]
