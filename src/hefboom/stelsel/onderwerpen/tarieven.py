# SPDX-License-Identifier: EUPL-1.2
"""What a unit of each product costs, as written and as raised by the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field

from hefboom.kernel import Cents, datum
from hefboom.stelsel.bedrag import Bedrag
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.herkomst import zwakste
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.producten import EURO, Producten
from hefboom.stelsel.schema import Streng, Vastgelegd


class GedateerdTarief(Vastgelegd):
    """Eurocents per unit of the product from a date on; null ends it."""

    vanaf: date
    cents: Annotated[int, Field(gt=0)] | None


class Indexstap(Vastgelegd):
    """On this date every running tariff rises by this percentage, rounded to whole cents."""

    vanaf: date
    procent: Decimal


class TarievenSchema(Streng):
    """The sections: the index, and the tariffs per product, by its code."""

    index: tuple[Indexstap, ...] = ()
    tarieven: dict[str, tuple[GedateerdTarief, ...]]


@dataclass(frozen=True)
class Tarieven(Onderwerp):
    """The tariffs per product, by its code, within the product's life."""

    per_product: Mapping[str, Gedateerd[Bedrag]]

    def op(self, product: str, day: date) -> Bedrag | None:
        """The price per unit on `day`; for task funding a price to reckon with."""
        reeks = self.per_product.get(product)
        return None if reeks is None else reeks.op(day)

    def reeksen(self) -> Iterator[Gedateerd[Any]]:
        """The tariffs."""
        yield from self.per_product.values()


def bouw(schema: TarievenSchema, werk: Bouwplaats) -> Tarieven:
    """The tariffs as written, raised on each index date that has no tariff of its own."""
    producten = werk.geef(Producten).lopen
    werk.reeks(schema.index, [None] * len(schema.index), ("index",))
    per_product: dict[str, Gedateerd[Bedrag]] = {}
    for code, rijen in schema.tarieven.items():
        pad = ("tarieven", code)
        if not werk.bekend(pad, "product", code, producten):
            continue
        if producten[code].product.eenheid == EURO:
            werk.fout(
                pad,
                f"{code} is ingekocht in euro's en heeft dus geen tarief.",
                "Haal het tarief weg, of geef het product een andere eenheid.",
            )
        bedragen = [
            None
            if rij.cents is None
            else Bedrag(Cents(rij.cents), rij.vanaf, bron=rij.bron, status=rij.status)
            for rij in rijen
        ]
        geschreven: Gedateerd[Bedrag] = werk.reeks(rijen, bedragen, pad)
        leven = producten[code].product.geldig
        per_product[code] = geindexeerd(geschreven, schema.index).binnen(leven)
    return Tarieven(per_product)


def geindexeerd(geschreven: Gedateerd[Bedrag], index: Sequence[Indexstap]) -> Gedateerd[Bedrag]:
    """The tariffs as written, raised on each index date that has no tariff of its own.

    A contract's price list is in whole cents, so each step is rounded before the next.
    """
    paren = dict(zip(geschreven.starts, geschreven.waarden, strict=True))
    for stap in index:
        eerder = [start for start in paren if start < stap.vanaf]
        lopend = paren[max(eerder)] if eerder else None
        if lopend is None or stap.vanaf in paren:
            continue
        paren[stap.vanaf] = Bedrag(
            Cents.rounded(int(lopend.cents) * (1 + Fraction(stap.procent) / 100)),
            stap.vanaf,
            bron="; ".join(dict.fromkeys([*lopend.bron.split("; "), *stap.bron.split("; ")])),
            status=zwakste(lopend.status, stap.status),
        )
    return Gedateerd.van((start, paren[start]) for start in sorted(paren))


def tarief_zonder_gaten(besluiten: Besluiten) -> Iterator[str]:
    """A day on which a product that is not bought in euros can be delivered without a tariff."""
    geen: Gedateerd[Bedrag] = Gedateerd()
    for product in besluiten[Producten].alle:
        if product.eenheid == EURO:
            continue
        reeks = besluiten[Tarieven].per_product.get(product.code, geen)
        for dag in reeks.gaten(product.geldig):
            yield f"{product.code} {product.naam} heeft vanaf {datum(dag)} geen tarief."


registreer(
    Tarieven,
    schema=TarievenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk product heeft altijd een tarief",
            tarief_zonder_gaten,
            lambda b: f"{sum(len(r.starts) for r in b[Tarieven].per_product.values())} tarieven",
        ),
    ),
    bestand="tarieven",
    sjabloon="""\
# Het tarief per product, in hele eurocenten per eenheid van dat product (dus 8125 voor €
# 81,25). Bij taakbekostiging is het een rekenprijs, om inzet mee te wegen. Een nieuw tarief
# komt eronder, met zijn begindatum.
#
# Stijgen alle tarieven op een dag met een percentage, schrijf dan een index boven de tarieven:
#
# index:
#   - {vanaf: 2027-01-01, procent: 3.4, bron: "B1", status: besloten}

tarieven:
  "<productcode van vijf tekens>":
    - vanaf: <eerste dag van het tarief, als jaar-maand-dag>
      cents: <tarief in eurocenten per eenheid>
      bron: "<bron van het tarief>"
      status: <status van het tarief>
""",
)
