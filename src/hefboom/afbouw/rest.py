# SPDX-License-Identifier: EUPL-1.2
"""What stays regional for the others when some municipalities go: share and volume. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Restvolume:
    """Volume of all, and of who stays; `aandeel` is the part that stays, None of nothing."""

    heel: int
    blijft: int

    @property
    def weg(self) -> int:
        """What goes."""
        return self.heel - self.blijft

    @property
    def aandeel(self) -> Fraction | None:
        """The part that stays.

        >>> Restvolume(400, 300).aandeel
        Fraction(3, 4)
        """
        return Fraction(self.blijft, self.heel) if self.heel else None


def rest(per_gemeente: Mapping[str, int], gaan: Collection[str]) -> Restvolume:
    """Of a volume by municipality: what is left without those that go."""
    return Restvolume(
        sum(per_gemeente.values()),
        sum(volume for gemeente, volume in per_gemeente.items() if gemeente not in gaan),
    )
