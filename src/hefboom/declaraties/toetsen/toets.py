# SPDX-License-Identifier: EUPL-1.2
"""A check: one official rule, as a question with an answer. It answers, it never acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from hefboom import ijw
from hefboom.declaraties.feiten import Context
from hefboom.declaraties.regel import Prestatieregel
from hefboom.kernel import Failed, Outcome

Functie = Callable[[Prestatieregel, Context], Outcome]
BEGIN = date(2015, 1, 1)  # the Jeugdwet came into force


@dataclass(frozen=True, slots=True)
class Prestatietoets:
    """One rule of the standard as it holds from `vanaf` up to, not including, `tot`.

    The days are days of help: a line is judged by the rules of its first day, so a re-run gives
    last year's answer. `vraag` is what is asked; `zin` says what is wrong, with `{gevonden}` and
    `{verwacht}`; `raad` says what the provider can do, and may use the same two.
    """

    code: str
    naam: str
    vraag: str
    zin: str
    raad: str
    functie: Functie
    vanaf: date = BEGIN
    tot: date | None = None

    @property
    def retourcode(self) -> str:
        """What goes back when it fails, as the standard says it of the rule."""
        return ijw.regel(self.code).retourcode or ""

    def geldt_op(self, dag: date) -> bool:
        """Does this version of the rule hold on `dag`?"""
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)

    def tot_en_met(self, tot: date) -> Prestatietoets:
        """The same rule, replaced from `tot` on by a later version."""
        return replace(self, tot=tot)


def toets(
    code: str,
    *,
    vraag: str,
    zin: str,
    raad: str,
    vanaf: date = BEGIN,
    tot: date | None = None,
) -> Callable[[Functie], Prestatietoets]:
    """Declare the function below as the check of rule `code`."""

    def verklaar(functie: Functie) -> Prestatietoets:
        naam = functie.__name__
        return Prestatietoets(code, naam, vraag, zin, raad, functie, vanaf, tot)

    return verklaar


class Uitspreekbaar(Protocol):
    """A check that can say what is wrong (`zin`) and what to do next (`raad`)."""

    @property
    def zin(self) -> str:
        """What is wrong, with `{gevonden}` and `{verwacht}`."""

    @property
    def raad(self) -> str:
        """What the provider can do; may use the same two."""


def zin(check: Uitspreekbaar, outcome: Outcome, volgnummer: int | None = None) -> str:
    """What is wrong and what to do next, in plain Dutch; empty when nothing is wrong."""
    if not isinstance(outcome, Failed):
        return ""
    woorden = {"gevonden": outcome.gevonden, "verwacht": outcome.verwacht}
    uitleg = f"{check.zin.format(**woorden)} {check.raad.format(**woorden)}".strip()
    if volgnummer is None:
        return uitleg[:1].upper() + uitleg[1:]
    return f"Regel {volgnummer}: {uitleg}"
