# SPDX-License-Identifier: EUPL-1.2
"""The scope register: which forms of care the region buys together, and which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from hefboom.kernel import Period, datum
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.producten import Producten
from hefboom.stelsel.schema import GeldigIn, Streng, Tekst


class ScopeSchema(GeldigIn):
    """A form of care, in or out of what the region buys together.

    `groepen` and `categorieen` say by which product groups and codes one would know it, where
    that is known; `bezien` when or on what it is looked at again.
    """

    code: Tekst
    vorm: Tekst
    erin: bool
    reden: Tekst | None = None
    bezien: Tekst | None = None
    kan_later: bool = False
    groepen: tuple[Tekst, ...] = ()
    categorieen: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")], ...] = ()


class ScoperegisterSchema(Streng):
    """The section."""

    scope: tuple[ScopeSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Zorgvorm(Herleidbaar):
    """A form of care and whether it is in scope; empty texts where the sources say nothing."""

    code: str
    vorm: str
    erin: bool
    reden: str
    bezien: str
    kan_later: bool
    groepen: tuple[str, ...]
    categorieen: tuple[str, ...]
    geldig: Period


@dataclass(frozen=True)
class Scoperegister(Onderwerp):
    """Every form of care the sources speak of, in their order."""

    vormen: tuple[Zorgvorm, ...]

    def op(self, day: date) -> tuple[Zorgvorm, ...]:
        """What is in and out on `day`."""
        return tuple(vorm for vorm in self.vormen if day in vorm.geldig)

    def erbuiten(self, categorie: str, day: date) -> Zorgvorm | None:
        """The form that keeps this product category out on `day`; None when none does."""
        return next(
            (v for v in self.op(day) if not v.erin and categorie in v.categorieen),
            None,
        )

    def perioden(self) -> Iterator[Period]:
        """The days on which each holds."""
        return (vorm.geldig for vorm in self.vormen)


def bouw(schema: ScoperegisterSchema, werk: Bouwplaats) -> Scoperegister:
    """The register as written; what is out says why."""
    werk.geen_dubbele("scope", schema.scope)
    groepen = werk.geef(Producten).groepen
    uit = []
    for i, rij in enumerate(schema.scope):
        pad: Yamlpad = ("scope", i)
        for groep in rij.groepen:
            werk.bekend((*pad, "groepen"), "productgroep", groep, groepen)
        if not rij.erin and rij.reden is None:
            werk.fout(pad, "waarom dit erbuiten valt ontbreekt.", "Zet er `reden` bij.")
        uit.append(
            Zorgvorm(
                rij.code,
                rij.vorm,
                rij.erin,
                rij.reden or "",
                rij.bezien or "",
                rij.kan_later,
                rij.groepen,
                rij.categorieen,
                werk.periode(rij.vanaf, rij.tot, pad),
                bron=rij.bron,
                status=rij.status,
            )
        )
    return Scoperegister(tuple(uit))


def product_binnen_scope(besluiten: Besluiten) -> Iterator[str]:
    """A product the region buys on a day on which its kind of care is out of scope."""
    register, producten = besluiten[Scoperegister], besluiten[Producten]
    for dag in besluiten.wisseldagen():
        for product in producten.alle:
            buiten = register.erbuiten(product.categorie, dag)
            if buiten is not None and producten.segment_op(product.code, dag) is not None:
                yield (
                    f"{product.code} {product.naam} is op {datum(dag)} ingekocht, maar "
                    f"{buiten.vorm} valt dan buiten de scope."
                )


registreer(
    Scoperegister,
    schema=ScoperegisterSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Geen product valt buiten de scope",
            product_binnen_scope,
            lambda b: f"{len(b[Scoperegister].vormen)} vormen van zorg",
        ),
    ),
    bestand="scope",
    sjabloon="""\
# Het scoperegister: welke vormen van zorg de regio samen inkoopt (`erin: true`) en welke niet,
# met de `reden`. Zet bij wat erbuiten valt ook de productcategorieën: dan valt een product dat er
# toch staat op. Kan het later alsnog erbij, schrijf dan `kan_later: true`. Zonder register:
# `scope: []`.

scope:
  - code: a
    vorm: <vorm van zorg>
    erin: true
    vanaf: <eerste dag van deze scope, als jaar-maand-dag>
    bron: "<bron van de scope>"
    status: <status van de scope>
""",
)
