# SPDX-License-Identifier: EUPL-1.2
"""The region itself: its name, who buys and manages for it, and how long its decisions hold."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom.kernel import Period
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.onderwerp import Onderwerp, registreer
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst, Vastgelegd


class UitvoerderSchema(Vastgelegd):
    """The executing body."""

    code: Tekst
    naam: Tekst


class RegiokopSchema(GeldigIn):
    """The region itself."""

    naam: Tekst
    uitvoerder: UitvoerderSchema
    standaard: bool = False


class RegiosectieSchema(Streng):
    """The section."""

    regio: RegiokopSchema


@dataclass(frozen=True, slots=True)
class Uitvoerder(Herleidbaar):
    """The joint body that buys and manages for the region."""

    code: str
    naam: str

    def __str__(self) -> str:
        return self.naam


@dataclass(frozen=True)
class Regiokop(Onderwerp):
    """Name, executing body and validity. `standaard`: the region a demo shows unasked."""

    naam: str
    uitvoerder: Uitvoerder
    geldig: Period
    herkomst: Herleidbaar
    standaard: bool


def bouw(schema: RegiosectieSchema, werk: Bouwplaats) -> Regiokop:
    """The head as written."""
    kop, uitvoerder = schema.regio, schema.regio.uitvoerder
    return Regiokop(
        naam=kop.naam,
        uitvoerder=Uitvoerder(
            uitvoerder.code, uitvoerder.naam, bron=uitvoerder.bron, status=uitvoerder.status
        ),
        geldig=werk.periode(kop.vanaf, kop.tot, ("regio",)),
        herkomst=kop.herkomst(),
        standaard=kop.standaard,
    )


registreer(
    Regiokop,
    schema=RegiosectieSchema,
    bouw=bouw,
    bestand="regio",
    sjabloon="""\
# De regio zelf: hoe zij heet, wie voor haar inkoopt, en in welke tijd deze besluiten gelden.
# `tot` is de eerste dag die niet meer meetelt; laat de regel weg als er geen einde is.

regio:
  naam: <naam van de regio>
  vanaf: <eerste dag van de besluiten, als jaar-maand-dag>
  tot: <eerste dag na de besluiten, als jaar-maand-dag>
  bron: "<bron van de looptijd>"
  status: <status van de looptijd>
  uitvoerder:
    code: <afkorting van de uitvoerder>
    naam: <naam van de uitvoerder>
    bron: "<bron van de uitvoerder>"
    status: <status van de uitvoerder>
""",
)
