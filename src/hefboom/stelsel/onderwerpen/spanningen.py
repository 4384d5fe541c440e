# SPDX-License-Identifier: EUPL-1.2
"""Where a region's own papers pull two ways: recorded beside each other, never settled here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import Streng, Tekst, Vastgelegd


class SpanningSchema(Vastgelegd):
    """What stands against what; of one segment, or of the region as a whole.

    `gevolg` says what Hefboom reckons with as long as it lasts.
    """

    code: Tekst
    wat: Tekst
    segment: Tekst | None = None
    gevolg: Tekst | None = None


class SpanningenSchema(Streng):
    """The section; a region without tensions leaves it out."""

    spanningen: tuple[SpanningSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Spanning(Herleidbaar):
    """Two things in the papers that do not go together; its source names both."""

    code: str
    wat: str
    segment: str | None
    gevolg: str = ""


@dataclass(frozen=True)
class Spanningen(Onderwerp):
    """The tensions, in the order of the region."""

    alle: tuple[Spanning, ...]

    def van(self, segment: str | None) -> tuple[Spanning, ...]:
        """Those of one segment; None: those of the region as a whole."""
        return tuple(een for een in self.alle if een.segment == segment)


def bouw(schema: SpanningenSchema, werk: Bouwplaats) -> Spanningen:
    """The tensions as written."""
    werk.geen_dubbele("spanningen", schema.spanningen)
    segmenten = werk.geef(Segmenten).lopen
    for i, rij in enumerate(schema.spanningen):
        if rij.segment is not None:
            werk.bekend(("spanningen", i, "segment"), "segment", rij.segment, segmenten)
    return Spanningen(
        tuple(
            Spanning(
                rij.code,
                rij.wat,
                rij.segment,
                rij.gevolg or "",
                bron=rij.bron,
                status=rij.status,
            )
            for rij in schema.spanningen
        )
    )


def spanning_noemt_twee_plekken(besluiten: Besluiten) -> Iterator[str]:
    """A tension of which only one side can be looked up."""
    for een in besluiten[Spanningen].alle:
        if len({deel.strip() for deel in een.bron.split(";")}) < 2:
            yield f"spanning {een.code} noemt geen twee plekken die elkaar tegenspreken."


registreer(
    Spanningen,
    schema=SpanningenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke spanning noemt twee plekken",
            spanning_noemt_twee_plekken,
            lambda b: f"{len(b[Spanningen].alle)} spanningen",
        ),
    ),
    bestand="spanningen",
    sjabloon="""\
# Waar de stukken van de regio elkaar tegenspreken. Hefboom toont beide en kiest niet. Gaat het over
# één segment, zet er dan `segment:` bij; `gevolg:` zegt waar Hefboom intussen mee rekent. De bron
# noemt beide plekken. Is er niets, gooi dit bestand dan weg.

spanningen:
  - code: <korte naam van de spanning, een woord>
    wat: <wat tegenover wat staat, in een zin>
    bron: "<bron van de spanning>"
    status: <status van de spanning>
""",
)
