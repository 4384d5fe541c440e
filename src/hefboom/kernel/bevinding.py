# SPDX-License-Identifier: EUPL-1.2
"""What a check may answer. A check answers, it never acts."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom.kernel.codes import verhuld


@dataclass(frozen=True, slots=True)
class Passed:
    """The rule was applied and holds."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule says nothing about this case; `reason` is a Dutch clause that says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The rule was applied and does not hold.

    `expected` and `found` are short Dutch texts, ready for a sentence; never a whole BSN.
    """

    expected: str
    found: str


Outcome = Passed | NotApplicable | Failed


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a message, at one place, in words its sender understands.

    `code` is the official rule (TR321, RS033, …) or a Hefboom code (HB…) where the standard has
    none; `retourcode` the code of WJ001 that goes back to the sender, when there is one;
    `pad` the element path (`Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum`);
    `regelnummer` the line in the file, from 1; `waarde` what was found.

    A finding is stored, shown and sent, so it never holds a whole BSN, whoever makes it.

    >>> Finding("RS013", "Voorletters is '999900006'.").uitleg
    "Voorletters is '*****0006'."
    """

    code: str
    uitleg: str
    retourcode: str | None = None
    pad: str = ""
    regelnummer: int | None = None
    waarde: str = ""
    soort: str = "regel"

    def __post_init__(self) -> None:
        for veld in ("uitleg", "pad", "waarde"):
            object.__setattr__(self, veld, verhuld(getattr(self, veld)))

    @property
    def weigert(self) -> bool:
        """Does it refuse what it is about? Without a return code it only informs."""
        return self.retourcode is not None
