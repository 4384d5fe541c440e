# SPDX-License-Identifier: EUPL-1.2
"""What a reader may choose on a page; each choice stands in the address, so a link is a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keuze:
    """A drop-down of the filter bar: `(code, name, chosen)` per option."""

    naam: str
    kop: str
    opties: Sequence[tuple[str, str, bool]]
    #: Which of several with one name (breakdowns) it is.
    plaats: int = 0

    @property
    def id(self) -> str:
        """What its label points at."""
        return f"f-{self.naam}-{self.plaats}" if self.plaats else f"f-{self.naam}"


@dataclass(frozen=True, slots=True)
class Filters:
    """The filter bar (`scherm/delen/filters.html`).

    Whatever else stands in the address it hands on; but what `vervangt` names, its own choices say.
    """

    keuzes: Sequence[Keuze]
    vervangt: Sequence[str] = ()

    @property
    def namen(self) -> set[str]:
        """What it does not hand on: what it has a field for, or says otherwise."""
        return {*(keuze.naam for keuze in self.keuzes), *self.vervangt}
