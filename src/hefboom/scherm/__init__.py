# SPDX-License-Identifier: EUPL-1.2
"""The screen kit below the rooms: how a crumb, figure, table, picture, task and page look.

A room builds its pages from it (`bladen/<page>/{pagina.py, blad.py, blad.html}`) and says in its
`register.py` what it adds to the menu, the search, the first page and the exports (`Kamer`).
The kit knows no room: what depends on a measure or a message lives above it.
"""

from hefboom.scherm.cijfer import ZWAK, Cijfer
from hefboom.scherm.kamer import (
    Agenda,
    Beginblad,
    Bladnaam,
    Ingang,
    Ingangen,
    Kamer,
    Nieuwslijst,
    Takenlijst,
    Thuisdeel,
    Uitvoer,
    Vondst,
    Zoeker,
    onbekende_aanbieders,
)
from hefboom.scherm.keuze import Filters, Keuze
from hefboom.scherm.kruimel import Kruimel
from hefboom.scherm.leeg import LeegBlad
from hefboom.scherm.lezers import (
    eis_keuze,
    lees_dag,
    lees_getal,
    lees_keuze,
    lees_maand,
    lees_tekst,
)
from hefboom.scherm.pagina import Bezoek, blad
from hefboom.scherm.taak import Datum, Nieuws, Taak
from hefboom.scherm.tabel import Cel, Kolom, Merk, Tabel, Uitklap, kolommen
from hefboom.scherm.werklijst import Werklijst

__all__ = [
    "ZWAK",
    "Agenda",
    "Beginblad",
    "Bezoek",
    "Bladnaam",
    "Cel",
    "Cijfer",
    "Datum",
    "Filters",
    "Ingang",
    "Ingangen",
    "Kamer",
    "Keuze",
    "Kolom",
    "Kruimel",
    "LeegBlad",
    "Merk",
    "Nieuws",
    "Nieuwslijst",
    "Taak",
    "Tabel",
    "Takenlijst",
    "Thuisdeel",
    "Uitklap",
    "Uitvoer",
    "Vondst",
    "Werklijst",
    "Zoeker",
    "blad",
    "eis_keuze",
    "kolommen",
    "lees_dag",
    "lees_getal",
    "lees_keuze",
    "lees_maand",
    "lees_tekst",
    "onbekende_aanbieders",
]
