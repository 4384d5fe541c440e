# SPDX-License-Identifier: EUPL-1.2
"""What every report about a youth shares, parsed once from an iJw tree. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hefboom import ijw
from hefboom.ijw.bomen import basis, jw301, jw305, jw307, jw315, jw317
from hefboom.ijw.codes import COD170
from hefboom.kernel import Bsn, Failed, Finding, Outcome, datum

ClientBoom = jw301.Client | jw305.Client | jw307.Client | jw315.Client | jw317.Client
#: What was said and what is known, of one room's own kind; and one repeated element.
M = TypeVar("M")
S = TypeVar("S")
D = TypeVar("D")


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


def client_uit(boom: ClientBoom) -> Client:
    """The youth of a `Client` element."""
    if "Geboortedatum" not in boom:
        return Client(boom["Bsn"], None, "")
    geboren = boom["Geboortedatum"]
    bekend = geboren.get("DatumGebruik") != COD170.ONBEKEND
    return Client(boom["Bsn"], geboren["Datum"].year if bekend else None, boom["Geslacht"])


def product_uit(product: basis.Product | None) -> Product:
    """The product an element names, if it does."""
    if product is None:
        return Product("", "")
    return Product(product["Categorie"], product.get("Code", ""))


def genummerd(pad: str, delen: Sequence[D]) -> list[tuple[str, D]]:
    """Each of the repeated elements at `pad`, with its own path as findings name it."""
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
