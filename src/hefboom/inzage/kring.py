# SPDX-License-Identifier: EUPL-1.2
"""Whose rows and figures: the region's, one municipality's or one provider's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hefboom.kernel import AgbCode, Gemeentecode


class Kringsoort(StrEnum):
    """What kind of circle a role is held in. The values are the dimensions of facts."""

    REGIO = "regio"
    GEMEENTE = "gemeente"
    AANBIEDER = "aanbieder"


@dataclass(frozen=True, slots=True)
class Kring:
    """One circle. `code` is a CBS or AGB code, empty for the region.

    Raises `OngeldigeCode` (a `ValueError`, in Dutch) for a code that cannot exist, and
    `ValueError` for a code beside a region or none beside the others.

    >>> Kring.van_gemeente("0119").code
    '0119'
    """

    soort: Kringsoort
    code: str = ""

    def __post_init__(self) -> None:
        match self.soort:
            case Kringsoort.REGIO:
                if self.code:
                    raise ValueError("Bij een rol voor de hele regio hoort geen code.")
            case Kringsoort.GEMEENTE:
                Gemeentecode(self.code)
            case Kringsoort.AANBIEDER:
                AgbCode(self.code)

    @classmethod
    def van_gemeente(cls, code: str) -> Kring:
        """The circle of one municipality."""
        return cls(Kringsoort.GEMEENTE, code)


REGIO = Kring(Kringsoort.REGIO)
