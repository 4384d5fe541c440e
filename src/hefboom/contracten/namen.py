# SPDX-License-Identifier: EUPL-1.2
"""What providers are called. The one place where a name is looked up."""

from __future__ import annotations

from collections.abc import Iterable

from hefboom.contracten.models import Aanbieder


def aanbiedersnamen(codes: Iterable[str] | None = None) -> dict[str, str]:
    """AGB code → name, in order of name: of these providers, or of all the region knows."""
    rijen = Aanbieder.objects.order_by("naam", "agb")
    if codes is not None:
        rijen = rijen.filter(agb__in=set(codes))
    return dict(rijen.values_list("agb", "naam"))


def naam_met_agb(agb: str) -> str:
    """`Enver (12345678)`; the code alone when the region does not know the provider."""
    naam = aanbiedersnamen([agb]).get(agb)
    return f"{naam} ({agb})" if naam else agb
