# SPDX-License-Identifier: EUPL-1.2
"""An answer as it is stored beside its line, and back. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

JA, NVT, NEE, LET_OP = "ja", "nvt", "nee", "let op"


def kort(code: str, uitkomst: Outcome, weigert: bool = True) -> list[str]:
    """`[code, "ja"]`, `[code, "nvt", reason]` or `[code, "nee", verwacht, gevonden]`.

    A check that only informs (`weigert` is False) says "let op" instead of "nee".
    """
    if isinstance(uitkomst, Failed):
        return [code, NEE if weigert else LET_OP, uitkomst.verwacht, uitkomst.gevonden]
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
        case [code, "nee" | "let op", verwacht, gevonden]:
            return code, Failed(verwacht, gevonden)
    raise ValueError(f"Dit is geen opgeslagen antwoord: {opgeslagen!r}")


def geweigerd(toetsen: Sequence[Sequence[str]]) -> bool:
    """Does at least one stored answer say no? One that only informs does not."""
    return any(toets[1] == NEE for toets in toetsen)
