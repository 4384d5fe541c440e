# SPDX-License-Identifier: EUPL-1.2
"""iJw: read, check, answer and write the messages of the national standard."""

from hefboom.ijw.als_json import naar_json, uit_json
from hefboom.ijw.antwoorden import antwoord, getekend, totaalbedrag
from hefboom.ijw.bericht import Bericht, Inhoud, Kop, Lezing, Retour, nieuw
from hefboom.ijw.codelijsten import codelijst, codelijsten, gemeenten, gemeentenaam
from hefboom.ijw.lezen import lees
from hefboom.ijw.plaatsen import met_regelnummers
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
    "met_regelnummers",
    "naar_json",
    "nieuw",
    "regel",
    "regels",
    "schrijf",
    "totaalbedrag",
    "uit_json",
]
