# SPDX-License-Identifier: EUPL-1.2
"""The whole verdict on one file: its structure, then its rules, each finding on its line.

For who looks at a file, so the list is kept short. Who must refuse every wrong line of a message
uses `controleer`, which holds nothing back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hefboom.ijw import bevindingen as lijst
from hefboom.ijw.bericht import Lezing
from hefboom.ijw.lezen import lees
from hefboom.ijw.plaatsen import met_regelnummers
from hefboom.ijw.regels import controleer_eerste
from hefboom.kernel import Finding

#: a line with more tags than this holds so much of the message that its number tells nothing
VOLLE_REGEL = 20


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What is wrong with one file, in the order of the file.

    `aantal` counts all findings; where `bevindingen` does not hold them all, it ends with an HB099
    that says so. `regelnummer` is absent where one line holds the whole message.
    """

    lezing: Lezing
    bevindingen: tuple[Finding, ...]
    aantal: int

    @property
    def regels_nagegaan(self) -> bool:
        """Were the rules applied? Only a message of which every value could be read has them."""
        return self.lezing.bericht is not None

    @property
    def geldig(self) -> bool:
        """Nothing at all was found."""
        return self.regels_nagegaan and not self.aantal


def beoordeel(data: bytes, vandaag: date) -> Oordeel:
    """Read one file and apply every rule it decides by itself, as received on `vandaag`.

    Never raises on the file; `TypeError` for what are no bytes or no date.
    """
    lezing = lees(data)
    if lezing.bericht is None:
        gevonden, aantal = lezing.bevindingen, lezing.aantal
    else:
        gevonden, aantal = controleer_eerste(lezing.bericht, vandaag, lijst.MEESTE)
        if gevonden:
            op_regel = met_regelnummers(data, gevonden)
            gevonden = tuple(sorted(op_regel, key=lambda b: b.regelnummer or 0))
        if aantal > len(gevonden):
            gevonden += (lijst.nog_meer(aantal - len(gevonden), "regel"),)
    return Oordeel(lezing, tuple(_op_leesbare_regels(data, gevonden)), aantal)


def _op_leesbare_regels(data: bytes, gevonden: Iterable[Finding]) -> Iterator[Finding]:
    vol: dict[int, bool] = {}
    regels: list[bytes] | None = None
    for bevinding in gevonden:
        nummer = bevinding.regelnummer
        if nummer is None:
            yield bevinding
            continue
        if nummer not in vol:
            regels = data.split(b"\n") if regels is None else regels
            regel = regels[nummer - 1] if nummer <= len(regels) else b""
            vol[nummer] = regel.count(b"<") > VOLLE_REGEL
        yield replace(bevinding, regelnummer=None) if vol[nummer] else bevinding
