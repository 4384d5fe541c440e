# SPDX-License-Identifier: EUPL-1.2
"""Which refused lines still ask for something? Said once, for pages, counts and figures.

A refused line stays open until its activity is granted under another line: claimed again and right
this time, or granted already when it was claimed a second time. The same activity is:

- of the same provider to the same municipality, the same product from the same first day;
- under the same allocation number, or, where the refused line named an allocation that is not
  there, for the same youth;
- of a credit: one that takes back the same line.

A granted line that was taken back afterwards, or of no amount, settles nothing. Whoever corrects
the product or the first day itself makes another activity: the refused line then stays open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from hefboom.declaraties.models import Prestatie


def teruggenomen() -> Exists:
    """The condition on a line: its provider took it back by a credit that was granted."""
    credits = Prestatie.objects.filter(
        geweigerd=False,
        aanbieder=OuterRef("aanbieder"),
        vorig_referentienummer=OuterRef("referentienummer"),
    )
    return Exists(credits.exclude(vorig_referentienummer=""))


def openstaand() -> Q:
    """The condition on a line: refused, and not settled by another one."""
    elders = _toegekend(OuterRef)
    zelfde_nummer = elders.filter(toewijzingnummer=OuterRef("toewijzingnummer"))
    zelfde_jeugdige = elders.filter(jeugdige=OuterRef("jeugdige"))
    return Q(geweigerd=True) & ~(
        Q(Exists(zelfde_nummer)) | (Q(toewijzing__isnull=True) & Q(Exists(zelfde_jeugdige)))
    )


def afgedaan_door(regel: Prestatie) -> QuerySet[Prestatie]:
    """The granted lines that settle this one; none while it is open, or not refused at all."""
    if not regel.geweigerd:
        return Prestatie.objects.none()
    zelfde = Q(toewijzingnummer=regel.toewijzingnummer)
    if regel.toewijzing_id is None and regel.jeugdige_id is not None:
        zelfde |= Q(jeugdige=regel.jeugdige_id)
    return _toegekend(lambda naam: _waarde(regel, naam)).filter(zelfde)


def _toegekend(van: Callable[[str], Any]) -> QuerySet[Prestatie]:
    """The granted lines of one activity; `van` gives a field of the line it is about."""
    velden = (
        "aanbieder",
        "declaratie__gemeente",
        "categorie",
        "productcode",
        "begindatum",
        "vorig_referentienummer",
    )
    return Prestatie.objects.filter(
        ~teruggenomen(), geweigerd=False, **{veld: van(veld) for veld in velden}
    ).exclude(ingediend=0)


def _waarde(regel: Prestatie, naam: str) -> Any:
    van, _, veld = naam.rpartition("__")
    return getattr(getattr(regel, van) if van else regel, veld)
