# SPDX-License-Identifier: EUPL-1.2
"""What the rules find in a message, and where. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from hefboom import ijw
from hefboom.kernel import Failed, Finding, Outcome, datum

#: What was said and what is known, of one room's own kind; and one repeated element.
M = TypeVar("M")
S = TypeVar("S")
D = TypeVar("D")


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
