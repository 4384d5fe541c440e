# SPDX-License-Identifier: EUPL-1.2
"""The allowed ways to allocate, as a table (varianten.yaml), and which one a product has.

The table is what the conditions CD041, CD075 to CD080, CD095, CD096, CS338 and CS343 come down
to for what runs on after 2020; they carry the return codes, a test holds the two together.
Old agreements (`loopt_na_2020`) are freer, and so is a change of an existing allocation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product as alle_paren

from hefboom.ijw.regels.overlap import ProductInBericht, einde_van
from hefboom.ijw.standaard import bladzijde

CODE, CATEGORIE, GEEN = "code", "categorie", "geen"


@dataclass(frozen=True, slots=True)
class Variant:
    """One allowed combination. `omvang` is a unit with a frequency, or None without an extent."""

    naam: str
    product: str
    omvang: tuple[str, str] | None
    budget: bool
    einddatum_verplicht: bool


@cache
def varianten() -> tuple[Variant, ...]:
    """Every allowed combination, one for each unit and frequency."""
    pagina = bladzijde("varianten.yaml")
    uit = []
    for rij in pagina["varianten"]:
        omvang = rij.get("omvang")
        paren = alle_paren(omvang["eenheden"], omvang["frequenties"]) if omvang else (None,)
        for paar in paren:
            per_week = paar is not None and paar[1] == pagina["per_week"]
            verplicht = rij.get("einddatum") == "verplicht" or per_week
            budget = rij.get("budget", False)
            uit.append(Variant(rij["naam"], rij["product"], paar, budget, verplicht))
    return tuple(uit)


def variant_van(toegewezen: ProductInBericht) -> Variant | None:
    """The variant of a product in a JW301, a JW315 or a new one in a JW317; None when not allowed.

    >>> variant_van({"Product": {"Categorie": "45"}}).naam
    'aspecifiek zonder budget'
    """
    omvang = toegewezen.get("Omvang")
    paar = None if omvang is None else (omvang["Eenheid"], omvang["Frequentie"])
    genoemd = toegewezen.get("Product")
    soort = GEEN if genoemd is None else CODE if "Code" in genoemd else CATEGORIE
    for variant in varianten():
        if (
            (variant.product, variant.omvang, variant.budget)
            == (soort, paar, "Budget" in toegewezen)
        ) and not (variant.einddatum_verplicht and einde_van(toegewezen) is None):
            return variant
    return None
