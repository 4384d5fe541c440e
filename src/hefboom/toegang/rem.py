# SPDX-License-Identifier: EUPL-1.2
"""How often one may be wrong: a brake on guessing that locks nobody out for long.

Three counts, each within a quarter of an hour: one name from one address, one address, one name.
The last is what someone far away could use against a colleague, so it does not hold for a browser
that this person logged in with before, and neither does the one of the address: such a browser has
a count of its own. What is refused is not counted, so waiting always ends.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

TERMIJN = 15 * 60.0
SAMEN, ADRES, NAAM, BEKEND = 6, 60, 30, 8
#: How many names and addresses are remembered; the one that was wrong longest ago goes first.
ONTHOUDEN = 100_000
Telsleutel = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Poging:
    """Someone at the door: the name typed, from where, and which known browser (empty: none)."""

    naam: str
    adres: str
    browser: str = ""

    def tellers(self) -> Iterable[tuple[Telsleutel, int]]:
        """The counts this goes by, with the most each may be."""
        naam = self.naam.strip().casefold()
        if self.browser:
            yield ("bekend", naam, self.browser), BEKEND
            return
        yield ("samen", naam, self.adres), SAMEN
        yield ("adres", self.adres), ADRES
        yield ("naam", naam), NAAM


class Rem:
    """Counts in the memory of one process; a server is one process (`cli/dienst.py`)."""

    def __init__(self, klok: Callable[[], float] = time.monotonic) -> None:
        self._klok = klok
        self._slot = threading.Lock()
        self._missers: OrderedDict[Telsleutel, list[float]] = OrderedDict()

    def wacht(self, poging: Poging) -> float:
        """Count it as wrong, ahead; seconds to wait when it may not be tried (then not counted)."""
        nu = self._klok()
        with self._slot:
            tellers = [
                (sleutel, grens, self._van(sleutel, nu)) for sleutel, grens in poging.tellers()
            ]
            wachten = [
                missers[len(missers) - grens] + TERMIJN - nu
                for _, grens, missers in tellers
                if len(missers) >= grens
            ]
            if wachten:
                return max(wachten)
            for sleutel, _, missers in tellers:
                missers.append(nu)
                self._missers[sleutel] = missers
                self._missers.move_to_end(sleutel)
            while len(self._missers) > ONTHOUDEN:
                self._missers.popitem(last=False)
        return 0.0

    def was_goed(self, poging: Poging) -> None:
        """It was right after all: take the last count back. Earlier ones stay."""
        with self._slot:
            for sleutel, _ in poging.tellers():
                missers = self._missers.get(sleutel)
                if missers:
                    missers.pop()
                    if not missers:
                        del self._missers[sleutel]

    def _van(self, sleutel: Telsleutel, nu: float) -> list[float]:
        return [toen for toen in self._missers.get(sleutel, ()) if toen > nu - TERMIJN]


def wachtzin(seconden: float) -> str:
    """What someone reads who has to wait.

    >>> wachtzin(840.2)
    'Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over 15 minuten opnieuw.'
    """
    minuten = max(1, math.ceil(seconden / 60))
    duur = "een minuut" if minuten == 1 else f"{minuten} minuten"
    return f"Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over {duur} opnieuw."
