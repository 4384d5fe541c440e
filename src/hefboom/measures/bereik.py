# SPDX-License-Identifier: EUPL-1.2
"""Whose figures may this reader see in this breakdown, and do they leave the reader's own scope?

- The region's own roles see everything as it is.
- A municipal officer sees own rows as they are; a breakdown by provider is about the own
  municipality only. Without such a breakdown it is the region's aggregate.
- A provider likewise: own rows, or the region's aggregate as an anonymous mirror.
- A councillor sees aggregates only, of the region or the own municipality, never one provider.
- Who answers for a municipality sees the others beside it, small numbers hidden.

Which role may what stands in `inzage.rollen`; here only what a right means for a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hefboom.inzage import Inzage, Kringen, Recht
from hefboom.measures.maat import GEMEENTE_NU
from hefboom.measures.uitkomst import GeenInzage

REGIO = "de hele regio"
GEMEENTEN = "de gemeenten van de regio, elk apart"
#: Breakdowns in which one party would see another's figures.
GEMEENTE = "gemeente"
_HERKENBAAR = frozenset({GEMEENTE, "aanbieder"})
#: Breakdowns that need a right of their own.
_PER_AANBIEDER = frozenset({"aanbieder", "product"})
_WIE = {
    "gemeente": ("uw eigen gemeente", "uw eigen gemeenten"),
    "aanbieder": ("uw eigen organisatie", "uw eigen organisaties"),
}

#: A dimension with the codes that may stand there.
Codekring = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Bereik:
    """What to keep to, whether to suppress, and which part of an aggregate the reader knows.

    `waar`: only rows in which each dimension has one of these codes may be counted; empty means
    all rows. `eigen`: the reader's own rows within what is shown, in the same form: whoever knows
    those can subtract them, so what remains must be large enough as well. Empty means none known.
    `spiegel`: the reader is a provider, so no single other provider may stand in an aggregate.
    """

    waar: Codekring = field(default_factory=dict)
    onderdruk: bool = False
    eigen: Codekring = field(default_factory=dict)
    spiegel: bool = False
    tekst: str = REGIO


def bereik_van(inzage: Inzage | None, per: tuple[str, ...], waar: Mapping[str, str]) -> Bereik:
    """The scope of one question. Raises `GeenInzage` when it asks for someone else's figures."""
    if inzage is None or inzage.hele_regio:
        return Bereik()
    if not inzage.mag(Recht.CIJFERS):
        raise GeenInzage("U hebt nu geen toegang tot cijfers. Vraag een beheerder om toegang.")
    gevraagd = {*per, *waar}
    if GEMEENTE_NU in gevraagd:
        raise GeenInzage(
            "Alleen wie de hele regio ziet, kan cijfers over een herindeling heen vragen. "
            "Kies ‘gemeente’."
        )
    per_aanbieder = gevraagd & _PER_AANBIEDER
    recht = Recht.PER_AANBIEDER if per_aanbieder else Recht.EIGEN_CIJFERS
    kring = inzage.kring(recht)
    if per_aanbieder and not kring:
        wie = " of ".join(rol.meervoud for rol in inzage.rollen)
        raise GeenInzage(
            f"Cijfers per {' of '.join(sorted(per_aanbieder))} zijn er niet voor {wie}. "
            "Vraag ze per segment, voor de regio of voor uw gemeente."
        )
    if not per_aanbieder and _naast_elkaar(inzage, per, waar):
        return Bereik(onderdruk=True, eigen=kring.partijen, tekst=GEMEENTEN)
    herkenbaar = bool(gevraagd & _HERKENBAAR)
    if herkenbaar and not kring:
        raise GeenInzage("U ziet de cijfers van de hele regio, niet die van een gemeente.")
    tekst = wiens(kring)
    melding = f"Deze cijfers gaan over een andere {{}}. U ziet {tekst} en de hele regio."
    if per_aanbieder and inzage.mag(Recht.ANDERE_GEMEENTEN):
        melding += " Van een andere gemeente zijn er geen cijfers per aanbieder of product."
    controleer(kring, waar, melding)
    spiegel = bool(kring.aanbieders)
    if not herkenbaar:
        return Bereik(onderdruk=True, eigen=kring.partijen, spiegel=spiegel)
    onverhuld = inzage.kring(Recht.ONVERHULD)
    gekozen = {
        d: frozenset({waar[d]}) & codes if d in waar else codes
        for d, codes in kring.partijen.items()
    }
    zoals_het_is = all(
        codes <= onverhuld.partijen.get(d, frozenset()) for d, codes in gekozen.items()
    )
    return Bereik(kring.partijen, onderdruk=not zoals_het_is, spiegel=spiegel, tekst=tekst)


def _naast_elkaar(inzage: Inzage, per: tuple[str, ...], waar: Mapping[str, str]) -> bool:
    """Is this about other municipalities too, and may it be?"""
    if not inzage.mag(Recht.ANDERE_GEMEENTEN):
        return False
    if GEMEENTE in waar:
        return waar[GEMEENTE] not in inzage.gemeenten
    return GEMEENTE in per


def dimensies_voor(inzage: Inzage | None, dimensies: tuple[str, ...]) -> tuple[str, ...]:
    """Which of these breakdowns this reader may ask at all, whoever they turn out to be about."""
    if inzage is None or inzage.hele_regio:
        return dimensies
    verboden = {GEMEENTE_NU}
    if not inzage.mag(Recht.PER_AANBIEDER):
        verboden |= _PER_AANBIEDER
    if not inzage.mag(Recht.EIGEN_CIJFERS):
        verboden |= _HERKENBAAR
    return tuple(d for d in dimensies if d not in verboden)


def controleer(kring: Kringen, waar: Mapping[str, str], melding: str) -> None:
    """Raises `GeenInzage` when `waar` names a party outside the circle; `{}` is its dimension."""
    for dimensie, codes in kring.partijen.items():
        if dimensie in waar and waar[dimensie] not in codes:
            raise GeenInzage(melding.format(dimensie))


def wiens(kring: Kringen) -> str:
    """Whose figures these are, as a reader says it."""
    for dimensie, codes in kring.partijen.items():
        return _WIE[dimensie][len(codes) > 1]
    return REGIO
