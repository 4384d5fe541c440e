# SPDX-License-Identifier: EUPL-1.2
"""The norms a measure is held against, as the snapshot holds them: what its rows were judged by.

Read from the same facts as the figure, so that a figure and its sentence cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from hefboom.facts import Momentopname
from hefboom.stelsel import Status

#: What the kinds of norm of the region are about, as a reader says it.
SOORTEN: Mapping[str, str] = MappingProxyType(
    {"start": "start van de hulp", "max_duur": "duur", "max_intensiteit": "inzet"}
)


@dataclass(frozen=True, slots=True)
class Gestelde:
    """A norm as it was set: kind (`SOORTEN`), value, unit, standing; `bron`: all in words."""

    soort: str
    waarde: int
    eenheid: str
    status: Status
    bron: str


def normen_op(
    opname: Momentopname, soorten: tuple[str, ...], dag: date, segment: str = ""
) -> list[tuple[Gestelde, int]]:
    """The norms of these kinds that hold on a day, each with the number of products it is for.

    Of one segment or of all help; in order of kind, what is for most products first.
    """
    geteld = Counter(
        Gestelde(rij["soort"], rij["waarde"], rij["eenheid"], rij["status"], rij["bron"])
        for rij in _rijen(opname)
        if rij["soort"] in soorten
        and (not segment or rij["segment"] == segment)
        and rij["vanaf"] <= dag
        and (rij["tot"] is None or dag < rij["tot"])
    )
    return sorted(geteld.items(), key=lambda paar: (soorten.index(paar[0].soort), -paar[1]))


@lru_cache(maxsize=2)
def _rijen(opname: Momentopname) -> list[dict[str, Any]]:
    rijen: list[dict[str, Any]] = opname.tabel("normen").to_pylist()
    return rijen
