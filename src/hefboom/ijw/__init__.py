# SPDX-License-Identifier: EUPL-1.2
"""iJw: read, check, answer and write the messages of the national standard."""

from hefboom.ijw.antwoorden import antwoord, getekend, totaalbedrag
from hefboom.ijw.bericht import Bericht, Inhoud, Kop, Lezing, Retour, nieuw
from hefboom.ijw.codelijsten import codelijst, codelijsten, gemeenten, gemeentenaam
from hefboom.ijw.lezen import lees
from hefboom.ijw.regels import Regel, controleer, regel, regels
from hefboom.ijw.schrijven import schrijf
from hefboom.ijw.standaard import NietBestaandBsn, NietTeSchrijven

__all__ = [
    "Bericht",
    "Inhoud",
    "Kop",
    "Lezing",
    "NietBestaandBsn",
    "NietTeSchrijven",
    "Regel",
    "Retour",
    "antwoord",
    "codelijst",
    "codelijsten",
    "controleer",
    "gemeenten",
    "gemeentenaam",
    "getekend",
    "lees",
    "nieuw",
    "regel",
    "regels",
    "schrijf",
    "totaalbedrag",
]
