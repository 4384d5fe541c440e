# SPDX-License-Identifier: EUPL-1.2
"""What is said of a segment beside its goals: its scope, its character, what was weighed, its roles
and levers, and what is intended but not decided. Each a sourced sentence that holds for a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from hefboom.kernel import Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst

Segmentuitspraaksoort = Literal[
    "afbakening",
    "kenmerk",
    "overweging",
    "bekostiging",
    "inkoop",
    "uitwijk",
    "rol",
    "hefboom",
    "onderdeel",
    "voornemen",
]

#: What each kind is called above its sentences, in the order in which they are read.
SEGMENTUITSPRAKEN: Mapping[Segmentuitspraaksoort, str] = MappingProxyType(
    {
        "afbakening": "Wat erin hoort",
        "kenmerk": "Wat dit segment kenmerkt",
        "overweging": "Wat is overwogen",
        "bekostiging": "Richting voor de bekostiging",
        "inkoop": "Richting voor de inkoop",
        "uitwijk": "Als dat niet lukt",
        "rol": "Wie wat doet",
        "hefboom": "Hefbomen voor besparing",
        "onderdeel": "Onderdelen",
        "voornemen": "Wat de regio van plan is",
    }
)


class SegmentuitspraakSchema(GeldigIn):
    """One sentence about a segment, or about all of them when it names none.

    `wie` says whose role it is; `opmerking` what a reader of the document has to know.
    """

    soort: Segmentuitspraaksoort
    tekst: Tekst
    segment: Tekst | None = None
    wie: Tekst | None = None
    opmerking: Tekst | None = None


class SegmentbeeldenSchema(Streng):
    """The section."""

    uitspraken: tuple[SegmentuitspraakSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentuitspraak(Herleidbaar):
    """One sentence about a segment, in our own words; `segment` is None for all segments."""

    segment: str | None
    soort: Segmentuitspraaksoort
    tekst: str
    wie: str
    opmerking: str
    geldig: Period


@dataclass(frozen=True)
class Segmentbeelden(Onderwerp):
    """What is said of the segments, in the region's order."""

    alle: tuple[Segmentuitspraak, ...]

    def op(
        self, segment: str | None, day: date
    ) -> Mapping[Segmentuitspraaksoort, tuple[Segmentuitspraak, ...]]:
        """What holds of one segment on `day`, per kind; None: what is said of all at once."""
        uit: dict[Segmentuitspraaksoort, tuple[Segmentuitspraak, ...]] = {}
        for soort in SEGMENTUITSPRAKEN:
            gevonden = tuple(
                een
                for een in self.alle
                if (een.soort, een.segment) == (soort, segment) and day in een.geldig
            )
            if gevonden:
                uit[soort] = gevonden
        return uit

    def perioden(self) -> Iterator[Period]:
        """The days on which each holds."""
        return (een.geldig for een in self.alle)


def bouw(schema: SegmentbeeldenSchema, werk: Bouwplaats) -> Segmentbeelden:
    """The sentences as written; a role says whose it is."""
    segmenten = werk.geef(Segmenten).lopen
    uit = []
    for i, rij in enumerate(schema.uitspraken):
        pad: Yamlpad = ("uitspraken", i)
        if rij.segment is not None:
            werk.bekend((*pad, "segment"), "segment", rij.segment, segmenten)
        if (rij.wie is not None) != (rij.soort == "rol"):
            werk.fout(
                pad, "`wie` hoort bij een rol, en alleen daarbij.", "Voeg het toe of haal het weg."
            )
        uit.append(
            Segmentuitspraak(
                rij.segment,
                rij.soort,
                rij.tekst,
                rij.wie or "",
                rij.opmerking or "",
                werk.periode(rij.vanaf, rij.tot, pad),
                bron=rij.bron,
                status=rij.status,
            )
        )
    return Segmentbeelden(tuple(uit))


def uitspraak_bij_open_segment(besluiten: Besluiten) -> Iterator[str]:
    """A sentence about a segment that is not open while it holds, or one that never holds."""
    for een in besluiten[Segmentbeelden].alle:
        looptijd = een.geldig.intersection(besluiten.geldig)
        if looptijd is None:
            yield f"'{een.tekst}' geldt nooit binnen de looptijd."
        elif een.segment is not None:
            for dag in besluiten[Segmenten].lopen[een.segment].naam.gaten(looptijd):
                yield (
                    f"'{een.tekst}' gaat vanaf {datum(dag)} over segment {een.segment}, "
                    "dat dan niet open is."
                )


registreer(
    Segmentbeelden,
    schema=SegmentbeeldenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke uitspraak gaat over een segment dat open is",
            uitspraak_bij_open_segment,
            lambda b: f"{len(b[Segmentbeelden].alle)} uitspraken",
        ),
    ),
    bestand="segmentbeeld",
    sjabloon="""\
# Wat er van een segment is gezegd naast zijn doelen, in eigen woorden. `soort` is een van:
#   afbakening    wat erin hoort en wat niet
#   kenmerk       hoe het segment in elkaar zit
#   overweging    wat meewoog bij de keuze
#   bekostiging   toelichting op de richting voor de bekostiging, of een uitzondering daarop
#   inkoop        de richting voor de inkoop
#   uitwijk       wat er kan als die richting niet lukt
#   rol           wie wat doet; zet er `wie` bij
#   hefboom       waarmee de regio denkt te besparen
#   onderdeel     een deel van het segment
#   voornemen     wat de regio van plan is, maar niet besloot
# Gaat het over alle segmenten, laat `segment` dan weg. Zonder uitspraken: `uitspraken: []`.

uitspraken:
  - segment: "1"
    soort: afbakening
    vanaf: <eerste dag van deze afbakening, als jaar-maand-dag>
    tekst: <wat er in segment 1 hoort, in een zin>
    bron: "<bron van de afbakening>"
    status: <status van de afbakening>
""",
)
