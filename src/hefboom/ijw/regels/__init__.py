# SPDX-License-Identifier: EUPL-1.2
"""The rules of the standard: all of them by name, and the check of those one message decides."""

from hefboom.ijw.regels import client, declaratie, levering, producten, verzoek
from hefboom.ijw.regels.overlap import overlappende
from hefboom.ijw.regels.register import PLEKKEN, Regel, regel, regels
from hefboom.ijw.regels.toetsen import TOETSEN, Toets, Werk, controleer, controleer_eerste
from hefboom.ijw.regels.varianten import Variant, variant_van, varianten

__all__ = [
    "PLEKKEN",
    "TOETSEN",
    "Regel",
    "Toets",
    "Variant",
    "Werk",
    "client",
    "controleer",
    "controleer_eerste",
    "declaratie",
    "levering",
    "overlappende",
    "producten",
    "regel",
    "regels",
    "variant_van",
    "varianten",
    "verzoek",
]
