# SPDX-License-Identifier: EUPL-1.2
"""One example of a rule at work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hefboom.declaraties.toetsen import Prestatietoets, toets_van, zin
from hefboom.declaraties.voorbeelden.bouw import context, regel
from hefboom.ijw.voorbeelden import GetoondVoorbeeld
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed


@dataclass(frozen=True)
class Voorbeeld:
    """What is the case (`zin`) and what rule `code` answers: an answer, or only its kind.

    `regel` and `context` are what differs from a right line (`bouw.regel`) and from what is known
    of it (`bouw.context`).
    """

    code: str
    zin: str
    uitkomst: Outcome | type[Passed] | type[Failed] | type[NotApplicable]
    regel: Mapping[str, Any] = field(default_factory=dict)
    context: Mapping[str, Any] = field(default_factory=dict)

    def antwoord(self) -> tuple[Prestatietoets, Outcome]:
        """The rule and its answer. Raises `KeyError` when the rule does not hold on that day."""
        een = regel(**self.regel)
        check = toets_van(self.code, een.periode.start)
        if check is None:
            raise KeyError(self.code)
        return check, check.functie(een, context(**self.context))

    def toon(self) -> GetoondVoorbeeld:
        """The example as it is read."""
        check, uitkomst = self.antwoord()
        return GetoondVoorbeeld.van(self.zin, uitkomst, zin(check, uitkomst))
