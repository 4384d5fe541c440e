# SPDX-License-Identifier: EUPL-1.2
"""Rules that need a list from outside the messages: of products, of municipalities. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from hefboom import ijw
from hefboom.declaraties import OUTPUT_EENHEDEN
from hefboom.dossiers import Productaanduiding, hoort_in_productlijst
from hefboom.ijw.codes import WJ756
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, datum
from hefboom.stelsel import Regio


class MetProduct(Protocol):
    """A line of a message that may name a product."""

    @property
    def pad(self) -> str:
        """Where it stands."""

    @property
    def product(self) -> Productaanduiding:
        """As the line names it."""


class MetOmvang(MetProduct, Protocol):
    """A line that may name an extent too."""

    @property
    def eenheid(self) -> str:
        """The unit (WJ756); empty without an extent."""


@dataclass(frozen=True, slots=True)
class GenoemdeGemeente:
    """A municipality a message names, with its path and the day on which it must exist."""

    pad: str
    code: str
    dag: date


def code_past_bij_categorie(product: Productaanduiding, categorie: str | None) -> Outcome:
    """TR381, as claims ask it too (`dossiers.hoort_in_productlijst`); here a code may be absent.

    `categorie` is the list's own.
    """
    if not product.code:
        return NotApplicable("er is geen productcode")
    return hoort_in_productlijst(product.code, product.categorie, categorie)


def gemeente_bestaat(genoemd: GenoemdeGemeente, tot: Mapping[str, date | None]) -> Outcome:
    """CBS knows the municipality on that day, or later (TR378).

    `tot` gives the first day a municipality was no more, None while it is there. After a merger the
    older code may stand where it held on that day, and so may the one of today; a code that never
    was one may not on any day.
    """
    if not genoemd.code:
        return NotApplicable("er is geen gemeente genoemd")
    if genoemd.code not in tot:
        return Failed("een gemeentecode van het CBS", genoemd.code)
    einde = tot[genoemd.code]
    if einde is not None and genoemd.dag >= einde:
        return Failed(
            f"een gemeente die er op {datum(genoemd.dag)} is",
            f"{genoemd.code}, die er sinds {datum(einde)} niet meer is",
        )
    return Passed()


def eenheid_past_bij_inkoop(eenheid: str, ingekocht: str | None) -> Outcome:
    """What was bought as effort is not allocated as output, nor the other way (HB014).

    And what was bought in pieces on effort is allocated in unit 84, nothing else is (OP305).
    """
    if not eenheid:
        return NotApplicable("er is geen omvang")
    if not ingekocht:
        return NotApplicable("hoe dit product is ingekocht, is niet bekend")
    if _inkoopvorm(eenheid) != _inkoopvorm(ingekocht):
        return Failed(_eenheid(ingekocht), _eenheid(eenheid))
    return Passed()


def _inkoopvorm(eenheid: str) -> str:
    """How a unit is bought: as output, per piece on effort, or as time."""
    if eenheid in OUTPUT_EENHEDEN:
        return "output"
    return "stuks op inspanning" if eenheid == WJ756.STUKS_INSPANNING else "tijd"


def _eenheid(code: str) -> str:
    return f"eenheid {code} ({ijw.codelijst('WJ756').get(code, 'onbekend')})"


TOETSEN = (
    ("TR378", gemeente_bestaat),
    ("TR381", code_past_bij_categorie),
    ("HB014", eenheid_past_bij_inkoop),
)


def codebevindingen(regel: MetProduct, regio: Regio) -> Iterator[Finding]:
    """TR381: what the product list has against the code a line names."""
    product = regel.product
    uitkomst = code_past_bij_categorie(
        product, regio.lijstcategorie(product.code, product.categorie)
    )
    if isinstance(uitkomst, Failed):
        yield Finding.van(ijw.regel("TR381"), f"{regel.pad}/Product/Code", uitkomst)


def eenheidbevindingen(regel: MetOmvang, dag: date, regio: Regio) -> Iterator[Finding]:
    """HB014 on a line that may name an extent: as the product is bought on the line's first day."""
    product = regio.product(regel.product.code, dag)
    ingekocht = product.eenheid if product else None
    uitkomst = eenheid_past_bij_inkoop(regel.eenheid, ingekocht)
    if isinstance(uitkomst, Failed):
        yield Finding.van(ijw.regel("HB014"), f"{regel.pad}/Omvang/Eenheid", uitkomst)


@cache
def _tot() -> Mapping[str, date | None]:
    voorbij = {code: een.tot for code, een in ijw.vroegere_gemeenten().items()}
    return {**dict.fromkeys(ijw.gemeenten()), **voorbij}


def gemeentebevindingen(genoemd: GenoemdeGemeente) -> Iterator[Finding]:
    """TR378 on a municipality that a message names."""
    uitkomst = gemeente_bestaat(genoemd, _tot())
    if isinstance(uitkomst, Failed):
        yield Finding.van(ijw.regel("TR378"), genoemd.pad, uitkomst)
