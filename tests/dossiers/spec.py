# SPDX-License-Identifier: EUPL-1.2
"""How the rules across messages are specified: what comes in, what is known, what a rule answers.

A table starts with a header, in which `dan` heads the answer: ja, nee, or nvt when the rule does
not apply. A line without bars names a rule; the rows below it are its examples. A cell holds
phrases with commas between them, from the vocabulary that stands above the table; an empty cell is
the plain case. A line after a # says why the row below it is so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from hefboom.kernel import Failed, NotApplicable, Outcome, Passed

ANTWOORDEN: Mapping[str, type[Outcome]] = {"ja": Passed, "nee": Failed, "nvt": NotApplicable}
#: A phrase, and the fields it fills.
Taal = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A row: the rule, the cells by their header, and the answer."""

    code: str
    cellen: Mapping[str, str]
    antwoord: type[Outcome]

    def velden(self, kop: str, taal: Taal) -> dict[str, Any]:
        """What the phrases of a cell fill in. Raises KeyError for one that is not in `taal`."""
        waarden: dict[str, Any] = {}
        for zin in filter(None, map(str.strip, self.cellen[kop].split(","))):
            waarden |= taal[zin]
        return waarden


def lees(tekst: str) -> list[Voorbeeld]:
    """The examples of a table. Raises ValueError for a row that does not fit the header."""
    regels = [regel.strip() for regel in tekst.splitlines()]
    regels = [regel for regel in regels if regel and not regel.startswith("#")]
    koppen = [kop.strip() for kop in regels[0].split("|")]
    code, voorbeelden = "", []
    for regel in regels[1:]:
        if "|" not in regel:
            code = regel.split()[0]
            continue
        rij = dict(zip(koppen, (cel.strip() for cel in regel.split("|")), strict=True))
        voorbeelden.append(Voorbeeld(code, rij, ANTWOORDEN[rij["dan"]]))
    return voorbeelden


def parameters(voorbeelden: list[Voorbeeld]) -> pytest.MarkDecorator:
    """Each example as a test that says in its name what it shows."""
    return pytest.mark.parametrize(
        "voorbeeld",
        [
            pytest.param(een, id=f"{een.code}: {'; '.join(filter(None, een.cellen.values()))}")
            for een in voorbeelden
        ],
    )


def antwoorden(voorbeelden: list[Voorbeeld]) -> dict[str, set[type[Outcome]]]:
    """Per rule the answers there is an example of."""
    gezien: dict[str, set[type[Outcome]]] = {}
    for een in voorbeelden:
        gezien.setdefault(een.code, set()).add(een.antwoord)
    return gezien
