# SPDX-License-Identifier: EUPL-1.2
"""An answer as it is stored beside its line, and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def te_bewaren(antwoorden: Iterable[tuple[str, Outcome]], weigert: bool = True) -> list[list[str]]:
    """What is stored: all that is not simply "ja"; the rule set says what else was asked."""
    return [
        kort(code, uitkomst, weigert)
        for code, uitkomst in antwoorden
        if type(uitkomst) is not Passed
    ]


def volledig(toetsen: Sequence[Sequence[str]], codes: Sequence[str]) -> list[Sequence[str]]:
    """The stored answers with each "ja" that was left out, in the order of `codes`.

    What was answered besides them follows.
    """
    per = {toets[0]: toets for toets in reversed(toetsen)}
    gevraagd = [per.get(code, [code, JA]) for code in codes]
    eerste = {id(toets) for toets in gevraagd}
    return gevraagd + [toets for toets in toetsen if id(toets) not in eerste]
