# SPDX-License-Identifier: EUPL-1.2
"""What one message changed in memory, kept so that it can be undone.

One error refuses a message whole (IV032), also what its other lines would have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db.models import Model

K = TypeVar("K")
M = TypeVar("M", bound=Model)
V = TypeVar("V")


class Proef:
    """A trial: remembers rows, tables and lists as they stood when the message came to them."""

    def __init__(self) -> None:
        self._terug: list[Callable[[], object]] = []
        self._gezien: set[int] = set()

    def rij(self, rij: M) -> M:
        """Remember how a row stands; the same row, for who changes it next."""
        if id(rij) not in self._gezien:
            self._gezien.add(id(rij))
            velden, verwant = dict(rij.__dict__), dict(rij._state.fields_cache)

            def herstel() -> None:
                rij.__dict__.clear()
                rij.__dict__.update(velden)
                rij._state.fields_cache.clear()
                rij._state.fields_cache.update(verwant)

            self._terug.append(herstel)
        return rij

    def zet(self, tabel: dict[K, V], sleutel: K, waarde: V) -> None:
        """Put a value under a key."""
        self.tabel(tabel, sleutel)
        tabel[sleutel] = waarde

    def neem_weg(self, tabel: dict[K, V], sleutel: K) -> V | None:
        """Take away what stands under a key, and give it; None when nothing does."""
        self.tabel(tabel, sleutel)
        return tabel.pop(sleutel, None)

    def schrijf_bij(self, lijst: list[V], *waarden: V) -> None:
        """Put values at the end of a list."""
        self.lijst(lijst)
        lijst.extend(waarden)

    def lijst_onder(self, tabel: dict[K, list[V]], sleutel: K) -> list[V]:
        """The list under a key, empty when it is new."""
        if sleutel not in tabel:
            self.zet(tabel, sleutel, [])
        return tabel[sleutel]

    def tabel(self, tabel: dict[Any, Any], sleutel: Hashable) -> None:
        """Remember what stands under this key, or that nothing does."""
        if sleutel in tabel:
            waarde = tabel[sleutel]
            self._terug.append(lambda: tabel.__setitem__(sleutel, waarde))
        else:
            self._terug.append(lambda: tabel.pop(sleutel, None))

    def lijst(self, lijst: list[Any]) -> None:
        """Remember how long a list is that only grows."""
        lengte = len(lijst)
        self._terug.append(lambda: lijst.__delitem__(slice(lengte, None)))

    def maak_ongedaan(self) -> None:
        """Put everything back, what was remembered last first."""
        while self._terug:
            self._terug.pop()()
        self._gezien.clear()


class GeenProef(Proef):
    """Remembers nothing: while what is known is read, nothing can be undone."""

    def rij(self, rij: M) -> M:
        return rij

    def tabel(self, tabel: dict[Any, Any], sleutel: Hashable) -> None:
        pass

    def lijst(self, lijst: list[Any]) -> None:
        pass
