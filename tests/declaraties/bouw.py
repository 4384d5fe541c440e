# SPDX-License-Identifier: EUPL-1.2
"""Whole claims and what is known of them, built from the plain lines of the examples."""

from __future__ import annotations

from datetime import date
from typing import Any

from hefboom.declaraties.besluit import BeoordeeldeClaim, Dossier, beoordeel
from hefboom.declaraties.feiten import Context, ToewijzingFeit
from hefboom.declaraties.regel import Claim, Prestatieregel
from hefboom.declaraties.toetsen import toets_van
from hefboom.declaraties.voorbeelden.bouw import (
    AANBIEDER,
    ANNA,
    APRIL,
    BRAM,
    GEMEENTE,
    UURTARIEF,
    toewijzing,
)
from hefboom.kernel import Cents, Failed, Outcome


def antwoord(code: str, een: Prestatieregel, ctx: Context) -> Outcome:
    check = toets_van(code, een.periode.start)
    assert check is not None
    return check.functie(een, ctx)


def claim(*regels: Prestatieregel, **anders: Any) -> Claim:
    waarden: dict[str, Any] = {
        "nummer": "DN001",
        "periode": APRIL,
        "dagtekening": date(2026, 5, 6),
        "totaal": Cents.total(een.bedrag for een in regels),
        "regels": regels,
    }
    return Claim(**waarden | anders)


def dossier(*toewijzingen: ToewijzingFeit, **anders: Any) -> Dossier:
    waarden: dict[str, Any] = {
        "gemeente": GEMEENTE,
        "aanbieder": AANBIEDER,
        "jeugdigen": {ANNA: "anna", BRAM: "bram"},
        "toewijzingen": {t.toewijzingnummer: t for t in toewijzingen or (toewijzing(),)},
        "standen": {},
        "tarief": lambda een: UURTARIEF,
    }
    return Dossier(**waarden | anders)


def oordeel(*regels: Prestatieregel, dossier_: Dossier | None = None) -> BeoordeeldeClaim:
    return beoordeel(claim(*regels), dossier_ or dossier())


def verdicten(uit: BeoordeeldeClaim) -> list[str]:
    """Per line: "ja", or the codes of the rules that refuse it."""
    return [
        "ja"
        if een.besluit.toegekend
        else " ".join(c.code for c, o in een.antwoorden if isinstance(o, Failed))
        for een in uit.regels
    ]
