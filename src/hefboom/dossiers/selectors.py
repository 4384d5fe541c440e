# SPDX-License-Identifier: EUPL-1.2
"""Questions about dossiers, always within what the asker may see (each model says its `pad`)."""

from __future__ import annotations

from django.db.models import QuerySet

from hefboom.dossiers.models import Jeugdige, Toewijzing, Verzoek
from hefboom.inzage import Gebruiker, binnen


def toewijzingen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Toewijzing]:
    """The allocations this reader may see."""
    return binnen(Toewijzing.objects.all(), user.inzage)


def verzoeken_zichtbaar_voor(user: Gebruiker) -> QuerySet[Verzoek]:
    """The requests this reader may see."""
    return binnen(Verzoek.objects.all(), user.inzage)


def pseudoniemen_van(sleutels: set[object]) -> list[str]:
    """The pseudonyms of youths by their keys, whoever asks: for the log, and for no screen."""
    rijen = Jeugdige.objects.filter(pk__in=list(sleutels))
    return list(rijen.values_list("pseudoniem", flat=True))
