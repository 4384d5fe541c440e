# SPDX-License-Identifier: EUPL-1.2
"""What the door keeps of someone: when they were here before, and the views they named."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.db import models
from django.urls import NoReverseMatch, reverse

from hefboom.inzage import Buiten, Eigen, Gebruiker

NAAM_LANGST = 80


class Thuisbezoek(models.Model):
    """The last day someone opened the first page, and the last day before that. Days only.

    No time, no page, no address: enough for "new since", too little to follow anyone.
    """

    pad = Buiten("alleen de dag van het vorige bezoek, te zien op het eigen beginblad")

    gebruiker = models.OneToOneField(
        Gebruiker, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    laatste = models.DateField()
    vorige = models.DateField(null=True)


class Overzicht(models.Model):
    """A page with its choices, under a name someone gave it. Only the maker finds it.

    It holds what the page understood of its address (`scherm.onthouden`), never a row or a figure:
    whoever opens it gets what they may see on that day.
    """

    pad = Eigen("gebruiker")

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="+")
    naam = models.CharField(max_length=NAAM_LANGST)
    #: The name of the page, what fills its address, and what it calls itself.
    blad = models.CharField(max_length=100)
    delen = models.JSONField(default=dict)
    titel = models.CharField(max_length=200)
    #: The choices, as pairs of an address.
    vraag = models.JSONField(default=list)
    gemaakt_op = models.DateTimeField()

    class Meta:
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "naam"], name="overzicht_naam_eenmaal")
        ]

    @property
    def adres(self) -> str:
        """Where it is; empty when that page is no more."""
        try:
            plek = reverse(self.blad, kwargs=self.delen)
        except NoReverseMatch:
            return ""
        return f"{plek}?{urlencode([(naam, waarde) for naam, waarde in self.vraag])}"


def vorig_bezoek(gebruiker: Gebruiker, op: date) -> date | None:
    """The last day before `op` this reader was here, None at the first visit; and remember `op`."""
    rij, nieuw = Thuisbezoek.objects.get_or_create(
        gebruiker=gebruiker, defaults={"laatste": op, "vorige": None}
    )
    if not nieuw and rij.laatste < op:
        rij.vorige, rij.laatste = rij.laatste, op
        rij.save()
    return rij.vorige
