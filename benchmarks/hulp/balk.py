# SPDX-License-Identifier: EUPL-1.2
"""A bar: what was measured, what it may be, and whether it holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from hefboom.cli.hoofd import Fout


@dataclass(frozen=True, slots=True)
class Balk:
    """One measured value beside its bound: at most `grens`, or at least with `hoogstens=False`.

    `eenheid` is printed behind both ("×", "s", "MB"); it is no part of the JSON.
    """

    wat: str
    waarde: float
    grens: float
    hoogstens: bool = True
    eenheid: str = "×"

    @property
    def haalt(self) -> bool:
        """Does the bar hold? What could not be measured (NaN) does not."""
        return self.waarde <= self.grens if self.hoogstens else self.waarde >= self.grens

    @property
    def zin(self) -> str:
        """The line for a reader."""
        woord = "hoogstens" if self.hoogstens else "minstens"
        slot = "gehaald" if self.haalt else "NIET GEHAALD"
        return (
            f"{self.wat:58} {self.waarde:9.2f} {self.eenheid} "
            f"({woord} {self.grens:g} {self.eenheid}): {slot}"
        )


def toon(balken: Sequence[Balk]) -> None:
    """Print each bar on its line."""
    print()
    for balk in balken:
        print(balk.zin)


def als_json(naam: str, balken: Sequence[Balk]) -> str:
    """The one line a machine reads; a value that is no number becomes null."""
    rijen = [
        {
            "wat": balk.wat,
            "waarde": balk.waarde if balk.waarde == balk.waarde else None,
            "grens": balk.grens,
            "haalt": balk.haalt,
        }
        for balk in balken
    ]
    return json.dumps({"naam": naam, "balken": rijen}, ensure_ascii=False)


def minstens_een(aantal: int, wat: str) -> int:
    """The number itself. Raises `Fout` (Dutch) when it is below one."""
    if aantal < 1:
        raise Fout(f"Een meting heeft minstens 1 {wat}; {aantal} kan niet.", 2)
    return aantal
