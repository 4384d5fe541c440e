# SPDX-License-Identifier: EUPL-1.2
"""What each municipality owes of a project: its share, what it paid before, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hefboom.bekostiging.verdelen import verdeel
from hefboom.kernel import Cents
from hefboom.stelsel import Programma, Regio, Verdeelsleutels


@dataclass(frozen=True)
class Bijdrage:
    """One municipality's part of a project; `per_jaar` adds up to `deel` less `vooruitbetaald`."""

    gemeente: str
    deel: Cents
    vooruitbetaald: Cents
    per_jaar: Mapping[int, Cents]

    @property
    def rest(self) -> Cents:
        """What it still owes over the years of the project."""
        return self.deel - self.vooruitbetaald


def bijdragen(regio: Regio, programma: Programma) -> tuple[Bijdrage, ...]:
    """What each municipality owes, in the region's order; empty when somebody else pays it whole.

    Raises `NietTeVerdelen` (Dutch) when the key cannot be reckoned.
    """
    if programma.sleutel is None:
        return ()
    sleutel = regio[Verdeelsleutels].alle[programma.sleutel]
    verdeling = verdeel(regio, sleutel, programma.bedrag, programma.jaren[0])
    uit = []
    for code, deel in verdeling.delen.items():
        vooruit = Cents.total(v.bedrag for v in programma.vooruitbetaald if v.gemeente == code)
        termijnen = (deel - vooruit).verdeel([1] * len(programma.jaren))
        uit.append(
            Bijdrage(code, deel, vooruit, dict(zip(programma.jaren, termijnen, strict=True)))
        )
    return tuple(uit)
