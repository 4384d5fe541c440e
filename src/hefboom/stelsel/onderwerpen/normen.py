# SPDX-License-Identifier: EUPL-1.2
"""The norms per product: how long, how much, and how soon help starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.producten import EENHEDEN, Producten
from hefboom.stelsel.schema import Productsleutel, Streng, Vastgelegd

Normsoort = Literal["max_duur", "max_intensiteit", "start"]

#: WMO757: the frequencies in which an intensity norm can be said.
FREQUENTIES: Mapping[str, str] = MappingProxyType({"week": "2", "maand": "4"})


class NormSchema(Vastgelegd):
    """One norm for one or more products; `per` only for an intensity (week or maand)."""

    soort: Normsoort
    producten: tuple[Productsleutel, ...]
    vanaf: date
    waarde: Annotated[int, Field(gt=0)] | None
    per: Annotated[str, StringConstraints(pattern=r"^(week|maand)$")] | None = None


class NormenSchema(Streng):
    """The section."""

    normen: tuple[NormSchema, ...]


@dataclass(frozen=True, slots=True)
class Norm(Herleidbaar):
    """A norm for one product: everything a figure and its sentence need, as one value.

    `eenheid` is Dutch text: "dagen", or for an intensity for instance "uur per week"; then
    `frequentie` holds the matching code of WMO757 and the volume is in the product's own unit.
    """

    soort: Normsoort
    waarde: int
    eenheid: str
    frequentie: str | None
    vanaf: date


@dataclass(frozen=True)
class Normen(Onderwerp):
    """The norms per product, by its code, and kind, within the product's life."""

    per_product: Mapping[str, Mapping[Normsoort, Gedateerd[Norm]]]

    def op(self, soort: Normsoort, product: str, day: date) -> Norm | None:
        """The norm of this kind for a product on `day`; None when none was set."""
        reeks = self.per_product.get(product, {}).get(soort)
        return None if reeks is None else reeks.op(day)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The norms."""
        return (reeks for soorten in self.per_product.values() for reeks in soorten.values())


def bouw(schema: NormenSchema, werk: Bouwplaats) -> Normen:
    """The norms as written, per product; of each kind one at a time."""
    producten = werk.geef(Producten).lopen
    rijen: dict[tuple[str, Normsoort], dict[date, Norm | None]] = {}
    for i, rij in enumerate(schema.normen):
        pad: Yamlpad = ("normen", i)
        if (rij.per is not None) != (rij.soort == "max_intensiteit"):
            werk.fout(
                pad,
                "`per` hoort bij een norm max_intensiteit, en alleen daarbij.",
                "Schrijf `per: week` of `per: maand`, of haal het weg.",
            )
            continue
        for code in rij.producten:
            if not werk.bekend((*pad, "producten"), "product", code, producten):
                continue
            waarden = rijen.setdefault((code, rij.soort), {})
            if rij.vanaf in waarden:
                werk.fout(
                    (*pad, "producten"),
                    f"{code} heeft vanaf {rij.vanaf} al een norm {rij.soort}.",
                    "Houd één van beide.",
                )
            loop = producten[code]
            versie = loop.versies.op(max(rij.vanaf, loop.product.geldig.start)) or loop.product
            waarden[rij.vanaf] = norm_uit(rij, versie.eenheid)
    normen: dict[str, dict[Normsoort, Gedateerd[Norm]]] = {}
    for (code, soort), waarden in rijen.items():
        reeks = Gedateerd.van((vanaf, waarden[vanaf]) for vanaf in sorted(waarden))
        normen.setdefault(code, {})[soort] = reeks.binnen(producten[code].product.geldig)
    return Normen(normen)


def norm_uit(rij: NormSchema, eenheid: str) -> Norm | None:
    """The norm a row sets for a product with this unit; None when the row ends it."""
    if rij.waarde is None:
        return None
    tekst = "dagen" if rij.per is None else f"{EENHEDEN[eenheid][rij.waarde != 1]} per {rij.per}"
    frequentie = None if rij.per is None else FREQUENTIES[rij.per]
    return Norm(
        rij.soort, rij.waarde, tekst, frequentie, rij.vanaf, bron=rij.bron, status=rij.status
    )


def normen_passen(besluiten: Besluiten) -> Iterator[str]:
    """A norm that can never hold because its product is not there yet or no longer."""
    for code, soorten in sorted(besluiten[Normen].per_product.items()):
        for soort, reeks in soorten.items():
            if all(waarde is None for waarde in reeks.waarden):
                yield f"de norm {soort} van {code} valt buiten de looptijd van het product."


registreer(
    Normen,
    schema=NormenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke norm past bij zijn product",
            normen_passen,
            lambda b: f"{sum(map(len, b[Normen].per_product.values()))} normen",
        ),
    ),
    bestand="normen",
    sjabloon="""\
# Normen per product. `soort` is een van:
#   max_duur          de langste duur van een toewijzing, in dagen
#   max_intensiteit   de hoogste inzet, in de eenheid van het product, met `per: week`
#                     of `per: maand`
#   start             binnen hoeveel dagen na de toewijzing de hulp begint
# Eén regel kan voor meer producten gelden. Heeft de regio geen normen, schrijf dan `normen:
# []`.

normen:
  - soort: start
    vanaf: <eerste dag van de norm, als jaar-maand-dag>
    waarde: <aantal dagen tot de start van hulp>
    bron: "<bron van de norm>"
    status: <status van de norm>
    producten:
      - "<productcode van vijf tekens>"
""",
)
