# SPDX-License-Identifier: EUPL-1.2
"""An answer as it is stored beside its line, and back. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

JA, NVT, NEE = "ja", "nvt", "nee"


def kort(code: str, uitkomst: Outcome) -> list[str]:
    """`[code, "ja"]`, `[code, "nvt", reason]` or `[code, "nee", expected, found]`."""
    if isinstance(uitkomst, Failed):
        return [code, NEE, uitkomst.expected, uitkomst.found]
    if isinstance(uitkomst, NotApplicable):
        return [code, NVT, uitkomst.reason]
    return [code, JA]


def lang(opgeslagen: Sequence[str]) -> tuple[str, Outcome]:
    """The rule's code and its answer. Raises `ValueError` for anything `kort` does not make."""
    match list(opgeslagen):
        case [code, "ja"]:
            return code, Passed()
        case [code, "nvt", reason]:
            return code, NotApplicable(reason)
        case [code, "nee", expected, found]:
            return code, Failed(expected, found)
    raise ValueError(f"Dit is geen opgeslagen antwoord: {opgeslagen!r}")


def geweigerd(toetsen: Sequence[Sequence[str]]) -> bool:
    """Does at least one stored answer say no?"""
    return any(toets[1] == NEE for toets in toetsen)
