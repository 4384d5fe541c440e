# SPDX-License-Identifier: EUPL-1.2
"""Which kinds of message there are. Each puts itself in when its file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from hefboom.intake.soorten.soort import Soort

S = TypeVar("S", bound=Soort)


class Register:
    """The kinds by code. A class enters with `@register("JW305")` above it."""

    def __init__(self) -> None:
        self._soorten: dict[str, Soort] = {}

    def __call__(self, code: str) -> Callable[[type[S]], type[S]]:
        """Enter the class below this line as the kind with that code."""

        def voeg_toe(klasse: type[S]) -> type[S]:
            self.voeg_toe(klasse(code))
            return klasse

        return voeg_toe

    def voeg_toe(self, soort: Soort) -> None:
        """Enter a kind. Raises `ValueError` when the standard does not know it, or it is here."""
        if soort.beschrijving is None:
            raise ValueError(f"De standaard kent geen bericht {soort.code}.")
        if soort.code in self._soorten:
            raise ValueError(f"{soort.code} staat al in {self._soorten[soort.code].__module__}.")
        self._soorten[soort.code] = soort

    def van(self, code: str) -> Soort:
        """The kind with this code; one of which nothing is known when it was never entered."""
        return self._soorten.get(code) or Soort(code)

    def __iter__(self) -> Iterator[Soort]:
        return iter(sorted(self._soorten.values(), key=lambda soort: soort.code))


register = Register()


def ontdek(pakket: str) -> None:
    """Read every file of a package, in order of name."""
    paden = import_module(pakket).__path__
    for naam in sorted(module.name for module in iter_modules(paden)):
        import_module(f"{pakket}.{naam}")
