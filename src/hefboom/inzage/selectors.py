# SPDX-License-Identifier: EUPL-1.2
"""Questions about access, within what the asker may see: one's own, or all."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from hefboom.inzage.beleid import binnen
from hefboom.inzage.models import Gebruiker, Herziening, Machtiging

#: Access is looked at again within a year of being given, and within a year of the last look.
HERZIEN_BINNEN = timedelta(days=365)


def machtigingen_zichtbaar_voor(user: Gebruiker) -> QuerySet[Machtiging]:
    """The access this reader may know of, the running ones by name of who holds it."""
    alle = Machtiging.objects.select_related("gebruiker", "verleend_door", "beeindigd_door")
    return binnen(alle, user.inzage).order_by("gebruiker__username", "vanaf", "pk")


def lopend_op(machtigingen: QuerySet[Machtiging], dag: date) -> QuerySet[Machtiging]:
    """Those that hold on a day, or will."""
    return machtigingen.filter(Q(tot__isnull=True) | Q(tot__gt=dag))


def na_te_lopen(user: Gebruiker, op: date) -> QuerySet[Machtiging]:
    """The running access nobody looked at for a year, that longest waits first."""
    grens = op - HERZIEN_BINNEN
    moment = timezone.make_aware(datetime.combine(grens, time.max))
    sindsdien = Herziening.objects.filter(machtiging=OuterRef("pk"), op__gt=moment)
    return (
        lopend_op(machtigingen_zichtbaar_voor(user), op)
        .filter(~Exists(sindsdien), vanaf__lte=grens, verleend_op__lte=moment)
        .annotate(laatst=Max("herzieningen__op"))
        .order_by("vanaf", "pk")
    )
