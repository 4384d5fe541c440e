# SPDX-License-Identifier: EUPL-1.2
"""Which claims and lines a reader may see. Decided here, once."""

from __future__ import annotations

from django.db.models import QuerySet

from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.gebruikers.models import Gebruiker


def prestaties_zichtbaar_voor(user: Gebruiker) -> QuerySet[Prestatie]:
    """The lines this user may see: the region all, a municipality and a provider their own."""
    inzage = user.inzage
    alle = Prestatie.objects.all()
    if not inzage.ziet_personen:
        return alle.none()
    if inzage.hele_regio:
        return alle
    if inzage.gemeente is not None:
        return alle.filter(declaratie__gemeente=inzage.gemeente)
    return alle.filter(declaratie__aanbieder=inzage.aanbieder)


def declaraties_zichtbaar_voor(user: Gebruiker) -> QuerySet[Declaratie]:
    """The claims this user may see, by the same scope as their lines."""
    inzage = user.inzage
    alle = Declaratie.objects.all()
    if not inzage.ziet_personen:
        return alle.none()
    if inzage.hele_regio:
        return alle
    if inzage.gemeente is not None:
        return alle.filter(gemeente=inzage.gemeente)
    return alle.filter(aanbieder=inzage.aanbieder)
