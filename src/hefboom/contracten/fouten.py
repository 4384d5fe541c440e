# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with something to be taken in: where it stands, what stands there, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hefboom.kernel import Uitlegfout, hoeveel


@dataclass(frozen=True, slots=True, order=True)
class Invoerfout:
    """One fault; `rij` as the spreadsheet numbers it, 0 for a whole sheet, `kolom` its heading."""

    blad: str
    rij: int
    kolom: str
    waarde: str
    melding: str

    @property
    def plek(self) -> str:
        """`tarieven, rij 12, tarief`."""
        delen = [self.blad, f"rij {self.rij}" if self.rij else "", self.kolom]
        return ", ".join(deel for deel in delen if deel)


class OnleesbareInvoer(Uitlegfout):
    """Not a file that can be read at all; the Dutch message says what to do. Exit status 2."""

    code = 2


class InvoerGeweigerd(Uitlegfout):
    """There are faults, and nothing was changed."""

    def __init__(self, fouten: Sequence[Invoerfout]) -> None:
        self.fouten = tuple(fouten)
        eerste = fouten[0]
        rest = f" En nog {hoeveel(len(fouten) - 1, 'fout', 'fouten')}." if len(fouten) > 1 else ""
        super().__init__(f"{eerste.plek}: {eerste.melding}{rest} Er is niets veranderd.")
