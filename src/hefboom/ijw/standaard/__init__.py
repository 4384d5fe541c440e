# SPDX-License-Identifier: EUPL-1.2
"""What the national standard says, per release: one page of data and the values made of it."""

from hefboom.ijw.standaard.beschrijving import Berichtsoort, Klasse, Release, Veld
from hefboom.ijw.standaard.laden import NIEUWSTE, RELEASES, bladzijde, codelijsten, release
from hefboom.ijw.standaard.typen import (
    NietBestaandBsn,
    NietTeSchrijven,
    Ongewoon,
    Type,
    Waarde,
)

__all__ = [
    "NIEUWSTE",
    "RELEASES",
    "Berichtsoort",
    "Klasse",
    "NietBestaandBsn",
    "NietTeSchrijven",
    "Ongewoon",
    "Release",
    "Type",
    "Veld",
    "Waarde",
    "bladzijde",
    "codelijsten",
    "release",
]
