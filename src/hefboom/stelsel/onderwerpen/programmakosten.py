# SPDX-License-Identifier: EUPL-1.2
"""What a project or programme costs the municipalities: no care, so in no figure of care."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from hefboom.kernel import Cents
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.onderwerpen.verdeelsleutels import Verdeelsleutels
from hefboom.stelsel.schema import Gemeentesleutel, Jaar, Streng, Tekst, Vastgelegd


class VooruitbetaaldSchema(Vastgelegd):
    """What a municipality paid before the years of the programme."""

    gemeente: Gemeentesleutel
    jaar: Jaar
    euro: Annotated[int, Field(gt=0)]


class ProgrammaSchema(Vastgelegd):
    """One project; without a key `ten_laste_van` pays it whole."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    naam: Tekst
    euro: Annotated[int, Field(gt=0)]
    jaren: Annotated[tuple[Jaar, ...], Field(min_length=1)]
    sleutel: Tekst | None
    ten_laste_van: Tekst
    vooruitbetaald: tuple[VooruitbetaaldSchema, ...] = ()


class ProgrammakostenSchema(Streng):
    """The section; a region need not have any."""

    programmakosten: tuple[ProgrammaSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Vooruitbetaling(Herleidbaar):
    """What a municipality paid before the years of the programme."""

    gemeente: str
    jaar: int
    bedrag: Cents


@dataclass(frozen=True, slots=True)
class Programma(Herleidbaar):
    """A project's costs: `sleutel` shares them over the municipalities, in equal parts a year;
    None: `ten_laste_van` pays them whole."""

    code: str
    naam: str
    bedrag: Cents
    jaren: tuple[int, ...]
    sleutel: str | None
    ten_laste_van: str
    vooruitbetaald: tuple[Vooruitbetaling, ...]


@dataclass(frozen=True)
class Programmakosten(Onderwerp):
    """The projects and programmes, in the region's order."""

    alle: tuple[Programma, ...]


def bouw(schema: ProgrammakostenSchema, werk: Bouwplaats) -> Programmakosten:
    """The projects as written; each year once and in order, so that a part a year is a part."""
    gemeenten, sleutels = werk.geef(Gemeenten).per_code, werk.geef(Verdeelsleutels).alle
    werk.geen_dubbele("programmakosten", schema.programmakosten)
    uit = []
    for i, rij in enumerate(schema.programmakosten):
        if rij.sleutel is not None:
            werk.bekend(("programmakosten", i, "sleutel"), "verdeelsleutel", rij.sleutel, sleutels)
        if sorted(set(rij.jaren)) != list(rij.jaren):
            werk.fout(
                ("programmakosten", i, "jaren"),
                "deze jaren staan niet op volgorde, of een jaar staat er twee keer.",
                "Noem elk jaar één keer, het vroegste eerst.",
            )
        for j, vooruit in enumerate(rij.vooruitbetaald):
            pad = ("programmakosten", i, "vooruitbetaald", j)
            werk.bekend((*pad, "gemeente"), "gemeente", vooruit.gemeente, gemeenten)
            if vooruit.jaar >= min(rij.jaren):
                werk.fout(
                    (*pad, "jaar"),
                    f"{vooruit.jaar} ligt niet voor {min(rij.jaren)}.",
                    "Vooruitbetaald is alleen wat voor het eerste jaar is betaald.",
                )
        uit.append(
            Programma(
                rij.code,
                rij.naam,
                Cents(rij.euro * 100),
                rij.jaren,
                rij.sleutel,
                rij.ten_laste_van,
                tuple(
                    Vooruitbetaling(
                        een.gemeente,
                        een.jaar,
                        Cents(een.euro * 100),
                        bron=een.bron,
                        status=een.status,
                    )
                    for een in rij.vooruitbetaald
                ),
                bron=rij.bron,
                status=rij.status,
            )
        )
    return Programmakosten(tuple(uit))


def zonder_gebruik(besluiten: Besluiten) -> Iterator[str]:
    """Nobody uses a project, so a key by use cannot share it."""
    sleutels = besluiten[Verdeelsleutels].alle
    for een in besluiten[Programmakosten].alle:
        sleutel = sleutels.get(een.sleutel or "")
        if sleutel is not None and sleutel.vraagt_gebruik:
            yield f"{een.naam} wordt verdeeld naar gebruik, maar een project heeft geen gebruik."


registreer(
    Programmakosten,
    schema=ProgrammakostenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Programmakosten worden niet naar gebruik verdeeld",
            zonder_gebruik,
            lambda b: f"{len(b[Programmakosten].alle)} programma's",
        ),
    ),
    bestand="programmakosten",
    sjabloon="""\
# Wat een project of programma kost: geen hulp, dus in geen enkel cijfer over hulp. `sleutel`
# verdeelt het bedrag over de gemeenten, elk jaar een gelijk deel; zonder sleutel (null) betaalt
# `ten_laste_van` alles. Is er geen project, gooi dit bestand dan weg.

programmakosten:
  - code: projectorganisatie
    naam: <naam van het project>
    euro: <kosten van het project in hele euro's, over alle jaren samen>
    jaren: [<eerste jaar van het project>]
    sleutel: gelijke_delen
    ten_laste_van: <wie het project betaalt>
    bron: "<bron van de kosten van het project>"
    status: <status van de kosten van het project>
""",
)
