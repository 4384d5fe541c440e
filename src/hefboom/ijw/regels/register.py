# SPDX-License-Identifier: EUPL-1.2
"""Every rule by its code: the one place where a rule's text, level and return code stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from hefboom.ijw.standaard import bladzijde
from hefboom.kernel import Lezers

STRUCTUUR, BEDRIJFSREGEL, HEFBOOM = "structuur", "bedrijfsregel", "hefboom"
#: The room of this file, as rooms are named in `Regel.waar`.
HIER = "ijw"

GECONTROLEERD = "gecontroleerd"
NAGELEEFD = "Hefboom houdt zich eraan"
NIET_TE_BESLISSEN = "niet door een machine te beslissen"
#: Where a rule is checked, by room, in the words of who asks.
PLEKKEN: Mapping[str, str] = MappingProxyType(
    {
        "ijw": "in het bericht zelf",
        "dossiers": "tegen toewijzingen, verzoeken en hulp",
        "declaraties": "bij het beoordelen van declaraties",
        "intake": "bij het innemen van berichten",
    }
)
STATEN = (GECONTROLEERD, NAGELEEFD, NIET_TE_BESLISSEN)


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule of iJw 3.2, or of Hefboom itself (HB…) where the standard has no code.

    `zin` says in plain Dutch what must hold, `mis` what is wrong where it does not. `niveau`:
    structuur, bericht, berichtoverstijgend, externe bron, bedrijfsregel or hefboom. `waar` names
    the rooms that check it (ijw, dossiers, declaraties, intake); `door` the rules that do so for
    a business rule. A rule without a check has a `reden`: how Hefboom keeps it, or why no machine
    can decide it. A rule that is checked in part has a `grens`: which part, and why no machine
    can decide the rest. `lezers`: what is found between parties that may not know of each other
    only the region reads; what is about a choice of the municipality's own, the municipality and
    the region.
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
    lezers: Lezers = "allen"
    mis: str = ""

    @property
    def gecontroleerd(self) -> bool:
        """Is it checked, here or in a room that knows the record?"""
        return self.staat == GECONTROLEERD

    @property
    def staat_in_woorden(self) -> str:
        """Is it checked, where, and by what?"""
        if not self.gecontroleerd:
            return self.staat
        deels = "deels " if self.grens else ""
        plekken = ", ".join(PLEKKEN[kamer] for kamer in self.waar)
        door = f", door {', '.join(self.door)}" if self.door else ""
        return f"{deels}{self.staat} {plekken}{door}"


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
        lezers=blok.get("lezers", "allen"),
        mis=blok.get("mis", ""),
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
