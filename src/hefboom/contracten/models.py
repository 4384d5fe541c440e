# SPDX-License-Identifier: EUPL-1.2
"""Providers and their contracts."""

from django.db import models

from hefboom.inzage import ALLES, Pad, Recht


class Aanbieder(models.Model):
    """A provider of jeugdhulp, named by its AGB code."""

    pad = Pad(Recht.AANBIEDERS, gemeente=ALLES, aanbieder="agb")

    agb = models.CharField(max_length=8, primary_key=True)
    naam = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.naam


class Contract(models.Model):
    """A provider's contract for one segment; `einddatum` counts, empty means open-ended."""

    pad = Pad(Recht.AANBIEDERS, gemeente=ALLES, aanbieder="aanbieder")

    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="contracten")
    segment = models.CharField(max_length=10)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    bron = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "segment", "ingangsdatum"], name="een_contract_per_begin"
            ),
            models.CheckConstraint(
                name="contract_eindigt_na_begin",
                condition=models.Q(einddatum__isnull=True)
                | models.Q(einddatum__gte=models.F("ingangsdatum")),
            ),
        ]
