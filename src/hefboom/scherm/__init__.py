# SPDX-License-Identifier: EUPL-1.2
"""The screen kit below the rooms: how a crumb, figure, table, picture, task and page look.

A room builds its pages from it (`bladen/<page>/{pagina.py, blad.py, blad.html}`) and says in its
`register.py` what it adds to the menu, the search, the first page and the exports (`Kamer`).
The kit knows no room: what depends on a measure or a message lives above it.
"""

from hefboom.scherm.bezoek import Bezoek
from hefboom.scherm.cel import Cel, Celrij, Merk, Uitklap
from hefboom.scherm.cellen import bedragcel, dagcel, getalcel, maandcel, periodecel
from hefboom.scherm.celsoort import Celsoort, Celwaarde, sorteersleutel
from hefboom.scherm.cijfer import ZWAK, Cijfer
from hefboom.scherm.kamer import (
    Agenda,
    Beginblad,
    Bladnaam,
    Ingang,
    Ingangen,
    Kamer,
    Meegenomen,
    Nieuwslijst,
    Takenlijst,
    Thuisdeel,
    Uitvoer,
    Vondst,
    Zoeker,
    onbekende_aanbieders,
)
from hefboom.scherm.keuze import Filters, Keuze
from hefboom.scherm.kolom import Kolom, kolommen, naar_code
from hefboom.scherm.kruimel import Kruimel
from hefboom.scherm.leeg import LeegBlad
from hefboom.scherm.lezers import (
    eis_keuze,
    lees_bedrag,
    lees_dag,
    lees_getal,
    lees_keuze,
    lees_keuzes,
    lees_maand,
    lees_tekst,
)
from hefboom.scherm.onthouden import onthoud
from hefboom.scherm.pagina import blad
from hefboom.scherm.rijenbron import Orde, Rijenbron, Rijkeuze, Rijlijst, Zeef, Zoekvraag
from hefboom.scherm.taak import Datum, Nieuws, Taak
from hefboom.scherm.tabel import Tabel

__all__ = [
    "ZWAK",
    "Agenda",
    "Beginblad",
    "Bezoek",
    "Bladnaam",
    "Cel",
    "Celrij",
    "Celsoort",
    "Celwaarde",
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
    "Meegenomen",
    "Merk",
    "Nieuws",
    "Nieuwslijst",
    "Orde",
    "Rijenbron",
    "Rijkeuze",
    "Rijlijst",
    "Taak",
    "Tabel",
    "Takenlijst",
    "Thuisdeel",
    "Uitklap",
    "Uitvoer",
    "Vondst",
    "Zeef",
    "Zoeker",
    "Zoekvraag",
    "bedragcel",
    "blad",
    "dagcel",
    "eis_keuze",
    "getalcel",
    "kolommen",
    "lees_bedrag",
    "lees_dag",
    "lees_getal",
    "lees_keuze",
    "lees_keuzes",
    "lees_maand",
    "lees_tekst",
    "maandcel",
    "naar_code",
    "onbekende_aanbieders",
    "onthoud",
    "periodecel",
    "sorteersleutel",
]
