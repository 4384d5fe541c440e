# SPDX-License-Identifier: EUPL-1.2
"""Which product a message or an allocation names. Pure."""

from __future__ import annotations

from hefboom.ijw.bomen import basis
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, waardeklasse


@waardeklasse()
class Productaanduiding:
    """Category and code; both may be empty (generic), or only the code (aspecific)."""

    categorie: str
    code: str

    def stapelt_met(self, ander: Productaanduiding) -> bool:
        """Is it the same, at the coarsest level both name? Without any product, all are (TR302)."""
        if not self.categorie or not ander.categorie:
            return True
        if self.categorie != ander.categorie:
            return False
        return not self.code or not ander.code or self.code == ander.code

    def __str__(self) -> str:
        return self.code or (f"categorie {self.categorie}" if self.categorie else "geen product")


def hoort_in_productlijst(code: str, categorie: str, lijst: str | None) -> Outcome:
    """The product code exists and belongs to the category, by the product list in use (TR381).

    `lijst` is the category the list puts the code in; empty for a code it does not have, None
    without a list.
    """
    if lijst is None:
        return NotApplicable("voor deze productcategorie is hier geen productlijst")
    if not lijst:
        return Failed("een code uit de productlijst", f"productcode {code}")
    if categorie != lijst:
        return Failed(
            f"productcategorie {lijst}, zoals in de productlijst", f"productcategorie {categorie}"
        )
    return Passed()


def product_uit(product: basis.Product | None) -> Productaanduiding:
    """The product an element names, if it does."""
    if product is None:
        return Productaanduiding("", "")
    return Productaanduiding(product["Categorie"], product.get("Code", ""))
