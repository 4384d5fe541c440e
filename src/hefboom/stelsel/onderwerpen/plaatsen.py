# SPDX-License-Identifier: EUPL-1.2
"""The kinds of places to live, and the ladder down which a stay gets lighter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from hefboom.kernel import Period
from hefboom.stelsel.bouwplaats import Bouwplaats
from hefboom.stelsel.herkomst import Herleidbaar
from hefboom.stelsel.lezen import Yamlpad
from hefboom.stelsel.onderwerp import Besluiten, Bewering, Onderwerp, registreer
from hefboom.stelsel.onderwerpen.producten import Producten
from hefboom.stelsel.schema import GeldigIn, Productsleutel, Streng, Tekst, Vastgelegd


class TredeSchema(Vastgelegd):
    """The rung of the ladder; 1 is the heaviest."""

    nummer: Annotated[int, Field(gt=0)]


class PlaatssoortSchema(GeldigIn):
    """A kind of place; without `trede` it is not on the ladder, without products nobody can claim
    it yet."""

    code: Tekst
    naam: Tekst
    trede: TredeSchema | None = None
    crisis: bool = False
    producten: tuple[Productsleutel, ...] = ()


class PlaatsenSchema(Streng):
    """The section."""

    plaatsen: tuple[PlaatssoortSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class Trede(Herleidbaar):
    """A rung of the ladder; how firm its number is may differ from how firm the place is."""

    nummer: int


@dataclass(frozen=True, slots=True)
class Plaatssoort(Herleidbaar):
    """A kind of place to live."""

    code: str
    naam: str
    trede: Trede | None
    crisis: bool
    producten: tuple[str, ...]
    geldig: Period


@dataclass(frozen=True)
class Plaatssoorten(Onderwerp):
    """The kinds of places, in the region's order."""

    soorten: tuple[Plaatssoort, ...]

    @property
    def ladder(self) -> tuple[Plaatssoort, ...]:
        """Those on the ladder, from heavy to light."""
        op = [(een.trede.nummer, een) for een in self.soorten if een.trede is not None]
        return tuple(een for _, een in sorted(op, key=lambda paar: paar[0]))

    def van(self, product: str) -> Plaatssoort | None:
        """The kind of place a product pays for; None for help without a stay."""
        return next((een for een in self.soorten if product in een.producten), None)

    def lichter(self, van: str, naar: str) -> bool | None:
        """Is a move between two products a step down? None when either is not on the ladder."""
        tredes = [een.trede if (een := self.van(code)) else None for code in (van, naar)]
        oud, nieuw = tredes
        return None if oud is None or nieuw is None else nieuw.nummer > oud.nummer

    def perioden(self) -> Iterator[Period]:
        """The days on which each exists."""
        return (een.geldig for een in self.soorten)


def bouw(schema: PlaatsenSchema, werk: Bouwplaats) -> Plaatssoorten:
    """The places as written; a product pays for one kind."""
    werk.geen_dubbele("plaatsen", schema.plaatsen)
    producten = werk.geef(Producten).lopen
    gezien: dict[str, str] = {}
    uit = []
    for i, rij in enumerate(schema.plaatsen):
        pad: Yamlpad = ("plaatsen", i)
        for code in rij.producten:
            werk.bekend((*pad, "producten"), "product", code, producten)
            if code in gezien:
                werk.fout(
                    (*pad, "producten"),
                    f"product {code} hoort al bij {gezien[code]}.",
                    "Houd één van beide.",
                )
            gezien[code] = rij.code
        trede = rij.trede
        uit.append(
            Plaatssoort(
                rij.code,
                rij.naam,
                None
                if trede is None
                else Trede(trede.nummer, bron=trede.bron, status=trede.status),
                rij.crisis,
                rij.producten,
                werk.periode(rij.vanaf, rij.tot, pad),
                bron=rij.bron,
                status=rij.status,
            )
        )
    return Plaatssoorten(tuple(uit))


def verblijf_heeft_een_plaats(besluiten: Besluiten) -> Iterator[str]:
    """A product with a stay that pays for no kind of place, where the region knows kinds."""
    plaatsen = besluiten[Plaatssoorten]
    if not plaatsen.soorten:
        return
    for product in besluiten[Producten].alle:
        if product.verblijf and plaatsen.van(product.code) is None:
            yield f"{product.code} {product.naam} hoort bij geen soort plaats."


registreer(
    Plaatssoorten,
    schema=PlaatsenSchema,
    bouw=bouw,
    bewijzen=(
        Bewering(
            "Elk verblijf hoort bij een soort plaats",
            verblijf_heeft_een_plaats,
            lambda b: f"{len(b[Plaatssoorten].soorten)} soorten",
        ),
    ),
    bestand="plaatsen",
    sjabloon="""\
# De soorten plaatsen om te wonen, met de producten die ervoor betalen. `trede` is de plek op de
# ladder van zwaar (1) naar licht; wat niet op de ladder hoort heeft er geen. Schrijf `crisis: true`
# bij een plek voor crisis. Zonder plaatsen: `plaatsen: []`.

plaatsen:
  - code: gezinshuis
    naam: <naam van de soort plaats>
    trede: {nummer: 1, bron: "<bron van de trede>", status: <status van de trede>}
    vanaf: <eerste dag van de soort plaats, als jaar-maand-dag>
    bron: "<bron van de soort plaats>"
    status: <status van de soort plaats>
""",
)
