# SPDX-License-Identifier: EUPL-1.2
"""What a check may answer, and what is said about it. A check answers, it never acts."""

from __future__ import annotations

from typing import Literal, Protocol

from hefboom.kernel.codes import verhuld
from hefboom.kernel.waarde import waardeklasse


@waardeklasse()
class Passed:
    """The rule was applied and holds."""


@waardeklasse()
class NotApplicable:
    """The rule says nothing about this case; `reason` is a Dutch clause that says why."""

    reason: str


@waardeklasse()
class Failed:
    """The rule was applied and does not hold.

    `verwacht` and `gevonden` are short Dutch texts, ready for a sentence; never a whole BSN.
    `eigen` are numbers in them that the sender gave to something of its own, to be read whole.
    """

    verwacht: str
    gevonden: str
    eigen: tuple[str, ...] = ()


Outcome = Passed | NotApplicable | Failed

#: Who reads a finding: both parties and the region; the municipality and the region; the region.
Lezers = Literal["allen", "gemeente", "regio"]


class Uitgesproken(Protocol):
    """A rule as findings name it: its official code, its sentence, what it sends back."""

    @property
    def code(self) -> str:
        """TR321, CD060, HB014, …"""

    @property
    def mis(self) -> str:
        """What is wrong when it does not hold: one whole Dutch sentence."""

    @property
    def retourcode(self) -> str | None:
        """The code of WJ001 for the sender; None when the rule refuses nothing."""

    @property
    def lezers(self) -> Lezers:
        """Who reads it. What would tell a party what is another's (OP095) only the region does."""


def verwoord(mis: str, fout: Failed) -> str:
    """The sentence for a rule that fails: what is wrong, what belongs there, what stands there.

    >>> verwoord("De som klopt niet.", Failed("€ 3,00", "€ 2,00"))
    'De som klopt niet. Verwacht: € 3,00. Gevonden: € 2,00.'
    """
    return f"{mis} Verwacht: {fout.verwacht}. Gevonden: {fout.gevonden}."


@waardeklasse()
class Finding:
    """Something wrong with a message, at one place, in words its sender understands.

    `code` is the official rule (TR321, RS033, …) or a Hefboom code (HB…) where the standard has
    none; `retourcode` the code of WJ001 that goes back to the sender, when there is one;
    `pad` the element path (`Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum`);
    `regelnummer` the line in the file, from 1; `gevonden` what stands there and `verwacht` what
    belongs there, both empty where that cannot be said. `uitleg` says it all, as it is read.
    `lezers`: who may read it. `actie`: what the region wants done beyond telling it.

    A finding is stored, shown and sent, so it never holds a whole BSN, whoever makes it.

    >>> Finding("RS013", "Voorletters is '999900006'.").uitleg
    "Voorletters is '*****0006'."
    """

    code: str
    uitleg: str
    retourcode: str | None = None
    pad: str = ""
    regelnummer: int | None = None
    gevonden: str = ""
    soort: str = "regel"
    verwacht: str = ""
    lezers: Lezers = "allen"
    actie: str = ""
    eigen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for veld in ("uitleg", "pad", "gevonden", "verwacht"):
            object.__setattr__(self, veld, verhuld(getattr(self, veld), eigen=self.eigen))

    @classmethod
    def van(cls, regel: Uitgesproken, pad: str, fout: Failed) -> Finding:
        """The failed answer of a rule, at the place it is about."""
        return cls(
            code=regel.code,
            uitleg=verwoord(regel.mis, fout),
            retourcode=regel.retourcode,
            pad=pad,
            gevonden=fout.gevonden,
            verwacht=fout.verwacht,
            eigen=fout.eigen,
            lezers=regel.lezers,
        )

    @property
    def weigert(self) -> bool:
        """Does it refuse what it is about? Without a return code it only informs."""
        return self.retourcode is not None
