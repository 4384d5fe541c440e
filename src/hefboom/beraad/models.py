# SPDX-License-Identifier: EUPL-1.2
"""Answers of people, kept as they were given: nothing is changed, a later row takes its place."""

from __future__ import annotations

from django.db import models

from hefboom.beraad.kenmerken import VASTHEDEN
from hefboom.inzage import Buiten, Gebruiker, Pad, Recht

LANGST = 300


class Zelfscan(models.Model):
    """How a municipality sees its local team on a day.

    `antwoorden` are [number of the feature, how far, remark], only of what was answered.
    """

    pad = Pad(Recht.EIGEN_CIJFERS, gemeente="gemeente")

    gemeente = models.CharField(max_length=4)
    op = models.DateField()
    status = models.CharField(max_length=20, choices=list(VASTHEDEN.items()))
    antwoorden = models.JSONField(default=list)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        ordering = ["gemeente", "-op", "-pk"]


class Beginseltoets(models.Model):
    """A decision of the region held against its principles.

    `antwoorden` are [code of the principle, answer, remark], only of what was answered.
    """

    pad = Buiten("antwoorden op vragen bij een besluit van de regio; over niemand in het bijzonder")

    besluit = models.CharField(max_length=60)
    antwoorden = models.JSONField(default=list)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        ordering = ["besluit", "-pk"]
