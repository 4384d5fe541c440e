# SPDX-License-Identifier: EUPL-1.2
"""What the sources say of the market and of reach: how many providers, how many youths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from hefboom.kernel import getal
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.gemeenten import Gemeenten
from hefboom.stelsel.onderwerpen.segmenten import Segmenten
from hefboom.stelsel.onderwerpen.weging import Wegingen
from hefboom.stelsel.schema import Gemeentesleutel, Streng, Tekst, Vastgelegd


class MarktfeitSchema(Vastgelegd):
    """How many of what; with `procent`: who together have that share of `waarvan`.

    `peil` is the day on which it was so, where the document says which.
    """

    aantal: Annotated[int, Field(gt=0)]
    wat: Tekst
    meer_dan: bool = False
    ongeveer: bool = False
    procent: Annotated[int, Field(gt=0, le=100)] | None = None
    waarvan: Tekst | None = None
    segment: Tekst | None = None
    peil: date | None = None


class BereikSchema(Vastgelegd):
    """One in how many youths, of what; `gemeente` where it is about one municipality."""

    een_op: Annotated[int, Field(gt=1)]
    wat: Tekst
    gemeente: Gemeentesleutel | None = None


class MarktSchema(Streng):
    """The sections."""

    marktfeiten: tuple[MarktfeitSchema, ...] = ()
    bereik: tuple[BereikSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Marktfeit(Herleidbaar):
    """A number the sources give about the market; `segment` is None for the whole region."""

    segment: str | None
    aantal: int
    wat: str
    meer_dan: bool
    ongeveer: bool
    procent: int | None
    waarvan: str
    peil: date | None

    @property
    def zin(self) -> str:
        """`7 aanbieders hebben samen 70 procent van de markt`."""
        voor = "meer dan " if self.meer_dan else "ongeveer " if self.ongeveer else ""
        telling = f"{voor}{getal(self.aantal)} {self.wat}"
        if self.procent is None:
            return telling
        return f"{telling} hebben samen {self.procent} procent van de {self.waarvan}"


@dataclass(frozen=True, slots=True)
class Hulpbereik(Herleidbaar):
    """One in `een_op` youths uses `wat`; in one municipality, or in the whole region."""

    een_op: int
    wat: str
    gemeente: str | None


@dataclass(frozen=True)
class Marktbeeld(Onderwerp):
    """What the sources say of the market and of reach, in their order."""

    feiten: tuple[Marktfeit, ...]
    bereik: tuple[Hulpbereik, ...]

    def van(self, segment: str | None) -> tuple[Marktfeit, ...]:
        """The facts about one segment; None: those about the region as a whole."""
        return tuple(feit for feit in self.feiten if feit.segment == segment)


def bouw(schema: MarktSchema, werk: Bouwplaats) -> Marktbeeld:
    """The facts as written; a share says of what."""
    segmenten, gemeenten = werk.geef(Segmenten).lopen, werk.geef(Gemeenten).per_code
    for i, rij in enumerate(schema.marktfeiten):
        pad: Yamlpad = ("marktfeiten", i)
        if rij.segment is not None:
            werk.bekend((*pad, "segment"), "segment", rij.segment, segmenten)
        if (rij.procent is None) != (rij.waarvan is None):
            werk.fout(pad, "`procent` en `waarvan` horen bij elkaar.", "Schrijf beide of geen.")
    for i, een in enumerate(schema.bereik):
        if een.gemeente is not None:
            werk.bekend(("bereik", i, "gemeente"), "gemeente", een.gemeente, gemeenten)
    return Marktbeeld(
        tuple(
            Marktfeit(
                rij.segment,
                rij.aantal,
                rij.wat,
                rij.meer_dan,
                rij.ongeveer,
                rij.procent,
                rij.waarvan or "",
                rij.peil,
                bron=rij.bron,
                status=rij.status,
            )
            for rij in schema.marktfeiten
        ),
        tuple(
            Hulpbereik(een.een_op, een.wat, een.gemeente, bron=een.bron, status=een.status)
            for een in schema.bereik
        ),
    )


def geen_marktfeit_dubbel(besluiten: Besluiten) -> Iterator[str]:
    """The same fact twice, with another number: then it is a tension, and belongs there."""
    gezien: dict[tuple[str | None, str, int | None, date | None], int] = {}
    for feit in besluiten[Marktbeeld].feiten:
        sleutel = (feit.segment, feit.wat, feit.procent, feit.peil)
        eerder = gezien.setdefault(sleutel, feit.aantal)
        if eerder != feit.aantal:
            yield f"van '{feit.wat}' staan er twee aantallen: {eerder} en {feit.aantal}."


def weging_noemt_hetzelfde(besluiten: Besluiten) -> Iterator[str]:
    """A share in the weighing that is not in the register of market facts."""
    for code, weging in sorted(besluiten[Wegingen].per_segment.items()):
        bekend = {(feit.aantal, feit.procent) for feit in besluiten[Marktbeeld].van(code)}
        for een in weging.uitspraken:
            if een.procent is not None and (een.aanbieders, een.procent) not in bekend:
                yield (
                    f"de weging van segment {code} noemt {een.aanbieders} aanbieders met "
                    f"{een.procent} procent; de marktfeiten zeggen dat niet."
                )


registreer(
    Marktbeeld,
    schema=MarktSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk marktfeit heeft één aantal",
            geen_marktfeit_dubbel,
            lambda b: f"{len(b[Marktbeeld].feiten)} marktfeiten",
        ),
        Bewering(
            "De weging noemt de markt zoals de marktfeiten",
            weging_noemt_hetzelfde,
            lambda b: f"{len(b[Wegingen].per_segment)} gewogen segmenten",
        ),
    ),
    bestand="markt",
    sjabloon="""\
# Wat de stukken zeggen over de markt en het bereik. `procent` en `waarvan` horen bij elkaar: zoveel
# aanbieders hebben samen dat deel van de markt, of van de kinderen. Zegt het stuk "meer dan" of
# "ongeveer", zet er dan `meer_dan: true` of `ongeveer: true` bij. Zonder: `marktfeiten: []`.

marktfeiten:
  - segment: "1"
    aantal: <aantal aanbieders>
    wat: aanbieders
    procent: <deel dat zij samen hebben, in procenten>
    waarvan: markt
    bron: "<bron van het marktfeit>"
    status: <status van het marktfeit>

bereik:
  - een_op: <een op hoeveel jeugdigen hulp krijgt>
    wat: jeugdhulp
    bron: "<bron van het bereik>"
    status: <status van het bereik>
""",
)
