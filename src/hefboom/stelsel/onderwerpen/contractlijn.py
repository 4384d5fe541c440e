# SPDX-License-Identifier: EUPL-1.2
"""The line of contracts the region decided on: what runs until when, what may follow, what is due.

Whose contracts they are belongs to the room `contracten`; here is what was decided of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hefboom.kernel import Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst, Vastgelegd

Contractsoort = Literal["overeenkomst", "verlenging", "optie", "nieuw"]


class ContractdeelSchema(Vastgelegd):
    """A part of the agreement, such as a special part for one segment."""

    code: Tekst
    naam: Tekst
    segment: Tekst | None = None
    tot: date | None = None


class ContracttijdSchema(GeldigIn):
    """A stretch of contracts; `tot` is the first day that no longer counts, where that is known.

    `vanaf_bekend: false` when the sources do not say since when it runs.
    """

    code: Tekst
    naam: Tekst
    soort: Contractsoort
    vanaf_bekend: bool = True
    minstens_jaren: Annotated[int, Field(gt=0)] | None = None
    verlengbaar: bool = False
    vorm: Tekst | None = None
    delen: tuple[ContractdeelSchema, ...] = ()
    opmerking: Tekst | None = None


class MijlpaalSchema(Vastgelegd):
    """Something that has to be there on a day."""

    op: date
    wat: Tekst


class ContractlijnSchema(Streng):
    """The sections."""

    contractlijn: tuple[ContracttijdSchema, ...] = ()
    mijlpalen: tuple[MijlpaalSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Contractdeel(Herleidbaar):
    """A part of the agreement; `tot`: it ended before the whole did."""

    code: str
    naam: str
    segment: str | None
    tot: date | None


@dataclass(frozen=True, slots=True)
class Contracttijd(Herleidbaar):
    """A stretch of contracts with its parts."""

    code: str
    naam: str
    soort: Contractsoort
    geldig: Period
    vanaf_bekend: bool
    minstens_jaren: int | None
    verlengbaar: bool
    vorm: str
    delen: tuple[Contractdeel, ...]
    opmerking: str

    @property
    def wanneer(self) -> str:
        """From when to when, in words; what the sources leave open is said."""
        laatste = self.geldig.last
        begin = f"vanaf {datum(self.geldig.first)}" if self.vanaf_bekend else "begin onbekend"
        if laatste is not None:
            return f"{begin}, tot en met {datum(laatste)}"
        if self.minstens_jaren is not None:
            daarna = " en daarna te verlengen" if self.verlengbaar else ""
            return f"{begin}, minstens {self.minstens_jaren} jaar{daarna}"
        return f"{begin}, einde onbekend"


@dataclass(frozen=True, slots=True)
class Mijlpaal(Herleidbaar):
    """Something that has to be there on a day."""

    op: date
    wat: str


@dataclass(frozen=True)
class Contractlijn(Onderwerp):
    """The stretches and milestones, in order of day."""

    tijden: tuple[Contracttijd, ...]
    mijlpalen: tuple[Mijlpaal, ...]

    def op(self, day: date) -> tuple[Contracttijd, ...]:
        """What runs on `day`."""
        return tuple(een for een in self.tijden if day in een.geldig)

    def perioden(self) -> Iterator[Period]:
        """The stretches."""
        return (een.geldig for een in self.tijden)


def bouw(schema: ContractlijnSchema, werk: Bouwplaats) -> Contractlijn:
    """The line as written."""
    werk.geen_dubbele("contractlijn", schema.contractlijn)
    segmenten = werk.geef(Segmenten).lopen
    tijden = []
    for i, rij in enumerate(schema.contractlijn):
        pad: Yamlpad = ("contractlijn", i)
        for j, deel in enumerate(rij.delen):
            if deel.segment is not None:
                werk.bekend((*pad, "delen", j, "segment"), "segment", deel.segment, segmenten)
        tijden.append(
            Contracttijd(
                rij.code,
                rij.naam,
                rij.soort,
                werk.periode(rij.vanaf, rij.tot, pad),
                rij.vanaf_bekend,
                rij.minstens_jaren,
                rij.verlengbaar,
                rij.vorm or "",
                tuple(
                    Contractdeel(d.code, d.naam, d.segment, d.tot, bron=d.bron, status=d.status)
                    for d in rij.delen
                ),
                rij.opmerking or "",
                bron=rij.bron,
                status=rij.status,
            )
        )
    mijlpalen = (Mijlpaal(m.op, m.wat, bron=m.bron, status=m.status) for m in schema.mijlpalen)
    return Contractlijn(
        tuple(sorted(tijden, key=lambda een: een.geldig.start)),
        tuple(sorted(mijlpalen, key=lambda een: een.op)),
    )


def contractlijn_zonder_gat(besluiten: Besluiten) -> Iterator[str]:
    """Days between the first and the last contract on which none runs."""
    tot: date | None = None
    for een in besluiten[Contractlijn].tijden:
        if tot is not None and een.geldig.start > tot:
            yield f"tussen {datum(tot)} en {datum(een.geldig.start)} loopt er geen overeenkomst."
        if een.geldig.end is None:
            return
        tot = een.geldig.end if tot is None else max(tot, een.geldig.end)


registreer(
    Contractlijn,
    schema=ContractlijnSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "De contracten sluiten op elkaar aan",
            contractlijn_zonder_gat,
            lambda b: f"{len(b[Contractlijn].tijden)} tijdvakken",
        ),
    ),
    bestand="contractlijn",
    sjabloon="""\
# Welke overeenkomsten er lopen, en wat erop volgt: `soort` is overeenkomst, verlenging, optie of
# nieuw. `tot` is de eerste dag die niet meer meetelt; laat hem weg als het einde niet bekend is,
# en schrijf `vanaf_bekend: false` als de bron het begin niet noemt. Wat op een dag klaar moet
# zijn komt onder `mijlpalen`. Zonder: `contractlijn: []`.

contractlijn:
  - code: <korte code van de overeenkomst, een woord>
    naam: <naam van de overeenkomst>
    soort: overeenkomst
    vanaf: <eerste dag van de overeenkomst, als jaar-maand-dag>
    bron: "<bron van de overeenkomst>"
    status: <status van de overeenkomst>

mijlpalen:
  - op: <eerste dag waarop dit klaar is, als jaar-maand-dag>
    wat: <wat er dan klaar is>
    bron: "<bron van de mijlpaal>"
    status: <status van de mijlpaal>
""",
)
