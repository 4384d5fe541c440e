# SPDX-License-Identifier: EUPL-1.2
"""What a product has to bring and who may deliver it: service descriptions, in versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from hefboom.kernel import datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.producten import Producten
from hefboom.stelsel.schema import Productsleutel, Streng, Tekst, Vastgelegd

Procent = Annotated[int, Field(gt=0, le=100)]


class DienstSchema(Vastgelegd):
    """One version of a description, for one or more products; what is not known is left out.

    `functiemix`: which share of the work which profession does, in whole percents.
    """

    producten: tuple[Productsleutel, ...]
    versie: Tekst
    vanaf: date
    functiemix: dict[str, Procent] = Field(default_factory=dict)
    resultaat: Tekst | None = None


class DienstenSchema(Streng):
    """The section."""

    diensten: tuple[DienstSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Dienstomschrijving(Herleidbaar):
    """One version of what a product has to bring; empty where the sources say nothing."""

    versie: str
    functiemix: Mapping[str, int]
    resultaat: str
    vanaf: date


@dataclass(frozen=True)
class Diensten(Onderwerp):
    """The descriptions per product, by its code."""

    per_product: Mapping[str, Gedateerd[Dienstomschrijving]]

    def op(self, product: str, day: date) -> Dienstomschrijving | None:
        """The version that holds for a product on `day`; None where there is none."""
        reeks = self.per_product.get(product)
        return None if reeks is None else reeks.op(day)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The versions."""
        yield from self.per_product.values()


def bouw(schema: DienstenSchema, werk: Bouwplaats) -> Diensten:
    """The descriptions as written; of each product one a day."""
    producten = werk.geef(Producten).lopen
    rijen: dict[str, dict[date, Dienstomschrijving]] = {}
    for i, rij in enumerate(schema.diensten):
        pad: Yamlpad = ("diensten", i)
        for code in rij.producten:
            if not werk.bekend((*pad, "producten"), "product", code, producten):
                continue
            versies = rijen.setdefault(code, {})
            if rij.vanaf in versies:
                werk.fout(
                    (*pad, "vanaf"),
                    f"{code} heeft vanaf {rij.vanaf} al een omschrijving.",
                    "Houd één van beide.",
                )
            versies[rij.vanaf] = Dienstomschrijving(
                rij.versie,
                rij.functiemix,
                rij.resultaat or "",
                rij.vanaf,
                bron=rij.bron,
                status=rij.status,
            )
    return Diensten(
        {
            code: Gedateerd.van((vanaf, versies[vanaf]) for vanaf in sorted(versies)).binnen(
                producten[code].product.geldig
            )
            for code, versies in rijen.items()
        }
    )


def functiemix_telt_op(besluiten: Besluiten) -> Iterator[str]:
    """A mix of professions that is not the whole of the work."""
    for code, reeks in sorted(besluiten[Diensten].per_product.items()):
        for versie in reeks.waarden:
            if versie is not None and versie.functiemix:
                som = sum(versie.functiemix.values())
                if som != 100:
                    yield (
                        f"de functiemix van {code} vanaf {datum(versie.vanaf)} telt op tot {som} "
                        "procent."
                    )


registreer(
    Diensten,
    schema=DienstenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke functiemix telt op tot 100 procent",
            functiemix_telt_op,
            lambda b: f"{len(b[Diensten].per_product)} omschrijvingen",
        ),
    ),
    bestand="diensten",
    sjabloon="""\
# De dienstomschrijvingen, in versies: wat het resultaat moet zijn en wie het werk doet (in hele
# procenten, samen 100). Laat weg wat er niet is. Zonder omschrijvingen: `diensten: []`.

diensten:
  - producten: ["<productcode van vijf tekens>"]
    versie: "1"
    vanaf: <eerste dag van de omschrijving, als jaar-maand-dag>
    functiemix: {hbo: 100}
    resultaat: <wat de hulp moet opleveren, in een zin>
    bron: "<bron van de omschrijving>"
    status: <status van de omschrijving>
""",
)
