# SPDX-License-Identifier: EUPL-1.2
"""What is counted, said once (`CATALOGUS`), and counted for one reader (`bereken`)."""

from hefboom.measures.achter import Stapel, maatkolom, stapels_achter
from hefboom.measures.bereik import dimensies_voor
from hefboom.measures.berekening import Bundel, bereken, bereken_vele
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.doelmaten import vreemde_maten
from hefboom.measures.maat import (
    DIMENSIES,
    GEMEENTE_NU,
    Aantal,
    Beter,
    Eenheid,
    Maat,
    Som,
    Telling,
    Verschillend,
)
from hefboom.measures.normen import SOORTEN as NORMSOORTEN
from hefboom.measures.normen import normen_op
from hefboom.measures.onderdrukken import MINSTENS_PERSONEN
from hefboom.measures.redenen import AFLOOP
from hefboom.measures.richting import Trend, trend
from hefboom.measures.rooster import heel_vak
from hefboom.measures.roosterkast import leg_roosters_klaar
from hefboom.measures.tijdvak import (
    een_jaar_eerder,
    eerste_volle_maand,
    standaardindeling,
    trendperiode,
)
from hefboom.measures.uitkomst import (
    NIET_INGEDEELD,
    ONBEKEND,
    VERBORGEN,
    GeenInzage,
    Indelingswijze,
    OngeldigeVraag,
    Rij,
    TeFijn,
    Uitkomst,
    toon,
)
from hefboom.measures.vastheid import gelijkmatig
from hefboom.measures.volledigheid import (
    VOLLEDIG_VANAF,
    Maandstand,
    maandstanden,
    rust_op_declaraties,
    volledig_deel,
)
from hefboom.measures.voorbehoud import Grond, Vastheid, Volledigheid
from hefboom.measures.vraag import Vraag, tot_peildatum

__all__ = [
    "AFLOOP",
    "CATALOGUS",
    "DIMENSIES",
    "GEMEENTE_NU",
    "MINSTENS_PERSONEN",
    "NIET_INGEDEELD",
    "NORMSOORTEN",
    "ONBEKEND",
    "VERBORGEN",
    "VOLLEDIG_VANAF",
    "Aantal",
    "Beter",
    "Bundel",
    "Eenheid",
    "GeenInzage",
    "Grond",
    "Indelingswijze",
    "Maandstand",
    "Maat",
    "OngeldigeVraag",
    "Rij",
    "Som",
    "Stapel",
    "TeFijn",
    "Telling",
    "Trend",
    "Uitkomst",
    "Vastheid",
    "Verschillend",
    "Volledigheid",
    "Vraag",
    "bereken",
    "bereken_vele",
    "dimensies_voor",
    "een_jaar_eerder",
    "eerste_volle_maand",
    "gelijkmatig",
    "heel_vak",
    "leg_roosters_klaar",
    "maandstanden",
    "maatkolom",
    "normen_op",
    "rust_op_declaraties",
    "standaardindeling",
    "stapels_achter",
    "toon",
    "tot_peildatum",
    "trend",
    "trendperiode",
    "volledig_deel",
    "vreemde_maten",
]
