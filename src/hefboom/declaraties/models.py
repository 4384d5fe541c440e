# SPDX-License-Identifier: EUPL-1.2
"""Claims, their lines, and what every check answered. Amounts are signed cents."""

from django.db import models

from hefboom.dossiers.models import Jeugdige, Toewijzing
from hefboom.mailbox.models import Bericht


class Declaratie(models.Model):
    """One claim (JW323) of a provider to a municipality, and our answer to it (JW325)."""

    bericht = models.OneToOneField(Bericht, on_delete=models.PROTECT, related_name="declaratie")
    antwoord = models.ForeignKey(Bericht, null=True, on_delete=models.PROTECT, related_name="+")
    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    declaratienummer = models.CharField(max_length=12)
    begindatum = models.DateField()
    einddatum = models.DateField()
    dagtekening = models.DateField()
    ingediend = models.BigIntegerField()
    toegekend = models.BigIntegerField()
    toetsen = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["aanbieder", "declaratienummer"])]


class Prestatie(models.Model):
    """A claim line. `toegekend` equals `ingediend` or is zero: a line is granted whole or not.

    `jeugdige` and `toewijzing` are empty when the line names ones we do not know.
    `toetsen` holds every check's answer at the moment of judging, in order:
    `[code, "ja"]`, `[code, "nvt", reason]` or `[code, "nee", expected, found]`; with "let op"
    instead of "nee" for a check that only informs.
    """

    declaratie = models.ForeignKey(Declaratie, on_delete=models.PROTECT, related_name="prestaties")
    volgnummer = models.IntegerField()
    jeugdige = models.ForeignKey(Jeugdige, null=True, on_delete=models.PROTECT)
    toewijzing = models.ForeignKey(
        Toewijzing, null=True, on_delete=models.PROTECT, related_name="prestaties"
    )
    referentienummer = models.CharField(max_length=20)
    vorig_referentienummer = models.CharField(max_length=20, blank=True)
    toewijzingnummer = models.BigIntegerField()
    categorie = models.CharField(max_length=2)
    productcode = models.CharField(max_length=5)
    begindatum = models.DateField()
    einddatum = models.DateField()
    volume = models.BigIntegerField()
    eenheid = models.CharField(max_length=2)
    tarief = models.BigIntegerField(null=True)
    ingediend = models.BigIntegerField()
    toegekend = models.BigIntegerField()
    toetsen = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["declaratie", "volgnummer"], name="regel_een_keer"),
            models.CheckConstraint(
                name="toegekend_is_alles_of_niets",
                condition=models.Q(toegekend=0) | models.Q(toegekend=models.F("ingediend")),
            ),
        ]
        indexes = [models.Index(fields=["referentienummer"])]
