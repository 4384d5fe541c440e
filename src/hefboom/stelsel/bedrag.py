# SPDX-License-Identifier: EUPL-1.2
"""An amount of money that was decided, whatever it is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hefboom.kernel import Cents
from hefboom.stelsel.herkomst import Herleidbaar


@dataclass(frozen=True, slots=True)
class Bedrag(Herleidbaar):
    """Exact cents, since when, by whom, and how firm."""

    cents: Cents
    vanaf: date
