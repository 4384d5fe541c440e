# SPDX-License-Identifier: EUPL-1.2
"""Is an allocation longer or more than the region's norm, or without an end? It informs only.

What is allocated is the municipality's own choice, so it and the region read this; the provider,
who is given the allocation, does not (ADR 23).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom import ijw
from hefboom.dossiers import (
    Normoordeel,
    Productnormen,
    Toegewezen,
    dagen_toegewezen,
    normoordeel,
    productnormen,
)
from hefboom.intake.staand import is_nieuw_of_anders
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, hoeveel
from hefboom.stelsel import Norm, Regio

DAGEN = ("dag", "dagen")
GEEN_NORM = NotApplicable("de regio heeft hiervoor geen norm")


@dataclass(frozen=True, slots=True)
class Normkader:
    """What an allocation is held against, and what came of that once for all three checks.

    `herkomst_…`: what a reader is told of each norm.
    """

    normen: Productnormen
    oordeel: Normoordeel
    dagen: int | None
    herkomst_duur: str = ""
    herkomst_inzet: str = ""

    @classmethod
    def van(cls, regio: Regio, toegewezen: Toegewezen) -> Normkader:
        """With standing and source as the region wrote them."""
        een = toegewezen
        normen = productnormen(regio, een.product.code, een.ingangsdatum)
        dagen = dagen_toegewezen(een.ingangsdatum, een.einddatum)
        return cls(
            normen,
            normoordeel(normen, dagen, een.volume, een.eenheid, een.frequentie),
            dagen,
            _herkomst(regio, normen.duur),
            _herkomst(regio, normen.inzet),
        )


def _herkomst(regio: Regio, norm: Norm | None) -> str:
    return "" if norm is None else regio.herkomsttekst(norm)


def binnen_duurnorm(toegewezen: Toegewezen, kader: Normkader) -> Outcome:
    """Not longer than the norm of duration (HB029)."""
    norm = kader.normen.duur
    if norm is None:
        return GEEN_NORM
    if kader.dagen is None:
        return NotApplicable("de toewijzing heeft geen einddatum (HB031)")
    if kader.oordeel.duur:
        verwacht = f"hoogstens {hoeveel(norm.waarde, *DAGEN)} (norm {kader.herkomst_duur})"
        return Failed(verwacht, hoeveel(kader.dagen, *DAGEN))
    return Passed()


def binnen_inzetnorm(toegewezen: Toegewezen, kader: Normkader) -> Outcome:
    """Not more than the norm of intensity (HB030)."""
    norm, volume = kader.normen.inzet, toegewezen.volume
    if norm is None or volume is None:
        return GEEN_NORM
    boven = kader.oordeel.inzet
    if boven is None:
        return NotApplicable("de omvang is niet met de norm te vergelijken")
    if boven:
        omvang = ijw.codelijst("WJ756")[toegewezen.eenheid].lower()
        per = ijw.codelijst("WMO757")[toegewezen.frequentie].lower()
        verwacht = f"hoogstens {norm.waarde} {norm.eenheid} (norm {kader.herkomst_inzet})"
        return Failed(verwacht, f"{volume} {omvang} {per}")
    return Passed()


def heeft_een_einde(toegewezen: Toegewezen, kader: Normkader) -> Outcome:
    """What has a norm of duration has an end (HB031)."""
    norm = kader.normen.duur
    if norm is None:
        return GEEN_NORM
    if kader.oordeel.zonder_einde:
        binnen = f"een einddatum binnen {hoeveel(norm.waarde, *DAGEN)}"
        return Failed(f"{binnen} (norm {kader.herkomst_duur})", "geen einddatum")
    return Passed()


TOETSEN = (
    ("HB029", binnen_duurnorm),
    ("HB030", binnen_inzetnorm),
    ("HB031", heeft_een_einde),
)


def normbevindingen(zaak: Zaak, toegewezen: Toegewezen) -> Iterator[Finding]:
    """What the norms have against an allocation that is new or changes; of what stays, nothing."""
    if not is_nieuw_of_anders(zaak, toegewezen):
        return
    kader = Normkader.van(zaak.werk.regio, toegewezen)
    for regel, toets in TOETSEN:
        uitkomst = toets(toegewezen, kader)
        if isinstance(uitkomst, Failed):
            yield Finding.van(ijw.regel(regel), toegewezen.pad, uitkomst)
