# SPDX-License-Identifier: EUPL-1.2
"""The record as columns, frozen per snapshot.

`maak_momentopname(peildatum)` writes one beside the current one and swaps the pointer;
`huidige()` opens the current one. Only those two know the record (and Django); a `Momentopname`
that is open needs nothing but its own folder.

`bekijk(beleid)` tells which snapshots there are and which stay (`Bewaring`), `ruim_op(beleid)`
removes the others, and `bevries(id, waarom)` keeps one for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import Any

from hefboom.facts import bewaren
from hefboom.facts.bewaren import Bewaarbeleid, Bewaring
from hefboom.facts.fouten import MAAK_NIEUWE, OpnameFout
from hefboom.facts.kolommen import Dagen, Getallen, Kolommen, Namen, Vlaggen, Waarden, plek
from hefboom.facts.momentopname import Momentopname, huidige_in
from hefboom.facts.publicatie import (
    eerder_gepubliceerd,
    gepubliceerd_in,
    hele_maanden,
    publiceer_in,
    volgende_op,
)
from hefboom.facts.schema import TABELLEN, Feitentabel, Feitkolom, Kolomsoort

__all__ = [
    "TABELLEN",
    "Bewaarbeleid",
    "Bewaring",
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
    "bekijk",
    "bevries",
    "eerder_gepubliceerd",
    "gepubliceerd",
    "huidige",
    "maak_momentopname",
    "plek",
    "publiceer",
    "ruim_op",
]


def maak_momentopname(peildatum: date) -> Momentopname:
    """Freeze the record as it is known now, looked at on `peildatum` (the first day not counted).

    Nothing changed since the last one: that one is returned. The first of a month is published
    too. Raises `OpnameFout` when the facts folder cannot be written.
    """
    opname: Momentopname = _bouwen().bouw_momentopname(peildatum)
    vanaf = volgende_op(_bouwen().feitenmap())
    if vanaf is None or opname.peildatum >= vanaf:
        publiceer_in(_bouwen().feitenmap(), opname)
    return opname


def gepubliceerd() -> Momentopname | None:
    """The snapshot that readers with hidden figures look at, up to its last whole month.

    Where nothing was published yet, the current one. Raises `OpnameFout` as `huidige` does.
    """
    opname = gepubliceerd_in(_bouwen().feitenmap())
    if opname is None and (nu := huidige()) is not None:
        opname = hele_maanden(nu)
    return opname


def publiceer() -> Momentopname:
    """Publish the current snapshot. Raises `OpnameFout` when its month has a publication."""
    opname = huidige()
    if opname is None:
        raise OpnameFout(f"Er is nog geen momentopname om te publiceren. {MAAK_NIEUWE}")
    return publiceer_in(_bouwen().feitenmap(), opname)


def huidige() -> Momentopname | None:
    """The snapshot every page counts on, or None when none was made yet.

    Raises `OpnameFout` when there is one that cannot be read, or is not what was written.
    """
    return huidige_in(_bouwen().feitenmap())


def bekijk(beleid: Bewaarbeleid) -> list[Bewaring]:
    """Every snapshot of this installation, the newest first, and whether and why it stays.

    Raises `OpnameFout` when it is not clear which one counts.
    """
    return bewaren.bekijk(_bouwen().feitenmap(), _bouwen().vandaag(), beleid)


def ruim_op(beleid: Bewaarbeleid) -> Sequence[Bewaring]:
    """Remove the snapshots that need not stay; what went. Raises `OpnameFout` as `bekijk` does."""
    return bewaren.ruim_op(_bouwen().feitenmap(), _bouwen().vandaag(), beleid)


def bevries(naam: str, waarom: str) -> None:
    """Keep this snapshot for ever. Raises `OpnameFout` when it is not there or not sound."""
    bewaren.bevries(_bouwen().feitenmap(), naam, waarom)


def _bouwen() -> Any:
    # Loaded only when asked, so that measures and their tests count without Django.
    return import_module("hefboom.facts.bouwen")
