# SPDX-License-Identifier: EUPL-1.2
"""How much help a day an extent comes down to, so that it can be laid beside a norm. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hefboom.ijw.codes import WJ756, WMO757
from hefboom.stelsel import Norm

#: Days in one period of a frequency (WMO757), to lay an allocation next to a norm.
DAGEN_PER_FREQUENTIE: Mapping[str, Fraction] = {
    WMO757.PER_DAG: Fraction(1),
    WMO757.PER_WEEK: Fraction(7),
    WMO757.PER_MAAND: Fraction(1461, 48),
}
#: Units of WJ756 in minutes, so that hours and minutes can be compared.
MINUTEN: Mapping[str, int] = {WJ756.MINUUT: 1, WJ756.UUR: 60}


def inzet_per_dag(
    volume: int, eenheid: str, frequentie: str, duur: int | None
) -> tuple[Fraction, str] | None:
    """Volume a day and what it counts; of a total it takes the days (`duur`). None without them.

    >>> inzet_per_dag(7, "04", "2", None)
    (Fraction(60, 1), 'tijd')
    """
    dagen = DAGEN_PER_FREQUENTIE.get(frequentie)
    if frequentie == WMO757.TOTAAL and duur:
        dagen = Fraction(duur)
    if dagen is None:
        return None
    keer, soort = (MINUTEN[eenheid], "tijd") if eenheid in MINUTEN else (1, eenheid)
    return volume * keer / dagen, soort


def boven_inzetnorm(
    norm: Norm, norm_eenheid: str, volume: int, eenheid: str, frequentie: str, duur: int | None
) -> bool | None:
    """Is the extent more than a norm of intensity? None when they cannot be compared."""
    inzet = inzet_per_dag(volume, eenheid, frequentie, duur)
    grens = inzet_per_dag(norm.waarde, norm_eenheid, norm.frequentie or "", None)
    if inzet is None or grens is None or inzet[1] != grens[1]:
        return None
    return inzet[0] > grens[0]
