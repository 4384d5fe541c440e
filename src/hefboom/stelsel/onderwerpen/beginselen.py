# SPDX-License-Identifier: EUPL-1.2
"""The principles a region works by: what a decision can be held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hefboom.kernel import Period
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst


class BeginselSchema(GeldigIn):
    """A principle; `vraag` is the plain question to hold a decision against."""

    code: Tekst
    tekst: Tekst
    vraag: Tekst | None = None


class BeginselenSchema(Streng):
    """The section."""

    beginselen: tuple[BeginselSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginsel(Herleidbaar):
    """A principle, in our own words; `code` is how the sources count it, where they do."""

    code: str
    tekst: str
    vraag: str
    geldig: Period


@dataclass(frozen=True)
class Beginselen(Onderwerp):
    """The principles, in the region's order."""

    alle: tuple[Beginsel, ...]

    def op(self, day: date) -> tuple[Beginsel, ...]:
        """Those that hold on `day`."""
        return tuple(een for een in self.alle if day in een.geldig)

    def perioden(self) -> Iterator[Period]:
        """The days on which each holds."""
        return (een.geldig for een in self.alle)


def bouw(schema: BeginselenSchema, werk: Bouwplaats) -> Beginselen:
    """The principles as written."""
    werk.geen_dubbele("beginselen", schema.beginselen)
    return Beginselen(
        tuple(
            Beginsel(
                rij.code,
                rij.tekst,
                rij.vraag or "",
                werk.periode(rij.vanaf, rij.tot, ("beginselen", i)),
                bron=rij.bron,
                status=rij.status,
            )
            for i, rij in enumerate(schema.beginselen)
        )
    )


def beginsel_geldt(besluiten: Besluiten) -> Iterator[str]:
    """A principle that never holds while the region's decisions do."""
    for een in besluiten[Beginselen].alle:
        if not een.geldig.overlaps(besluiten.geldig):
            yield f"beginsel {een.code} geldt nooit binnen de looptijd."


registreer(
    Beginselen,
    schema=BeginselenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk beginsel geldt binnen de looptijd",
            beginsel_geldt,
            lambda b: f"{len(b[Beginselen].alle)} beginselen",
        ),
    ),
    bestand="beginselen",
    sjabloon="""\
# De beginselen waar deze regio naar werkt, in eigen woorden, met de telling van het stuk als
# code. Met een `vraag` is een besluit eraan te toetsen. Zonder beginselen: `beginselen: []`.

beginselen:
  - code: "1"
    tekst: <het beginsel, in een zin>
    vanaf: <eerste dag van het beginsel, als jaar-maand-dag>
    bron: "<bron van het beginsel>"
    status: <status van het beginsel>
""",
)
