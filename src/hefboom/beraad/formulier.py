# SPDX-License-Identifier: EUPL-1.2
"""A list of questions as a form: what was chosen, said of it, and is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from hefboom.beraad.services import Antwoord


@dataclass(frozen=True, slots=True)
class Vraagveld:
    """One question with its answers: (code, word, chosen)."""

    code: str
    vraag: str
    klein: str
    keuzes: Sequence[tuple[str, str, bool]]
    tekst: str
    fout: str


def velden(
    vragen: Iterable[tuple[str, str, str]],
    keuzes: Mapping[str, str],
    nu: Mapping[str, tuple[str, str]],
    fouten: Mapping[str, str],
) -> list[Vraagveld]:
    """The fields of (code, question, small print), filled in with `nu`: by code answer and text."""
    return [
        Vraagveld(
            code,
            vraag,
            klein,
            [
                (waarde, woord, nu.get(code, ("", ""))[0] == waarde)
                for waarde, woord in keuzes.items()
            ],
            nu.get(code, ("", ""))[1],
            fouten.get(code, ""),
        )
        for code, vraag, klein in vragen
    ]


def lees(gegeven: QueryDict, codes: Iterable[str]) -> list[Antwoord]:
    """The answers as they came in."""
    return [(code, gegeven.get(f"a-{code}", ""), gegeven.get(f"t-{code}", "")) for code in codes]
