# SPDX-License-Identifier: EUPL-1.2
"""What providers are called. The one place where a name is looked up."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from hefboom.contracten.models import Aanbieder
from hefboom.inzage import Inzage, binnen


def aanbiedersnamen(inzage: Inzage, codes: Iterable[str] | None = None) -> dict[str, str]:
    """AGB code → name, in order of name, of those this reader may name: of these, or of all."""
    rijen = binnen(Aanbieder.objects.order_by("naam", "agb"), inzage)
    if codes is not None:
        rijen = rijen.filter(agb__in=set(codes))
    return dict(rijen.values_list("agb", "naam"))


def naam_als_veld(veld: str, inzage: Inzage) -> Coalesce:
    """The name of the provider whose code stands in `veld`, to sort rows by; else the code."""
    eigen = binnen(Aanbieder.objects.filter(agb=OuterRef(veld)), inzage)
    return Coalesce(Subquery(eigen.values("naam")[:1]), F(veld))


def naam_met_agb(agb: str, inzage: Inzage) -> str:
    """`Enver (12345678)`; the code alone when there is no name this reader may know."""
    naam = aanbiedersnamen(inzage, [agb]).get(agb)
    return f"{naam} ({agb})" if naam else agb
