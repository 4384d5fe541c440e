# SPDX-License-Identifier: EUPL-1.2
"""How long a waiting list may be before the region asks a provider for a plan of recovery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from hefboom.kernel import datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import Streng, Tekst, Vastgelegd


class WachtgrensSchema(Vastgelegd):
    """The limit in calendar months from a date on; null ends it."""

    vanaf: date
    maanden: Annotated[int, Field(gt=0)] | None
    gevolg: Tekst | None = None


class WachtgrenzenSchema(Streng):
    """The section."""

    wachtgrens: tuple[WachtgrensSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Wachtgrens(Herleidbaar):
    """More than so many months of waiting, and then what."""

    maanden: int
    gevolg: str
    vanaf: date


@dataclass(frozen=True)
class Wachtgrenzen(Onderwerp):
    """The limit through the years."""

    reeks: Gedateerd[Wachtgrens]

    def op(self, day: date) -> Wachtgrens | None:
        """The limit on `day`; None where the region has none."""
        return self.reeks.op(day)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The limit."""
        yield self.reeks


def bouw(schema: WachtgrenzenSchema, werk: Bouwplaats) -> Wachtgrenzen:
    """The limit as written."""
    grenzen = [
        None
        if rij.maanden is None
        else Wachtgrens(rij.maanden, rij.gevolg or "", rij.vanaf, bron=rij.bron, status=rij.status)
        for rij in schema.wachtgrens
    ]
    return Wachtgrenzen(werk.reeks(schema.wachtgrens, grenzen, ("wachtgrens",)))


def wachtgrens_geldt(besluiten: Besluiten) -> Iterator[str]:
    """A limit that begins after the region's decisions end."""
    for start in besluiten[Wachtgrenzen].reeks.starts:
        if besluiten.geldig.end is not None and start >= besluiten.geldig.end:
            yield f"de wachtgrens van {datum(start)} begint na de looptijd."


registreer(
    Wachtgrenzen,
    schema=WachtgrenzenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "De wachtgrens geldt binnen de looptijd",
            wachtgrens_geldt,
            lambda b: f"{len(b[Wachtgrenzen].reeks.starts)} grenzen",
        ),
    ),
    bestand="wachtgrens",
    sjabloon="""\
# Hoeveel maanden een wachtlijst mag duren, en wat er daarna gebeurt. Zonder grens: `wachtgrens:
# []`.

wachtgrens:
  - vanaf: <eerste dag van de wachtgrens, als jaar-maand-dag>
    maanden: <aantal maanden wachten>
    gevolg: <wat er gebeurt bij langer wachten>
    bron: "<bron van de wachtgrens>"
    status: <status van de wachtgrens>
""",
)
