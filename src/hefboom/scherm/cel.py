# SPDX-License-Identifier: EUPL-1.2
"""A cell of a table: what one reads in it, and the value that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hefboom.scherm.celsoort import Celsoort, Celwaarde
from hefboom.scherm.cijfer import Cijfer

#: What stands where there is no value.
GEEN = ("", "–")


@dataclass(frozen=True, slots=True)
class Merk:
    """A badge: how something stands, in a word. `soort` is goed, let-op, fout, or plain."""

    tekst: str
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Uitklap:
    """More about a cell, folded away. A point is a word in bold, a sentence, and small print."""

    kop: str
    punten: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell: plain text, a link, a figure or a badge.

    `klein` is small print that belongs to the text (and to its link), `naast` small print after
    it, `titel` a line below it; `code` is shown as code; `uitleg` explains a short text (a rule's
    code) to whoever points at it; `vonk` is a little drawing beside it. `waarde` is what the text
    says, as a value (cents, a share of one, a day): without it the text itself, or the figure's.
    """

    tekst: str = ""
    adres: str = ""
    cijfer: Cijfer | None = None
    klasse: str = ""
    vonk: str = ""
    titel: str = ""
    klein: str = ""
    naast: str = ""
    code: str = ""
    uitleg: str = ""
    merk: Merk | None = None
    uitklap: Uitklap | None = None
    waarde: Celwaarde = None
    soort: Celsoort | None = None

    @property
    def platte_tekst(self) -> str:
        """What one reads in the cell, in one line."""
        if self.cijfer is not None:
            return self.cijfer.waarde.replace("\u00a0", " ")
        merk = self.merk.tekst if self.merk else ""
        delen = (self.tekst, self.klein, self.code, merk, self.naast)
        return " ".join(deel.strip() for deel in delen if deel)

    @property
    def aard(self) -> Celsoort | None:
        """Which kind of value it holds; None when it holds none."""
        if self.soort is not None:
            return self.soort
        if self.cijfer is not None:
            return self.cijfer.soort or (Celsoort.AANTAL if self.cijfer.precies else None)
        if self.waarde is not None:
            return None
        if self.vonk and not self.tekst:
            return Celsoort.BEELD
        return None if self.platte_tekst in GEEN else Celsoort.TEKST

    @property
    def getypeerd(self) -> Celwaarde:
        """The value: as it was counted when it is known, else the text; None when there is none."""
        if self.waarde is not None:
            return self.waarde
        if self.cijfer is not None:
            return self.cijfer.getypeerd
        tekst = self.platte_tekst
        return None if tekst in GEEN else tekst


Celrij: TypeAlias = Sequence[Cel]
