# SPDX-License-Identifier: EUPL-1.2
"""The record as columns, frozen per snapshot.

`maak_momentopname(peildatum)` writes one beside the current one and swaps the pointer;
`huidige()` opens the current one. Only those two know the record (and Django); a `Momentopname`
that is open needs nothing but its own folder.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from hefboom.facts.fouten import OpnameFout
from hefboom.facts.kolommen import Dagen, Getallen, Kolommen, Namen, Vlaggen, Waarden, plek
from hefboom.facts.momentopname import Momentopname, huidige_in
from hefboom.facts.schema import TABELLEN, Feitentabel, Feitkolom, Kolomsoort

__all__ = [
    "TABELLEN",
    "Dagen",
    "Feitentabel",
    "Feitkolom",
    "Getallen",
    "Kolommen",
    "Kolomsoort",
    "Momentopname",
    "Namen",
    "OpnameFout",
    "Vlaggen",
    "Waarden",
    "huidige",
    "maak_momentopname",
    "plek",
]


def maak_momentopname(peildatum: date) -> Momentopname:
    """Freeze the record as it is known now, looked at on `peildatum` (the first day not counted).

    Nothing changed since the last one: that one is returned. Raises `OpnameFout` when the facts
    folder cannot be written.
    """
    opname: Momentopname = _bouwen().bouw_momentopname(peildatum)
    return opname


def huidige() -> Momentopname | None:
    """The snapshot every page counts on, or None when none was made yet.

    Raises `OpnameFout` when there is one that cannot be read, or is not what was written.
    """
    return huidige_in(_bouwen().feitenmap())


def _bouwen() -> Any:
    # Loaded only when asked, so that measures and their tests count without Django.
    return import_module("hefboom.facts.bouwen")
