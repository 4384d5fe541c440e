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


@dataclass(frozen=True, slots=True)
class Filters:
    """The filter bar (`scherm/delen/filters.html`); `vast` are names and values it hands on."""

    keuzes: Sequence[Keuze]
    vast: Sequence[tuple[str, str]] = ()
