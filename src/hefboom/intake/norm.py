# SPDX-License-Identifier: EUPL-1.2
"""Is an allocation longer or more than the region's norm, or without an end? It informs only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom import ijw
from hefboom.dossiers import Toegewezen, boven_inzetnorm
from hefboom.ijw.codes import JZ002
from hefboom.intake.zaak import Zaak
from hefboom.kernel import Failed, Finding, NotApplicable, Outcome, Passed, Period
from hefboom.stelsel import Norm

GEEN_NORM = NotApplicable("de regio heeft hiervoor geen norm")


@dataclass(frozen=True, slots=True)
class Productnormen:
    """The norms of a product on the first day of the allocation; `eenheid` is the product's."""

    duur: Norm | None = None
    inzet: Norm | None = None
    eenheid: str = ""


def binnen_duurnorm(toegewezen: Toegewezen, normen: Productnormen) -> Outcome:
    """Not longer than the norm of duration (HB029)."""
    if normen.duur is None:
        return GEEN_NORM
    dagen = _dagen(toegewezen)
    if dagen is None:
        return NotApplicable("de toewijzing heeft geen einddatum (HB031)")
    if dagen > normen.duur.waarde:
        return Failed(f"hoogstens {normen.duur.waarde} dagen", f"{dagen} dagen")
    return Passed()


def binnen_inzetnorm(toegewezen: Toegewezen, normen: Productnormen) -> Outcome:
    """Not more than the norm of intensity (HB030)."""
    if normen.inzet is None or toegewezen.volume is None:
        return GEEN_NORM
    boven = boven_inzetnorm(
        normen.inzet, normen.eenheid, toegewezen.volume, toegewezen.eenheid,
        toegewezen.frequentie, _dagen(toegewezen),
    )  # fmt: skip
    if boven is None:
        return NotApplicable("de omvang is niet met de norm te vergelijken")
    if boven:
        omvang = ijw.codelijst("WJ756")[toegewezen.eenheid].lower()
        per = ijw.codelijst("WMO757")[toegewezen.frequentie].lower()
        verwacht = f"hoogstens {normen.inzet.waarde} {normen.inzet.eenheid}"
        return Failed(verwacht, f"{toegewezen.volume} {omvang} {per}")
    return Passed()


def heeft_een_einde(toegewezen: Toegewezen, normen: Productnormen) -> Outcome:
    """What has a norm of duration has an end (HB031)."""
    if normen.duur is None:
        return GEEN_NORM
    if _dagen(toegewezen) is None:
        return Failed("een einddatum", "geen einddatum")
    return Passed()


def _dagen(toegewezen: Toegewezen) -> int | None:
    periode = Period.inclusive(toegewezen.ingangsdatum, toegewezen.einddatum)
    return None if periode.end is None else periode.days


TOETSEN = (
    ("HB029", binnen_duurnorm),
    ("HB030", binnen_inzetnorm),
    ("HB031", heeft_een_einde),
)


def normbevindingen(zaak: Zaak, toegewezen: Toegewezen) -> Iterator[Finding]:
    """What the norms have against an allocation that is new or changes; of what stays, nothing."""
    code, dag = toegewezen.product.code, toegewezen.ingangsdatum
    product = zaak.werk.regio.product(code) if code else None
    if (
        product is None
        or toegewezen.reden_wijziging == JZ002.VERWIJDERD
        or _stond_zo_al(zaak, toegewezen)
    ):
        return
    regio = zaak.werk.regio
    normen = Productnormen(
        regio.norm("max_duur", code, dag),
        regio.norm("max_intensiteit", code, dag),
        product.eenheid,
    )
    for regel, toets in TOETSEN:
        uitkomst = toets(toegewezen, normen)
        if isinstance(uitkomst, Failed):
            yield Finding.van(ijw.regel(regel), toegewezen.pad, uitkomst)


def _stond_zo_al(zaak: Zaak, toegewezen: Toegewezen) -> bool:
    rij = zaak.werk.werkset.bekende_toewijzing(zaak.herkomst.gemeente, toegewezen.nummer)
    return rij is not None and (rij.ingangsdatum, rij.einddatum, rij.omvang) == (
        toegewezen.ingangsdatum,
        toegewezen.einddatum,
        (toegewezen.volume, toegewezen.eenheid, toegewezen.frequentie),
    )
