# SPDX-License-Identifier: EUPL-1.2
"""What lies waiting for a reader: messages and claim lines, counted by the rooms that own them."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from hefboom.declaraties.models import Prestatie
from hefboom.declaraties.selectors import prestaties_zichtbaar_voor
from hefboom.gebruikers.models import Gebruiker
from hefboom.intake.models import Uitkomst, Verwerking
from hefboom.intake.selectors import berichten_zichtbaar_voor


class Werk:
    """The working lists of one reader; every count is one query, made when asked."""

    def __init__(self, gebruiker: Gebruiker) -> None:
        self._gebruiker = gebruiker

    def berichten(self, uitkomst: Uitkomst, vanaf: date) -> int:
        """How many received messages since that day ended this way.

        A message counts on the date it bears; one whose date could not be read on the day it came.
        """
        begin = timezone.make_aware(datetime.combine(vanaf, time.min))
        recent = Q(dagtekening__gte=vanaf) | Q(
            dagtekening__isnull=True, bericht__ontvangen_op__gte=begin
        )
        return self._berichten.filter(recent, uitkomst=uitkomst.value).count()

    @property
    def _berichten(self) -> QuerySet[Verwerking]:
        return berichten_zichtbaar_voor(self._gebruiker)

    @property
    def _geweigerd(self) -> QuerySet[Prestatie]:
        return prestaties_zichtbaar_voor(self._gebruiker).filter(toegekend=0).exclude(ingediend=0)

    def laatst_geweigerd(self, hoeveel: int = 8) -> list[Prestatie]:
        """The newest refused lines, each with its claim."""
        return list(self._geweigerd.select_related("declaratie").order_by("-pk")[:hoeveel])

    def geweigerd_wegens(self, hoeveel: int = 500) -> dict[str, int]:
        """Why the newest refused lines were refused: rule code → lines."""
        redenen: dict[str, int] = {}
        nieuwste = self._geweigerd.order_by("-pk").values_list("toetsen", flat=True)[:hoeveel]
        for toetsen in nieuwste:
            for code in {toets[0] for toets in toetsen if toets[1] == "nee"}:
                redenen[code] = redenen.get(code, 0) + 1
        return dict(sorted(redenen.items(), key=lambda paar: -paar[1]))
