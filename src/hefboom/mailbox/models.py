# SPDX-License-Identifier: EUPL-1.2
"""Messages as they came and went, byte for byte."""

from django.db import models

from hefboom.inzage import Buiten
from hefboom.mailbox.volgorde import volgende_id


class Richting(models.TextChoices):
    """Which way a message went, seen from this installation."""

    IN = "in", "ontvangen"
    UIT = "uit", "verzonden"


class Bericht(models.Model):
    """One message, verbatim. Rows are only ever added; what we conclude stands in `intake`.

    `id` rises in order of arrival, also among messages that were received at one moment.

    `vingerafdruk` is the keyed index of the content, so the same bytes are known again without
    the table telling what they are. `inhoud` is sealed; empty when the file was too large to
    keep in the database, in which case `buitenmap` names the sealed file in the quarantine.
    """

    id = models.UUIDField(primary_key=True, default=volgende_id, editable=False)
    richting = models.CharField(max_length=3, choices=Richting.choices)
    vingerafdruk = models.CharField(max_length=64)
    bestandsnaam = models.CharField(max_length=200, blank=True)
    grootte = models.BigIntegerField()
    inhoud = models.BinaryField()
    buitenmap = models.CharField(max_length=100, blank=True)
    ontvangen_op = models.DateTimeField()
    antwoord_op = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="antwoorden"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["richting", "vingerafdruk"], name="zelfde_bytes_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["ontvangen_op"])]


class Wachtend(models.Model):
    """A received message that is not handled yet: the queue, so that finding it reads nothing else.

    Put in when it is kept, taken out with its conclusion.
    """

    pad = Buiten("alleen dat een bericht nog wacht; wiens het is, weet pas wie het opent")

    bericht = models.OneToOneField(
        Bericht, primary_key=True, on_delete=models.CASCADE, related_name="wachtend"
    )
    ontvangen_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ontvangen_op", "bericht"])]


class Hoofdsleutel(models.Model):
    """The key this database is sealed with, known by its kenmerk; the key itself is never here.

    While it is being replaced there are two. `pseudoniemsleutel` is sealed with the key; what is
    in it never changes, since frozen snapshots are counted by the pseudonyms made with it.
    """

    class Sleutelstand(models.TextChoices):
        """Is this the key, or the one that takes its place?"""

        GELDT = "geldt", "geldt"
        KOMT = "komt", "komt ervoor in de plaats"

    pad = Buiten("waarmee verzegeld is; over niemand")

    kenmerk = models.CharField(max_length=16, primary_key=True)
    stand = models.CharField(max_length=5, choices=Sleutelstand.choices, unique=True)
    pseudoniemsleutel = models.BinaryField()
    sinds = models.DateTimeField()
