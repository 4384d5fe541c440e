# SPDX-License-Identifier: EUPL-1.2
"""A picture as a page shows it: a finding, two drawings (wide and narrow), and the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hefboom.scherm.cijfer import ZWAK
from hefboom.scherm.grafieken import stijl
from hefboom.scherm.grafieken.tekenen import teken
from hefboom.scherm.tabel import Tabel
from hefboom.stelsel import Status

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Beeld:
    """`bevinding` is the finding in one sentence: caption and text alternative alike.

    Without anything to draw `breed` and `smal` are empty: the sentence says why, and no axes stand
    there to suggest a picture.
    """

    bevinding: str
    breed: str
    smal: str
    tabel: Tabel
    half: bool = False

    @property
    def wijst(self) -> bool:
        """Do its marks lead somewhere?"""
        return "<a " in self.breed

    @property
    def status(self) -> Status | None:
        """The standing to name beside the finding: of the weakest figure of its table."""
        cellen = (cel for rij in self.tabel.met_kolommen for _, cel in rij)
        gezien = {cel.cijfer.status for cel in cellen if cel.cijfer}
        return next((status for status in ZWAK if status in gezien), None)

    @property
    def gelezen(self) -> str:
        """The finding, and how firm it is, for who does not see the picture."""
        return f"{self.bevinding} Status: {self.status}." if self.status else self.bevinding


def beeld(
    bevinding: str,
    maak: Callable[[int], Spec],
    tabel: Tabel,
    cache: Path,
    *,
    breed: int = stijl.BREED,
) -> Beeld:
    """Draw `maak(width)` for a wide and a narrow screen; `breed=HALF` for half of a page."""
    return Beeld(
        bevinding=bevinding,
        breed=teken(maak(breed), cache),
        smal=teken(maak(stijl.SMAL), cache),
        tabel=tabel,
        half=breed < stijl.BREED,
    )
