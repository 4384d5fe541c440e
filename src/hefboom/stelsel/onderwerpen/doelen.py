# SPDX-License-Identifier: EUPL-1.2
"""The goals of each segment: what the region wants to be different for youths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from hefboom.kernel import Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst, Vastgelegd


class DoelSchema(GeldigIn):
    """A numbered goal of a segment."""

    segment: Tekst
    nummer: Annotated[int, Field(gt=0)]
    tekst: Tekst


class GeenDoelenSchema(Vastgelegd):
    """A segment of which the sources hold no goals, and why that is left empty."""

    segment: Tekst
    reden: Tekst


class DoelenSchema(Streng):
    """The sections."""

    doelen: tuple[DoelSchema, ...]
    geen_doelen: tuple[GeenDoelenSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Doel(Herleidbaar):
    """One numbered content goal of a segment, in our own words."""

    nummer: int
    tekst: str
    geldig: Period


@dataclass(frozen=True, slots=True)
class GeenDoelen(Herleidbaar):
    """Why a segment has no goals."""

    reden: str


@dataclass(frozen=True)
class Doelen(Onderwerp):
    """The goals per segment, by its code, in order of number; where there are none: why."""

    per_segment: Mapping[str, tuple[Doel, ...]]
    leeg: Mapping[str, GeenDoelen] = field(default_factory=dict)

    def op(self, segment: str, day: date) -> tuple[Doel, ...]:
        """The goals of a segment on `day`."""
        return tuple(doel for doel in self.per_segment.get(segment, ()) if day in doel.geldig)

    def perioden(self) -> Iterator[Period]:
        """The days on which each holds."""
        return (doel.geldig for doelen in self.per_segment.values() for doel in doelen)


def bouw(schema: DoelenSchema, werk: Bouwplaats) -> Doelen:
    """The goals as written; within a segment each number once at a time."""
    doelen: dict[str, list[Doel]] = {code: [] for code in werk.geef(Segmenten).lopen}
    for i, rij in enumerate(schema.doelen):
        pad: Yamlpad = ("doelen", i)
        if not werk.bekend((*pad, "segment"), "segment", rij.segment, doelen):
            continue
        geldig = werk.periode(rij.vanaf, rij.tot, pad)
        if any(d.nummer == rij.nummer and d.geldig.overlaps(geldig) for d in doelen[rij.segment]):
            werk.fout(
                (*pad, "nummer"),
                f"segment {rij.segment} heeft al een doel {rij.nummer}.",
                "Geef dit doel het volgende nummer.",
            )
        doelen[rij.segment].append(
            Doel(rij.nummer, rij.tekst, geldig, bron=rij.bron, status=rij.status)
        )
    return Doelen(
        {
            code: tuple(sorted(rijen, key=lambda d: (d.nummer, d.geldig.start)))
            for code, rijen in doelen.items()
        },
        _leeg(schema, werk, doelen),
    )


def _leeg(
    schema: DoelenSchema, werk: Bouwplaats, doelen: Mapping[str, list[Doel]]
) -> dict[str, GeenDoelen]:
    leeg: dict[str, GeenDoelen] = {}
    for i, rij in enumerate(schema.geen_doelen):
        pad: Yamlpad = ("geen_doelen", i)
        if werk.bekend((*pad, "segment"), "segment", rij.segment, doelen) and doelen[rij.segment]:
            werk.fout(pad, f"segment {rij.segment} heeft toch doelen.", "Houd één van beide.")
        leeg[rij.segment] = GeenDoelen(rij.reden, bron=rij.bron, status=rij.status)
    return leeg


def doelen_bij_open_segment(besluiten: Besluiten) -> Iterator[str]:
    """A goal that outlives (or precedes) its segment, or a segment without any goal."""
    for code, segment in besluiten[Segmenten].lopen.items():
        doelen = besluiten[Doelen].per_segment[code]
        if not doelen and code not in besluiten[Doelen].leeg:
            yield f"segment {code} heeft geen enkel doel."
        for doel in doelen:
            looptijd = doel.geldig.intersection(besluiten.geldig)
            if looptijd is None:
                yield f"doel {doel.nummer} van segment {code} geldt nooit."
                continue
            for dag in segment.naam.gaten(looptijd):
                yield (
                    f"doel {doel.nummer} van segment {code} hoort vanaf {datum(dag)} "
                    "bij een segment dat niet open is."
                )


registreer(
    Doelen,
    schema=DoelenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk doel hoort bij een segment dat open is",
            doelen_bij_open_segment,
            lambda b: f"{sum(map(len, b[Doelen].per_segment.values()))} doelen",
        ),
    ),
    bestand="doelen",
    sjabloon="""\
# De opgaven per segment, in eigen woorden. Elk segment heeft er minstens één. Vervalt een doel
# eerder dan het segment, zet er dan `tot` bij: de eerste dag waarop het niet meer geldt. Heeft een
# segment er geen, zeg dat dan onder `geen_doelen:` met segment, reden, bron en status.

doelen:
  - segment: "1"
    nummer: 1
    vanaf: <eerste dag van dit doel, als jaar-maand-dag>
    bron: "<bron van het doel>"
    status: <status van het doel>
    tekst: <het doel in een zin>
""",
)
