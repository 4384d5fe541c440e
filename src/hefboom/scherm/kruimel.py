# SPDX-License-Identifier: EUPL-1.2
"""Where a page stands: the steps of its breadcrumb."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kruimel:
    """A step of the breadcrumb; the last has no address."""

    naam: str
    adres: str = ""
