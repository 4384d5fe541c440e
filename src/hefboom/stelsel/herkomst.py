# SPDX-License-Identifier: EUPL-1.2
"""How firm a value is and where it was written: every value of a region can answer both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from hefboom.kernel import datum

Status = Literal["besloten", "voorlopig", "feit", "aanname"]

#: What each standing means, as a reader may be told.
STATUSSEN: Mapping[Status, str] = MappingProxyType(
    {
        "besloten": "vastgesteld door het orgaan dat erover gaat",
        "voorlopig": "een richting die nog niet is vastgesteld",
        "feit": "hoe het is; daar is geen besluit voor nodig",
        "aanname": "om mee te kunnen rekenen; hiervan is geen besluit van deze regio gevonden",
    }
)
#: How firm a value is, said beside the value itself.
HOE_VAST: Mapping[Status, str] = MappingProxyType(
    {
        "besloten": "besloten",
        "voorlopig": "voorlopig, nog niet besloten",
        "feit": "een feit",
        "aanname": "aangenomen, niet besloten",
    }
)
#: The source of what Hefboom assumed by itself.
HEFBOOM = "HEFBOOM"
#: From weak to firm: what follows from two values is as weak as the weaker.
VAN_ZWAK_NAAR_STERK: tuple[Status, ...] = ("aanname", "voorlopig", "besloten", "feit")


def zwakste(*statussen: Status) -> Status:
    """The standing of what follows from values with these standings.

    >>> zwakste("besloten", "aanname")
    'aanname'
    """
    return min(statussen, key=VAN_ZWAK_NAAR_STERK.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Herleidbaar:
    """What every value can answer: its source, in keys of the register, and its standing.

    `Regio.brontekst` puts the source in words.
    """

    bron: str
    status: Status

    @property
    def aanname(self) -> bool:
        """Is this value an assumption?"""
        return self.status == "aanname"


@dataclass(frozen=True, slots=True)
class Bron:
    """An entry of the register of sources.

    `orgaan` is the body that adopted it and `datum` when; `vastgesteld` says in words what of it
    was adopted. Empty (or None) where that is not known. `gedeeld`: not of one region.
    """

    sleutel: str
    titel: str
    orgaan: str
    datum: date | None
    vastgesteld: str
    gedeeld: bool

    @property
    def wie(self) -> str:
        """Who adopted it and when, as far as that is known."""
        return " ".join(d for d in (self.orgaan, datum(self.datum) if self.datum else "") if d)
