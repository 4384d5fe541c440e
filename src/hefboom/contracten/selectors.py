# SPDX-License-Identifier: EUPL-1.2
"""Questions about providers and contracts, within what the asker may see.

Regional roles and municipal officers see every provider of the region, a provider itself; a
councillor sees no single provider.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from hefboom.contracten.models import Aanbieder, Contract
from hefboom.inzage import Gebruiker, binnen


def aanbieders_zichtbaar_voor(user: Gebruiker) -> QuerySet[Aanbieder]:
    """The providers whose page this reader may open, by name."""
    return binnen(Aanbieder.objects.order_by("naam", "agb"), user.inzage)


def contracten_zichtbaar_voor(user: Gebruiker) -> QuerySet[Contract]:
    """The contracts of those providers."""
    return binnen(Contract.objects.all(), user.inzage)


def contracten_op(contracten: QuerySet[Contract], day: date) -> QuerySet[Contract]:
    """Those that hold on a day."""
    return contracten.filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=day), ingangsdatum__lte=day
    )
