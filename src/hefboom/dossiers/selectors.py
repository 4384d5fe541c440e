# SPDX-License-Identifier: EUPL-1.2
"""Questions about dossiers, always within what the asker may see (each model says its `pad`)."""

from __future__ import annotations

from django.db.models import QuerySet

from hefboom.dossiers.models import Toewijzing, Verzoek
from hefboom.inzage import Gebruiker, binnen


def toewijzingen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Toewijzing]:
    """The allocations this reader may see."""
    return binnen(Toewijzing.objects.all(), user.inzage)


def verzoeken_zichtbaar_voor(user: Gebruiker) -> QuerySet[Verzoek]:
    """The requests this reader may see."""
    return binnen(Verzoek.objects.all(), user.inzage)
