# SPDX-License-Identifier: EUPL-1.2
"""What a run did, counted, and how long each step took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from hefboom.intake.models import Verwerkuitkomst

STAPPEN = ("lezen", "controleren", "vastleggen", "antwoorden")
ONBEKENDE_SOORT = "overig"
#: Told how many messages were handled, of how many.
Melder = Callable[[int, int], None]


class Meting:
    """One stretch of time, added to its step. Asked thrice a message: a generator takes longer."""

    __slots__ = ("_begin", "_seconden", "_stap")

    def __init__(self, seconden: dict[str, float], stap: str) -> None:
        self._seconden, self._stap = seconden, stap

    def __enter__(self) -> None:
        self._begin = perf_counter()

    def __exit__(self, *fout: object) -> None:
        self._seconden[self._stap] += perf_counter() - self._begin


@dataclass(slots=True)
class Klok:
    """Seconds per step."""

    seconden: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAPPEN, 0.0))

    def __call__(self, stap: str) -> Meting:
        """Count the time inside towards this step."""
        return Meting(self.seconden, stap)


@dataclass(slots=True)
class Looptelling:
    """Counts per kind of message; the kind is `overig` when it could not be told.

    `uitkomsten` counts (kind, outcome) of the messages that are new in this run, `bekend` those
    that had been handled before, `bekend_afgekeurd` how many of these were refused then.
    `overgeslagen`: files that could not be read, with a reason.
    """

    uitkomsten: Counter[tuple[str, str]] = field(default_factory=Counter)
    bekend: Counter[str] = field(default_factory=Counter)
    bekend_afgekeurd: int = 0
    regels: Counter[str] = field(default_factory=Counter)
    antwoorden: int = 0
    overgeslagen: list[tuple[str, str]] = field(default_factory=list)
    klok: Klok = field(default_factory=Klok)
    duur: float = 0.0

    @property
    def soorten(self) -> tuple[str, ...]:
        """The kinds met, in order."""
        gezien = {soort for soort, _ in self.uitkomsten} | set(self.bekend)
        return tuple(sorted(gezien, key=lambda soort: (soort == ONBEKENDE_SOORT, soort)))

    @property
    def nieuw(self) -> int:
        """The messages handled for the first time, whatever the outcome."""
        return sum(self.uitkomsten.values())

    @property
    def al_bekend(self) -> int:
        """The messages handled before."""
        return sum(self.bekend.values())

    @property
    def quarantaine(self) -> int:
        """The new messages that went into quarantine."""
        return sum(
            aantal
            for (_, uitkomst), aantal in self.uitkomsten.items()
            if uitkomst == Verwerkuitkomst.QUARANTAINE
        )

    def van(self, soort: str, *uitkomsten: Verwerkuitkomst) -> int:
        """How many new messages of this kind ended in one of these ways (in any, by default)."""
        return sum(self.uitkomsten[soort, uitkomst] for uitkomst in uitkomsten or Verwerkuitkomst)

    def als_dict(self) -> dict[str, object]:
        """For `--json` and other programs."""
        return {
            "soorten": {
                soort: {
                    "nieuw": self.van(soort),
                    "al_bekend": self.bekend[soort],
                    **{str(uitkomst): self.van(soort, uitkomst) for uitkomst in Verwerkuitkomst},
                    "regels": self.regels[soort],
                }
                for soort in self.soorten
            },
            "nieuw": self.nieuw,
            "al_bekend": self.al_bekend,
            "al_bekend_afgekeurd": self.bekend_afgekeurd,
            "quarantaine": self.quarantaine,
            "antwoorden": self.antwoorden,
            "overgeslagen": [list(paar) for paar in self.overgeslagen],
            "seconden": {stap: round(duur, 3) for stap, duur in self.klok.seconden.items()},
            "duur": round(self.duur, 3),
        }
