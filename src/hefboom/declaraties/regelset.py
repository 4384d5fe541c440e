# SPDX-License-Identifier: EUPL-1.2
"""Which rules there are now, as a version with its list, and what a kept version asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from hefboom.declaraties.elders import ELDERS
from hefboom.declaraties.geheel import GEHEEL
from hefboom.declaraties.models import Declaratie, Prestatie, Regelset
from hefboom.declaraties.toetsen import PRESTATIETOETSEN

#: Where the rules stand: their text decides which version they are.
REGELTEKST = (
    "toetsen",
    "geheel.py",
    "elders.py",
    "afgesproken.py",
    "afspraken.py",
    "omvang.py",
    "besluit.py",
    "feiten.py",
)


def huidige() -> Regelset:
    """The rules as they are now; kept the first time something is judged by them."""
    return Regelset.objects.get_or_create(versie=versie(), defaults={"lijst": lijst()})[0]


@lru_cache(maxsize=1)
def versie() -> str:
    """A fingerprint of the rules' text, so that no one has to remember to raise a number."""
    som = hashlib.sha256()
    for naam in REGELTEKST:
        for bron in _bronnen(files("hefboom.declaraties") / naam):
            som.update(bron.name.encode() + bron.read_bytes())
    return som.hexdigest()[:16]


def _bronnen(plek: Traversable) -> Iterator[Traversable]:
    if plek.is_dir():
        for deel in sorted(plek.iterdir(), key=lambda deel: deel.name):
            yield from _bronnen(deel)
    elif plek.name.endswith(".py"):
        yield plek


def lijst() -> dict[str, list[Any]]:
    """What is asked now, as it is kept in `Regelset.lijst`."""
    return {
        "regel": [
            [check.code, check.vanaf.isoformat(), check.tot and check.tot.isoformat()]
            for check in PRESTATIETOETSEN
        ],
        "opmerking": [ELDERS.code],
        "geheel": [check.code for check in GEHEEL],
    }


def gevraagd_van_regel(rij: Prestatie) -> list[str]:
    """The codes that were asked of a line; none when its answers stand in full."""
    if rij.regelset is None:
        return []
    bewaard: Mapping[str, list[Any]] = rij.regelset.lijst
    return [
        code
        for code, vanaf, tot in bewaard["regel"]
        if date.fromisoformat(vanaf) <= rij.begindatum
        and (tot is None or rij.begindatum < date.fromisoformat(tot))
    ] + bewaard["opmerking"]


def gevraagd_van_geheel(rij: Declaratie) -> list[str]:
    """The codes that were asked of a claim as a whole; none when its answers stand in full."""
    return [] if rij.regelset is None else list(rij.regelset.lijst["geheel"])
