# SPDX-License-Identifier: EUPL-1.2
"""What we concluded about each message, and which deliveries are under way."""

import uuid

from django.conf import settings
from django.db import models

from hefboom.inzage import Buiten, Pad, Recht, leg_pad_vast
from hefboom.mailbox import Bericht

# Only what was concluded about a message says whose it is.
leg_pad_vast(
    "mailbox.Bericht",
    Pad(Recht.BERICHTEN, gemeente="verwerking__gemeente", aanbieder="verwerking__aanbieder"),
)


class Verwerkuitkomst(models.TextChoices):
    """How the handling of a message ended."""

    VERWERKT = "verwerkt", "verwerkt"
    DEELS = "deels", "deels afgekeurd"
    AFGEKEURD = "afgekeurd", "afgekeurd"
    QUARANTAINE = "quarantaine", "in quarantaine"
    ANTWOORD = "antwoord", "antwoord"


#: What the region may want done with a message (`stelsel`, subject `beleid`).
ACTIES = [("taak", "vraagt een besluit"), ("betaling_aanhouden", "betaling aangehouden")]


class Verwerking(models.Model):
    """The one conclusion about one message (received or sent).

    A message without a row here is waiting. `reden` says why a message got no answer: it is in
    quarantine, or breaks the schema. `gemeente` and `aanbieder` come from the header and
    decide who may see the message; both empty in quarantine. `geheel_afgekeurd`: refused as a
    whole, so it counts as never sent. `beantwoordt` is the message that a received answer
    answers (of our own answers the mailbox knows it). `bevindingen` is a list of findings with
    `code`, `retourcode`, `pad`, `regelnummer`, `waarde`, `uitleg` and where the region wants
    something done `actie`; a BSN stands in it masked. The row's own `actie` is the heaviest of
    those; what not both parties may read stands in `Regiobevinding`.
    What it was concluded with: `regelversie` and `stelselversie` (see `grondslag`), at the moment
    `verwerkt_op`; both versions are empty for what came in before they were kept.
    """

    pad = Pad(Recht.BERICHTEN, gemeente="gemeente", aanbieder="aanbieder")

    bericht = models.OneToOneField(
        Bericht, primary_key=True, on_delete=models.PROTECT, related_name="verwerking"
    )
    uitkomst = models.CharField(max_length=11, choices=Verwerkuitkomst.choices)
    reden = models.CharField(max_length=500, blank=True)
    soort = models.CharField(max_length=5, blank=True)
    release = models.CharField(max_length=5, blank=True)
    gemeente = models.CharField(max_length=4, blank=True)
    aanbieder = models.CharField(max_length=8, blank=True)
    afzender = models.CharField(max_length=8, blank=True)
    identificatie = models.CharField(max_length=12, blank=True)
    dagtekening = models.DateField(null=True)
    regels = models.IntegerField(default=0)
    beantwoordt = models.ForeignKey(
        Bericht, null=True, on_delete=models.PROTECT, related_name="beantwoord_door"
    )
    geheel_afgekeurd = models.BooleanField(default=False)
    actie = models.CharField(max_length=18, blank=True, choices=ACTIES)
    bevindingen = models.JSONField(default=list)
    aantal_bevindingen = models.IntegerField(default=0)
    verwerkt_op = models.DateTimeField()
    regelversie = models.CharField(max_length=16, blank=True)
    stelselversie = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["soort", "afzender", "identificatie"]),
            models.Index(fields=["gemeente", "-bericht"]),
            models.Index(fields=["aanbieder", "-bericht"]),
            models.Index(fields=["-dagtekening"]),
            models.Index(fields=["uitkomst", "-bericht"]),
        ]


class Regiobevinding(models.Model):
    """A remark on a message for the region, and where `gemeente` names it for that municipality.

    It comes of laying parties beside each other that may not know of each other (OP095), or is
    about what a municipality chose, so it is kept apart from `Verwerking.bevindingen`, which both
    parties read. `code`, `uitleg`, `actie` and `plek` (its path) as there; `dagtekening` is that of
    the message.
    """

    pad = Pad(Recht.BERICHTEN, gemeente="gemeente")

    bericht = models.ForeignKey(Bericht, on_delete=models.PROTECT, related_name="regiobevindingen")
    volgnummer = models.IntegerField()
    code = models.CharField(max_length=5)
    plek = models.CharField(max_length=200, blank=True)
    uitleg = models.CharField(max_length=500)
    gemeente = models.CharField(max_length=4, blank=True)
    actie = models.CharField(max_length=18, blank=True, choices=ACTIES)
    dagtekening = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bericht", "volgnummer"], name="regiobevinding_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["-dagtekening"])]


class Aanlevering(models.Model):
    """Files someone handed in on the upload page; its progress is counted from its messages."""

    pad = Pad(Recht.BERICHTEN, eigen="gebruiker")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)


class AangeleverdBericht(models.Model):
    """One file of a delivery; `al_bekend` when its bringer knew those bytes had come before."""

    pad = Pad(Recht.BERICHTEN, eigen="aanlevering__gebruiker")

    aanlevering = models.ForeignKey(Aanlevering, on_delete=models.PROTECT, related_name="bestanden")
    volgnummer = models.IntegerField()
    bericht = models.ForeignKey(Bericht, on_delete=models.PROTECT)
    bestandsnaam = models.CharField(max_length=200)
    al_bekend = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aanlevering", "volgnummer"], name="bestand_een_keer_per_aanlevering"
            ),
        ]


class Klokstand(models.Model):
    """A day on which messages were judged; append-only, and the newest row counts.

    Rows come in order of day, unless someone said that the clock is right although it stands
    earlier (`bevestigd_door`: the name on the machine of who did).
    """

    pad = Buiten("Zegt alleen op welke dagen Hefboom berichten beoordeelde.")

    dag = models.DateField()
    bevestigd_door = models.CharField(max_length=100, blank=True)
