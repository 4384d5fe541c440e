# SPDX-License-Identifier: EUPL-1.2
"""What every report about a youth shares, parsed once from an iJw tree. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from hefboom import ijw
from hefboom.ijw.codes import COD170
from hefboom.kernel import Bsn, Failed, Finding, Outcome, datum

Boom = Mapping[str, Any]
M = TypeVar("M")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Client:
    """The youth a message is about.

    `geboortejaar` is None when the sender does not know or say it; `geslacht` is empty when the
    message names only the BSN (JW317).
    """

    bsn: Bsn
    geboortejaar: int | None
    geslacht: str


@dataclass(frozen=True, slots=True)
class Product:
    """Category and code; both may be empty (generic), or only the code (aspecific)."""

    categorie: str
    code: str

    def stapelt_met(self, ander: Product) -> bool:
        """Is it the same, at the coarsest level both name? Without any product, all are (TR302)."""
        if not self.categorie or not ander.categorie:
            return True
        if self.categorie != ander.categorie:
            return False
        return not self.code or not ander.code or self.code == ander.code

    def __str__(self) -> str:
        return self.code or (f"categorie {self.categorie}" if self.categorie else "geen product")


def client_uit(boom: Boom) -> Client:
    """The youth of a `Client` element."""
    geboren = boom.get("Geboortedatum")
    if geboren is None:
        return Client(boom["Bsn"], None, "")
    bekend = str(geboren.get("DatumGebruik") or "") != COD170.ONBEKEND
    return Client(boom["Bsn"], geboren["Datum"].year if bekend else None, str(boom["Geslacht"]))


def product_uit(boom: Boom) -> Product:
    """The product of any element that may hold one."""
    product = boom.get("Product") or {}
    return Product(product.get("Categorie") or "", product.get("Code") or "")


def genummerd(
    boom: Boom, houder: str, klasse: str, onder: str = "Client"
) -> list[tuple[str, Boom]]:
    """Each repeated element in `boom`, with its path as findings name it; none without `houder`.

    `onder` is the path of `boom` itself.
    """
    pad = f"{onder}/{houder}/{klasse}"
    delen = boom.get(houder, {}).get(klasse, ())
    return [(f"{pad}[{nr}]", deel) for nr, deel in enumerate(delen, start=1)]


def dag(waarde: date | None) -> str:
    """A date as findings show it."""
    return datum(waarde) if waarde else "geen datum"


def bevindingen(
    toetsen: Sequence[tuple[str, Callable[[M, S], Outcome]]], pad: str, melding: M, stand: S
) -> tuple[Finding, ...]:
    """Apply every check; a finding for each that failed, with the official code and sentence."""
    gevonden = []
    for code, toets in toetsen:
        uitkomst = toets(melding, stand)
        if isinstance(uitkomst, Failed):
            gevonden.append(Finding.van(ijw.regel(code), pad, uitkomst))
    return tuple(gevonden)
