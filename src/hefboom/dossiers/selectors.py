# SPDX-License-Identifier: EUPL-1.2
"""Questions about dossiers, always within what the asker may see.

Regional roles see everything, municipal officers and local teams their own municipality, a
provider what it delivers itself. A councillor sees no rows about persons.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from hefboom.dossiers.models import Jeugdige, Toewijzing, Verzoek, Zorgperiode
from hefboom.gebruikers.models import Gebruiker

M = TypeVar("M", bound=Model)


def toewijzingen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Toewijzing]:
    """The allocations this reader may see."""
    return _zichtbaar(Toewijzing.objects.all(), user)


def zorgperioden_zichtbaar_voor(user: Gebruiker) -> QuerySet[Zorgperiode]:
    """The stretches of help this reader may see."""
    return _zichtbaar(Zorgperiode.objects.all(), user)


def verzoeken_zichtbaar_voor(user: Gebruiker) -> QuerySet[Verzoek]:
    """The requests this reader may see."""
    return _zichtbaar(Verzoek.objects.all(), user)


def jeugdigen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Jeugdige]:
    """The youths with at least one row this reader may see."""
    alle = Jeugdige.objects.all()
    if user.inzage.hele_regio:
        return alle
    eigen = [
        Exists(rijen.filter(jeugdige=OuterRef("pk")))
        for rijen in (
            toewijzingen_zichtbaar_voor(user),
            zorgperioden_zichtbaar_voor(user),
            verzoeken_zichtbaar_voor(user),
        )
    ]
    return alle.filter(Q(eigen[0]) | Q(eigen[1]) | Q(eigen[2]))


def _zichtbaar(rijen: QuerySet[M], user: Gebruiker) -> QuerySet[M]:
    inzage = user.inzage
    if inzage.hele_regio:
        return rijen
    if not inzage.ziet_personen:
        return rijen.none()
    if inzage.aanbieder is not None:
        return rijen.filter(aanbieder=inzage.aanbieder)
    return rijen.filter(gemeente=inzage.gemeente)
