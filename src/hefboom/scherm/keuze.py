# SPDX-License-Identifier: EUPL-1.2
"""A drop-down with which a reader narrows what a page shows; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keuze:
    """A drop-down of the filter bar: `(code, name, chosen)` per option."""

    naam: str
    kop: str
    opties: Sequence[tuple[str, str, bool]]
