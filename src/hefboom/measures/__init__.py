# SPDX-License-Identifier: EUPL-1.2
"""What is counted, said once (`CATALOGUS`), and counted for one reader (`bereken`)."""

from hefboom.measures.achter import rijen_achter
from hefboom.measures.bereik import dimensies_voor
from hefboom.measures.berekening import Bundel, bereken, bereken_vele
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.maat import DIMENSIES, Beter, Eenheid, Maat
from hefboom.measures.normen import SOORTEN as NORMSOORTEN
from hefboom.measures.normen import normen_op
from hefboom.measures.redenen import AFLOOP
from hefboom.measures.rooster import heel_vak
from hefboom.measures.tijdvak import (
    een_jaar_eerder,
    eerste_volle_maand,
    standaardindeling,
    trendperiode,
)
from hefboom.measures.uitkomst import (
    NIET_INGEDEELD,
    ONBEKEND,
    GeenInzage,
    Indelingswijze,
    OngeldigeVraag,
    Rij,
    TeFijn,
    Uitkomst,
    toon,
)
from hefboom.measures.vraag import Vraag, tot_peildatum

__all__ = [
    "AFLOOP",
    "CATALOGUS",
    "DIMENSIES",
    "NIET_INGEDEELD",
    "NORMSOORTEN",
    "ONBEKEND",
    "Beter",
    "Bundel",
    "Eenheid",
    "GeenInzage",
    "Indelingswijze",
    "Maat",
    "OngeldigeVraag",
    "Rij",
    "TeFijn",
    "Uitkomst",
    "Vraag",
    "bereken",
    "bereken_vele",
    "dimensies_voor",
    "een_jaar_eerder",
    "eerste_volle_maand",
    "heel_vak",
    "normen_op",
    "rijen_achter",
    "standaardindeling",
    "toon",
    "tot_peildatum",
    "trendperiode",
]
