# SPDX-License-Identifier: EUPL-1.2
"""Every rule by its code: the one place where a rule's text, level and return code stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from hefboom.ijw.standaard import bladzijde

STRUCTUUR = "structuur"


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule of iJw 3.2, or of Hefboom itself (HB…) where the standard has no code.

    `zin` says in plain Dutch what must hold. `niveau`: structuur, bericht, berichtoverstijgend,
    externe bron or hefboom. `gecontroleerd`: this room decides it by itself.
    """

    code: str
    zin: str
    niveau: str
    retourcode: str | None
    berichten: tuple[str, ...]
    gecontroleerd: bool


@cache
def regels() -> Mapping[str, Regel]:
    """All rules, by code."""
    from hefboom.ijw.regels.toetsen import TOETSEN

    gemaakt = {}
    for code, blok in bladzijde("regels.yaml").items():
        structuur = blok["niveau"] in {STRUCTUUR, "hefboom"}
        gemaakt[code] = Regel(
            code,
            blok["zin"],
            blok["niveau"],
            blok.get("retourcode"),
            tuple(blok["berichten"]),
            structuur or code in TOETSEN,
        )
    return MappingProxyType(gemaakt)


def regel(code: str) -> Regel:
    """One rule. Raises `KeyError` for a code the standard does not have."""
    return regels()[code]
