# SPDX-License-Identifier: EUPL-1.2
"""What was granted on an allocation, and whether an extent still covers it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from hefboom.dossiers.bevinden import dag
from hefboom.ijw import codelijst
from hefboom.ijw.codes import WMO757
from hefboom.kernel import Failed, NotApplicable, Outcome, Passed, euro


@dataclass(frozen=True, slots=True)
class Besteed:
    """What was granted on an allocation, credits taken off: cents, first and last day, volume.

    What was granted in hours or minutes stands in `volumes` as both, in whole hours upwards.
    """

    bedrag: int = 0
    tot: date | None = None
    volumes: Mapping[str, int] = field(default_factory=dict)
    vanaf: date | None = None


NIETS = Besteed()


class Uitgebreid(Protocol):
    """Whatever has an extent: `budget` in cents, and a volume with its unit and frequency."""

    @property
    def budget(self) -> int | None:
        """Cents in all."""

    @property
    def volume(self) -> int | None:
        """In `eenheid`, per `frequentie`."""

    @property
    def eenheid(self) -> str:
        """WJ756."""

    @property
    def frequentie(self) -> str:
        """WMO757."""


def boven_besteed(
    einde: date | None, omvang: Uitgebreid, besteed: Besteed, begin: date | None = None
) -> Outcome:
    """Do these days and this extent cover what was granted? Without `begin` it stays as it was."""
    if besteed.tot is None:
        return NotApplicable("op de toewijzing is nog niets toegekend")
    if begin is not None and besteed.vanaf is not None and begin > besteed.vanaf:
        return Failed(f"een ingangsdatum op of voor {dag(besteed.vanaf)}", dag(begin))
    if einde is not None and einde < besteed.tot:
        return Failed(f"een einddatum op of na {dag(besteed.tot)}", dag(einde))
    if omvang.budget is not None and omvang.budget < besteed.bedrag:
        return Failed(f"een budget van minstens {euro(besteed.bedrag)}", euro(omvang.budget))
    eenheden = [eenheid for eenheid, volume in besteed.volumes.items() if volume > 0]
    if omvang.eenheid and eenheden and omvang.eenheid not in eenheden:
        return Failed(_in_eenheid(*eenheden), _in_eenheid(omvang.eenheid))
    gebruikt = besteed.volumes.get(omvang.eenheid, 0)
    if (
        omvang.frequentie == WMO757.TOTAAL
        and omvang.volume is not None
        and omvang.volume < gebruikt
    ):
        return Failed(f"een volume van minstens {gebruikt}", str(omvang.volume))
    return Passed()


def _in_eenheid(*codes: str) -> str:
    namen = codelijst("WJ756")
    return f"een omvang in {' of '.join(namen[code].lower() for code in sorted(codes))}"
