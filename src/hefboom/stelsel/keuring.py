# SPDX-License-Identifier: EUPL-1.2
"""All that is wrong with a region's files at once: what cannot be read, and what does not hold.

A proof says in a sentence what does not hold, on which day, of which product or segment. Here that
sentence gets the file and the line of what it speaks of: the place in the subject's own sections
that shares most with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hefboom.stelsel.fouten import Gebrek, StelselFout
from hefboom.stelsel.laden import lees_voorstel
from hefboom.stelsel.lezen import Ruw, Yamlpad, lees_inhoud
from hefboom.stelsel.onderwerp import REGISTER, Bewering
from hefboom.stelsel.regio import Regio

WOORD = re.compile(r"[0-9A-Za-zÀ-ÿ]+")


@dataclass(frozen=True, slots=True)
class Keuring:
    """What came of files: the region they make, unless it cannot be read; and every fault."""

    regio: Regio | None
    gebreken: tuple[Gebrek, ...]

    @property
    def goed(self) -> bool:
        """May this be adopted?"""
        return self.regio is not None and not self.gebreken


def keur(bestanden: Mapping[str, bytes], code: str) -> Keuring:
    """Read these files (by name) as the region `code` and prove it; nothing is stored."""
    try:
        regio = lees_voorstel(bestanden, code)
    except StelselFout as fout:
        return Keuring(None, tuple(sorted(fout.gebreken, key=_plaats)))
    return Keuring(regio, tuple(sorted(_onbewezen(regio, bestanden), key=_plaats)))


def keur_map(folder: Path, code: str) -> Keuring:
    """As `keur`, of the files in a folder. Raises `OSError` when it cannot be read."""
    return keur({pad.name: pad.read_bytes() for pad in sorted(folder.glob("*.yaml"))}, code)


def _plaats(gebrek: Gebrek) -> tuple[str, int]:
    return gebrek.bestand, gebrek.regel or 0


def _onbewezen(regio: Regio, bestanden: Mapping[str, bytes]) -> Iterator[Gebrek]:
    ruw: Ruw | None = None
    for inschrijving in REGISTER.values():
        for bewering in inschrijving.bewijzen:
            for zin in bewering.zoek(regio):
                ruw = ruw or lees_inhoud(bestanden, regio.code)
                yield _gebrek(ruw, bewering, tuple(inschrijving.schema.model_fields), zin)


def _gebrek(ruw: Ruw, bewering: Bewering, secties: tuple[str, ...], zin: str) -> Gebrek:
    """The sentence with its place; what to do is to make the claim true there."""
    gevonden = vindplek(ruw, secties, zin)
    verder = f"Verbeter dat daar, zodat dit klopt: {bewering.zin[0].lower()}{bewering.zin[1:]}."
    gebrek = ruw.gebrek(gevonden, zin, verder)
    return gebrek if gebrek.bestand else Gebrek(zin, verder, regioblad(ruw))


def regioblad(ruw: Ruw) -> str:
    """The file with the head of the region: where a section that is not there can be added."""
    return ruw.bestanden.get("regio", "")


def vindplek(ruw: Ruw, secties: tuple[str, ...], zin: str) -> Yamlpad:
    """The place in these sections that shares most words with a sentence; else their beginning."""
    woorden = set(WOORD.findall(zin))
    beste: tuple[int, Yamlpad] = (0, ())
    for pad in ruw.regels:
        if pad[0] in secties and (gedeeld := len(_woorden_op(ruw, pad) & woorden)) > beste[0]:
            beste = gedeeld, pad
    if beste[1]:
        return beste[1]
    return next(((naam,) for naam in secties if naam in ruw.bestanden), ())


def _woorden_op(ruw: Ruw, pad: Yamlpad) -> set[str]:
    """The words that tell a place from the others: the keys that lead there, and its own values."""
    uit: set[str] = set()
    hier: object = ruw.secties
    for stap in pad:
        if isinstance(stap, int):
            hier = hier[stap] if isinstance(hier, tuple) and stap < len(hier) else None
            uit |= _waarden(hier)
        else:
            uit |= set(WOORD.findall(stap))
            hier = hier.get(stap) if isinstance(hier, dict) else None
    return uit | _waarden(hier)


def _waarden(hier: object) -> set[str]:
    if isinstance(hier, dict):
        return {w for naam, een in hier.items() if naam not in NIET for w in _waarden_van(een)}
    return _waarden_van(hier)


def _waarden_van(een: object) -> set[str]:
    if isinstance(een, str):
        return set(WOORD.findall(een))
    if isinstance(een, int) and not isinstance(een, bool):
        return {str(een)}
    return set()


#: What every value has, and tells none from another.
NIET = frozenset({"bron", "status", "opmerking"})
