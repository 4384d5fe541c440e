# SPDX-License-Identifier: EUPL-1.2
"""When someone was here before, so that the first page can say what is new since."""

from __future__ import annotations

from datetime import date

from django.db import models

from hefboom.inzage import Buiten, Gebruiker


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


def vorig_bezoek(gebruiker: Gebruiker, op: date) -> date | None:
    """The last day before `op` this reader was here, None at the first visit; and remember `op`."""
    rij, nieuw = Thuisbezoek.objects.get_or_create(
        gebruiker=gebruiker, defaults={"laatste": op, "vorige": None}
    )
    if not nieuw and rij.laatste < op:
        rij.vorige, rij.laatste = rij.laatste, op
        rij.save()
    return rij.vorige
