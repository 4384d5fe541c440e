# SPDX-License-Identifier: EUPL-1.2
"""The savings path: how much less the region means to spend, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from hefboom.kernel import Cents
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import Jaar, Streng, Vastgelegd


class BesparingSchema(Vastgelegd):
    """One year of the savings path, whole euros, negative."""

    jaar: Jaar
    euro: Annotated[int, Field(le=0)]


class BesparingspadSchema(Vastgelegd):
    """The savings path and its sum."""

    totaal_euro: int
    jaren: tuple[BesparingSchema, ...]


class BesparingenSchema(Streng):
    """The section; a region need not have one."""

    besparingspad: BesparingspadSchema | None = None


@dataclass(frozen=True, slots=True)
class Besparing(Herleidbaar):
    """One year of the savings path; `cents` is negative, as the source gives it."""

    jaar: int
    cents: Cents


@dataclass(frozen=True, slots=True)
class Besparingspad(Herleidbaar):
    """The path as the source gives it, with the sum the source gives (or that follows from it)."""

    jaren: tuple[Besparing, ...]
    totaal: Cents


@dataclass(frozen=True)
class Besparingen(Onderwerp):
    """The savings path; None where the region has none."""

    pad: Besparingspad | None

    @property
    def jaren(self) -> tuple[Besparing, ...]:
        """The path per year; empty where the region has none."""
        return self.pad.jaren if self.pad else ()


def bouw(schema: BesparingenSchema, werk: Bouwplaats) -> Besparingen:
    """The path as written."""
    pad = schema.besparingspad
    if pad is None:
        return Besparingen(None)
    jaren = tuple(
        Besparing(jaar.jaar, Cents(jaar.euro * 100), bron=jaar.bron, status=jaar.status)
        for jaar in pad.jaren
    )
    return Besparingen(
        Besparingspad(jaren, Cents(pad.totaal_euro * 100), bron=pad.bron, status=pad.status)
    )


def besparingspad_klopt(besluiten: Besluiten) -> Iterator[str]:
    """A savings path that does not add up, skips a year, or asks less than the year before."""
    pad = besluiten[Besparingen].pad
    if pad is None:
        return
    som = Cents.total(jaar.cents for jaar in pad.jaren)
    if som != pad.totaal:
        yield f"het besparingspad telt op tot {som}, niet tot {pad.totaal}."
    for vorig, volgend in pairwise(pad.jaren):
        if volgend.jaar != vorig.jaar + 1:
            yield f"het besparingspad springt van {vorig.jaar} naar {volgend.jaar}."
        if volgend.cents > vorig.cents:
            yield (
                f"de besparing van {volgend.jaar} ({volgend.cents}) is kleiner dan die van "
                f"{vorig.jaar} ({vorig.cents})."
            )


def _bekeken(besluiten: Besluiten) -> str:
    jaren = besluiten[Besparingen].jaren
    return f"{len(jaren)} jaren" if jaren else "niet van toepassing"


registreer(
    Besparingen,
    schema=BesparingenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering("Het besparingspad telt op en wordt nooit kleiner", besparingspad_klopt, _bekeken),
    ),
    bestand="besparing",
    sjabloon="""\
# Wat de regio samen minder uitgeeft dan zonder maatregelen, in hele euro's per jaar (negatief),
# en samen. Heeft de regio geen besparingspad, gooi dit bestand dan weg.

besparingspad:
  totaal_euro: <som van het besparingspad in hele euro's, negatief>
  bron: "<bron van de som van het besparingspad>"
  status: <status van de som van het besparingspad>
  jaren:
    - jaar: <eerste jaar van het besparingspad>
      euro: <besparing in dat jaar in hele euro's, negatief>
      bron: "<bron van die besparing>"
      status: <status van die besparing>
""",
)
