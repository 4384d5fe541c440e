# SPDX-License-Identifier: EUPL-1.2
"""What a price is made of, and who pays it: housing apart from care, and payers side by side.

An empty place costs what does not stop when nobody lives there: housing and real estate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field

from hefboom.kernel import Cents, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.producten import Producten
from hefboom.stelsel.onderwerpen.tarieven import Tarieven
from hefboom.stelsel.schema import Streng, Vastgelegd

Kostendeel = Literal["wonen", "hulp", "vastgoed"]
#: What goes on costing money when a place is empty.
BLIJFT: tuple[Kostendeel, ...] = ("wonen", "vastgoed")
Aandeel = Annotated[int, Field(gt=0, le=100)]


class KostendelenSchema(Vastgelegd):
    """From a date on: which share of the price is what, in whole percents."""

    vanaf: date
    delen: dict[Kostendeel, Aandeel]


class BetalersSchema(Vastgelegd):
    """From a date on: who pays which share of the price, in whole percents."""

    vanaf: date
    delen: dict[str, Aandeel]


class PrijsdelenSchema(Streng):
    """The sections: per product, by its code."""

    kostendelen: dict[str, tuple[KostendelenSchema, ...]] = Field(default_factory=dict)
    betalers: dict[str, tuple[BetalersSchema, ...]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prijsverdeling(Herleidbaar):
    """Named shares of one price, in whole percents, together 100."""

    delen: Mapping[str, int]
    vanaf: date


@dataclass(frozen=True)
class Prijsdelen(Onderwerp):
    """The cost components and the payers, per product."""

    kosten: Mapping[str, Gedateerd[Prijsverdeling]]
    betalers: Mapping[str, Gedateerd[Prijsverdeling]]

    def kosten_op(self, product: str, day: date) -> Prijsverdeling | None:
        """What the price is made of on `day`; None where that is not known."""
        reeks = self.kosten.get(product)
        return None if reeks is None else reeks.op(day)

    def betalers_op(self, product: str, day: date) -> Prijsverdeling | None:
        """Who pays on `day`; None where the region pays it all, or it is not known."""
        reeks = self.betalers.get(product)
        return None if reeks is None else reeks.op(day)

    def lege_plek(self, product: str, tarief: Cents, day: date) -> Cents | None:
        """What a place costs per unit when it is empty; None where the parts are not known."""
        verdeling = self.kosten_op(product, day)
        if verdeling is None:
            return None
        blijft = sum(verdeling.delen.get(deel, 0) for deel in BLIJFT)
        return Cents.rounded(int(tarief) * Fraction(blijft, 100))

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The shares."""
        yield from self.kosten.values()
        yield from self.betalers.values()


def bouw(schema: PrijsdelenSchema, werk: Bouwplaats) -> Prijsdelen:
    """The shares as written, within the product's life."""
    return Prijsdelen(
        _reeksen("kostendelen", schema.kostendelen, werk),
        _reeksen("betalers", schema.betalers, werk),
    )


def _reeksen(
    sectie: str,
    rijen: Mapping[str, tuple[KostendelenSchema, ...]] | Mapping[str, tuple[BetalersSchema, ...]],
    werk: Bouwplaats,
) -> dict[str, Gedateerd[Prijsverdeling]]:
    producten = werk.geef(Producten).lopen
    uit: dict[str, Gedateerd[Prijsverdeling]] = {}
    for code, stappen in rijen.items():
        pad: Yamlpad = (sectie, code)
        if not werk.bekend(pad, "product", code, producten):
            continue
        verdelingen = [
            Prijsverdeling(
                {str(naam): deel for naam, deel in stap.delen.items()},
                stap.vanaf,
                bron=stap.bron,
                status=stap.status,
            )
            for stap in stappen
        ]
        reeks: Gedateerd[Prijsverdeling] = werk.reeks(stappen, verdelingen, pad)
        uit[code] = reeks.binnen(producten[code].product.geldig)
    return uit


def delen_tellen_op(besluiten: Besluiten) -> Iterator[str]:
    """Shares that are more or less than the whole price, or of a product without a price."""
    prijsdelen, tarieven = besluiten[Prijsdelen], besluiten[Tarieven].per_product
    for wat, reeksen in (("kostendelen", prijsdelen.kosten), ("betalers", prijsdelen.betalers)):
        for code, reeks in sorted(reeksen.items()):
            if code not in tarieven:
                yield f"de {wat} van {code} verdelen een tarief dat er niet is."
            for verdeling in reeks.waarden:
                som = 100 if verdeling is None else sum(verdeling.delen.values())
                if verdeling is not None and som != 100:
                    yield (
                        f"de {wat} van {code} vanaf {datum(verdeling.vanaf)} tellen op tot {som} "
                        "procent."
                    )


registreer(
    Prijsdelen,
    schema=PrijsdelenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elke verdeling van een prijs telt op tot 100 procent",
            delen_tellen_op,
            lambda b: f"{len(b[Prijsdelen].kosten) + len(b[Prijsdelen].betalers)} verdelingen",
        ),
    ),
    bestand="prijsdelen",
    sjabloon="""\
# Waaruit een tarief bestaat (wonen, hulp, vastgoed) en wie het betaalt, in hele procenten, samen
# 100. Wonen en vastgoed blijven kosten als een plek leeg is. Weet u het niet, schrijf dan
# `kostendelen: {}` en `betalers: {}`.

kostendelen:
  "<productcode van vijf tekens>":
    - vanaf: <eerste dag van deze kostendelen, als jaar-maand-dag>
      delen: {hulp: 100}
      bron: "<bron van de kostendelen>"
      status: <status van de kostendelen>

betalers:
  "<productcode van vijf tekens>":
    - vanaf: <eerste dag van deze betalers, als jaar-maand-dag>
      delen: {jeugdhulp: 80, onderwijs: 20}
      bron: "<bron van de betalers>"
      status: <status van de betalers>
""",
)
