# SPDX-License-Identifier: EUPL-1.2
"""What the YAML of all subjects has in common; each subject adds its own keys in its own file.

Every model refuses unknown keys and silent conversions: a code without quotation marks is a
number in YAML, and `0505` even an octal one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hefboom.stelsel.herkomst import Herleidbaar, Status

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
#: A code that stands in the address of a page.
Adrescode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Gemeentesleutel = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Productsleutel = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}[0-9A-Z]{3}$")]
Jaar = Annotated[int, Field(ge=2015, le=2100)]


class Streng(BaseModel):
    """Strict and frozen, and it knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Vastgelegd(Streng):
    """What all decided values share: a source and a standing."""

    bron: Tekst
    status: Status

    def herkomst(self) -> Herleidbaar:
        """Only the source and the standing."""
        return Herleidbaar(bron=self.bron, status=self.status)


class GeldigIn(Vastgelegd):
    """The days on which something holds; `tot` is the first day that no longer counts."""

    vanaf: date
    tot: date | None = None


class GedateerdeTekst(Vastgelegd):
    """A text from a date on; null ends it."""

    vanaf: date
    waarde: Tekst | None


def vastgelegd(iets: object) -> Iterator[Vastgelegd]:
    """Every sourced value in checked YAML, however deep."""
    if isinstance(iets, Vastgelegd):
        yield iets
    if isinstance(iets, BaseModel):
        for naam in type(iets).model_fields:
            yield from vastgelegd(getattr(iets, naam))
    elif isinstance(iets, tuple):
        for deel in iets:
            yield from vastgelegd(deel)
    elif isinstance(iets, dict):
        for deel in iets.values():
            yield from vastgelegd(deel)
