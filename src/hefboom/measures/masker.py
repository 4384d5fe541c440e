# SPDX-License-Identifier: EUPL-1.2
"""A condition, asked of whole columns: yes or no for each row, never unknown."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from hefboom.facts import Kolommen, Kolomsoort, Vlaggen
from hefboom.measures.voorwaarden import Alle, Binnen, Gevuld, Hoogstens, Is, Niet, Voorwaarde, Waar


def masker(v: Voorwaarde, kolommen: Kolommen) -> Vlaggen:
    """Which rows meet the condition."""
    match v:
        case Is(naam, waarden):
            kolom = kolommen.tekst(naam)
            goed = np.zeros(kolom.aantal + 1, np.bool_)  # the last one is "no value"
            goed[kolommen.nummers(naam, waarden)] = True
            uit: Vlaggen = goed[kolom.codes]
            return uit
        case Waar(naam):
            kolom_ja = kolommen.janee(naam)
            ja: Vlaggen = kolom_ja.waarden
            return ja if kolom_ja.leeg is None else ja & ~kolom_ja.leeg
        case Gevuld(naam):
            return ~_leeg(kolommen, naam)
        case Niet(binnen):
            return ~masker(binnen, kolommen)
        case Alle(onderdelen):
            alle: Vlaggen = np.logical_and.reduce([masker(deel, kolommen) for deel in onderdelen])
            return alle
        case Hoogstens(naam, norm):
            bekend = ~(_leeg(kolommen, naam) | _leeg(kolommen, norm))
            hoogstens: Vlaggen = kolommen.getal(naam).waarden <= kolommen.getal(norm).waarden
            return bekend & hoogstens
        case Binnen(dag, sinds, dagen):
            bekend = ~(_leeg(kolommen, dag) | _leeg(kolommen, sinds))
            op_tijd: Vlaggen = kolommen.dag(dag).waarden - kolommen.dag(sinds).waarden <= dagen
            return bekend & op_tijd


def een_van(naam: str, waarden: Collection[str], kolommen: Kolommen) -> Vlaggen:
    """Which rows have one of these values in a breakdown; "no value" is the empty text."""
    kolom = kolommen.indeling(naam)
    return np.array([bekend in waarden for bekend in kolom.namen], np.bool_)[kolom.codes]


def _leeg(kolommen: Kolommen, naam: str) -> Vlaggen:
    kolom = kolommen.tabel.kolom(naam)
    if kolom is not None and kolom.soort is Kolomsoort.TEKST:
        return kolommen.tekst(naam).codes < 0
    lezer = {Kolomsoort.DATUM: kolommen.dag, Kolomsoort.JANEE: kolommen.janee}
    leeg = lezer.get(kolom.soort if kolom else Kolomsoort.GETAL, kolommen.getal)(naam).leeg
    return np.zeros(kolommen.rijen, np.bool_) if leeg is None else leeg
