# SPDX-License-Identifier: EUPL-1.2
"""Whose figures may this reader see in this breakdown, and do they leave the reader's own scope?

- The region's own roles see everything as it is.
- A municipal officer sees own rows as they are; a breakdown by municipality or provider is about
  the own municipality only. Without such a breakdown it is the region's aggregate.
- A provider likewise: own rows, or the region's aggregate as an anonymous mirror.
- A councillor sees aggregates only, of the region or the own municipality, never one provider.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hefboom.kernel import Inzage, Rol
from hefboom.measures.uitkomst import GeenInzage

REGIO = "de hele regio"
#: Breakdowns in which one party would see another's figures.
_HERKENBAAR = ("gemeente", "aanbieder")
_NIET_VOOR_RAAD = ("aanbieder", "product")


@dataclass(frozen=True, slots=True)
class Bereik:
    """What to keep to, whether to suppress, and which part of an aggregate the reader knows.

    `eigen` are the reader's own rows within what is shown: whoever knows those can subtract them,
    so what remains must be large enough as well.
    """

    waar: Mapping[str, frozenset[str]] = field(default_factory=dict)
    onderdruk: bool = False
    eigen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tekst: str = REGIO


def dimensies_voor(inzage: Inzage | None, dimensies: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a measure's breakdowns that this reader may ask for."""
    if inzage is not None and inzage.rol is Rol.RAADSLID:
        return tuple(d for d in dimensies if d not in _NIET_VOOR_RAAD)
    return dimensies


def bereik_van(inzage: Inzage | None, per: tuple[str, ...], waar: Mapping[str, str]) -> Bereik:
    """The scope of one question. Raises `GeenInzage` when it asks for someone else's figures."""
    if inzage is None or inzage.hele_regio:
        return Bereik()
    gevraagd = {*per, *waar}
    if inzage.rol is Rol.AANBIEDER:
        eigen = {"aanbieder": frozenset({str(inzage.aanbieder)})}
        tekst = "uw eigen organisatie"
    else:
        eigen = {"gemeente": frozenset({str(inzage.gemeente)})}
        tekst = "uw eigen gemeente"
    if inzage.rol is Rol.RAADSLID and (verboden := gevraagd & set(_NIET_VOOR_RAAD)):
        raise GeenInzage(
            f"Cijfers per {' of '.join(sorted(verboden))} zijn er niet voor raadsleden. "
            "Vraag ze per segment, voor de regio of voor uw gemeente."
        )
    for dimensie, waarden in eigen.items():
        if dimensie in waar and waar[dimensie] not in waarden:
            raise GeenInzage(
                f"Deze cijfers gaan over een andere {dimensie}. U ziet {tekst} en de hele regio."
            )
    if gevraagd & set(_HERKENBAAR):
        return Bereik(eigen, onderdruk=inzage.rol is Rol.RAADSLID, tekst=tekst)
    return Bereik(onderdruk=True, eigen=eigen)
