# SPDX-License-Identifier: EUPL-1.2
"""Every rule by its code: the one place where a rule's text, level and return code stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from hefboom.ijw.standaard import bladzijde

STRUCTUUR, BEDRIJFSREGEL, HEFBOOM = "structuur", "bedrijfsregel", "hefboom"
#: The room of this file, as rooms are named in `Regel.waar`.
HIER = "ijw"

GECONTROLEERD = "gecontroleerd"
NAGELEEFD = "Hefboom houdt zich eraan"
NIET_TE_BESLISSEN = "niet door een machine te beslissen"
STATEN = (GECONTROLEERD, NAGELEEFD, NIET_TE_BESLISSEN)


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule of iJw 3.2, or of Hefboom itself (HB…) where the standard has no code.

    `zin` says in plain Dutch what must hold. `niveau`: structuur, bericht, berichtoverstijgend,
    externe bron, bedrijfsregel or hefboom. `waar` names the rooms that check it (ijw, dossiers,
    declaraties, intake); `door` the rules that do so for a business rule. A rule without a check
    has a `reden`: how Hefboom keeps it, or why no machine can decide it. A rule that is checked
    in part has a `grens`: which part, and why no machine can decide the rest. What is
    `alleen_regio` is found between parties that may not know of each other: only the region reads
    it.
    """

    code: str
    zin: str
    niveau: str
    retourcode: str | None
    berichten: tuple[str, ...]
    staat: str
    waar: tuple[str, ...] = ()
    door: tuple[str, ...] = ()
    reden: str = ""
    grens: str = ""
    alleen_regio: bool = False

    @property
    def gecontroleerd(self) -> bool:
        """Is it checked, here or in a room that knows the record?"""
        return self.staat == GECONTROLEERD


@cache
def regels() -> Mapping[str, Regel]:
    """All rules, by code; the business rules last."""
    gemaakt = {code: _regel(code, blok) for code, blok in bladzijde("regels.yaml").items()}
    for code, blok in bladzijde("bedrijfsregels.yaml").items():
        gemaakt[code] = _bedrijfsregel(code, blok, gemaakt)
    return MappingProxyType(gemaakt)


def regel(code: str) -> Regel:
    """One rule. Raises `KeyError` for a code the standard does not have."""
    return regels()[code]


def _regel(code: str, blok: Mapping[str, Any]) -> Regel:
    from hefboom.ijw.regels.toetsen import TOETSEN

    eigen = blok["niveau"] == HEFBOOM and "waar" not in blok
    hier = blok["niveau"] == STRUCTUUR or eigen or code in TOETSEN
    return Regel(
        code,
        blok["zin"],
        blok["niveau"],
        blok.get("retourcode"),
        tuple(blok["berichten"]),
        NIET_TE_BESLISSEN if "waarom" in blok else GECONTROLEERD,
        ((HIER,) if hier else ()) + tuple(blok.get("waar", ())),
        reden=blok.get("waarom", ""),
        grens=blok.get("grens", ""),
        alleen_regio=blok.get("alleen_regio", False),
    )


def _bedrijfsregel(code: str, blok: Mapping[str, Any], technisch: Mapping[str, Regel]) -> Regel:
    door = tuple(blok.get("door", ()))
    plekken = (plek for code in door for plek in technisch[code].waar)
    staat = GECONTROLEERD if door else NAGELEEFD if "zelf" in blok else NIET_TE_BESLISSEN
    return Regel(
        code,
        blok["zin"],
        BEDRIJFSREGEL,
        None,
        tuple(blok["berichten"]),
        staat,
        tuple(dict.fromkeys(plekken)),
        door,
        blok.get("zelf") or blok.get("waarom") or "",
        " ".join(technisch[code].grens for code in door if technisch[code].grens),
    )
