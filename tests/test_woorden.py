# SPDX-License-Identifier: EUPL-1.2
"""A class name occurs once in the house: who searches for a word finds one thing (ADR 11)."""

from __future__ import annotations

import ast
from collections import defaultdict

from hefboom.omgeving import PROJECT

BRON = PROJECT / "src" / "hefboom"
#: The trees of messages: their classes are called what the standard calls its elements.
BOMEN = BRON / "ijw" / "bomen"
#: A second use, and why one word is right for both.
TWEE_KEER = {
    "Bericht": "one message: as bytes that are kept (mailbox), and as what those say (ijw)",
}


def klassen() -> dict[str, list[str]]:
    """The classes of the house by name, each with the file it stands in."""
    gevonden: dict[str, list[str]] = defaultdict(list)
    for pad in sorted(BRON.rglob("*.py")):
        if "migrations" in pad.parts or BOMEN in pad.parents:
            continue
        for regel in ast.parse(pad.read_text(encoding="utf-8")).body:
            if isinstance(regel, ast.ClassDef):
                gevonden[regel.name].append(str(pad.relative_to(BRON)))
    return gevonden


def test_een_klassenaam_komt_een_keer_voor() -> None:
    dubbel = {naam: waar for naam, waar in klassen().items() if len(waar) > 1}
    assert {naam: waar for naam, waar in dubbel.items() if naam not in TWEE_KEER} == {}


def test_wat_twee_keer_mag_komt_twee_keer_voor() -> None:
    assert {naam: len(klassen()[naam]) for naam in TWEE_KEER} == dict.fromkeys(TWEE_KEER, 2)
