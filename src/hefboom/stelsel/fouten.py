# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a region's decisions, said so that the person who wrote them can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hefboom.kernel import Uitlegfout


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One fault: where it stands (file, line, path), what is wrong, and what to do next."""

    wat: str
    verder: str = ""
    bestand: str = ""
    regel: int | None = None
    pad: str = ""

    def __str__(self) -> str:
        plek = self.bestand + (f", regel {self.regel}" if self.regel else "")
        waar = " · ".join(deel for deel in (plek, self.pad) if deel)
        zin = f"{self.wat} {self.verder}".strip()
        return f"{waar}: {zin}" if waar else zin


class StelselFout(Uitlegfout):
    """The region's decisions cannot be used or asked this way; carries every fault at once.

    `str()` is Dutch and ready to show; `.gebreken` holds the faults one by one.
    """

    def __init__(self, gebreken: Sequence[Gebrek] | str) -> None:
        if isinstance(gebreken, str):
            gebreken = (Gebrek(gebreken),)
        self.gebreken = tuple(gebreken)
        super().__init__("\n".join(str(gebrek) for gebrek in self.gebreken))
