# SPDX-License-Identifier: EUPL-1.2
"""A picture as a page shows it: a finding, two drawings (wide and narrow), and the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hefboom.scherm.grafieken import stijl
from hefboom.scherm.grafieken.tekenen import teken
from hefboom.scherm.tabel import Tabel

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Beeld:
    """`bevinding` is the finding in one sentence: caption and text alternative alike."""

    bevinding: str
    breed: str
    smal: str
    tabel: Tabel


def beeld(bevinding: str, maak: Callable[[int], Spec], tabel: Tabel, cache: Path) -> Beeld:
    """Draw `maak(width)` for a wide and a narrow screen."""
    return Beeld(
        bevinding=bevinding,
        breed=teken(maak(stijl.BREED), cache),
        smal=teken(maak(stijl.SMAL), cache),
        tabel=tabel,
    )
