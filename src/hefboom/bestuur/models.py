# SPDX-License-Identifier: EUPL-1.2
"""What is proposed, who agreed, and which versions were adopted by what decision."""

from __future__ import annotations

from django.db import models

from hefboom.inzage import Gebruiker, Pad, Recht
from hefboom.stelsel import Vaststelling

TITEL_LANGST, REDEN_LANGST, NAAM_LANGST = 120, 2000, 200


class Voorstelstand(models.TextChoices):
    """How far a proposal is. Only the first two can still become something else."""

    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Voorstel(models.Model):
    """A change of the region's decisions: all its files as they would become, and why.

    `basis` is the number of the version it was made on (None: none was adopted yet) and
    `basisafdruk` the fingerprint of what held then. The decision is filled in by the first who
    adopts it. From `ingediend_op` on its files do not change any more.
    """

    pad = Pad(Recht.VOORSTELLEN_INZIEN, eigen="gemaakt_door")

    titel = models.CharField(max_length=TITEL_LANGST)
    toelichting = models.CharField(max_length=REDEN_LANGST)
    bestanden = models.JSONField()
    basis = models.PositiveIntegerField(null=True)
    basisafdruk = models.CharField(max_length=16)
    stand = models.CharField(
        max_length=12, choices=Voorstelstand.choices, default=Voorstelstand.CONCEPT
    )
    gemaakt_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    ingediend_op = models.DateTimeField(null=True)
    orgaan = models.CharField(max_length=NAAM_LANGST, blank=True)
    besluitdag = models.DateField(null=True)
    document = models.CharField(max_length=NAAM_LANGST, blank=True)
    afgesloten_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.PROTECT, related_name="+"
    )
    afgesloten_op = models.DateTimeField(null=True)
    reden = models.CharField(max_length=REDEN_LANGST, blank=True)

    class Meta:
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="afgesloten_voorstel_zegt_door_wie",
                condition=models.Q(
                    stand__in=["concept", "ingediend"], afgesloten_op=None, afgesloten_door=None
                )
                | models.Q(
                    stand__in=["vastgesteld", "afgewezen", "ingetrokken"],
                    afgesloten_op__isnull=False,
                    afgesloten_door__isnull=False,
                ),
            )
        ]

    @property
    def besluit(self) -> Vaststelling | None:
        """The decision that adopts it, once someone named it."""
        if self.besluitdag is None:
            return None
        return Vaststelling(self.orgaan, self.besluitdag, self.document)

    @property
    def inhoud(self) -> dict[str, bytes]:
        """Its files as they would lie on disk."""
        return {naam: str(tekst).encode() for naam, tekst in self.bestanden.items()}

    @property
    def open(self) -> bool:
        """Can it still become something?"""
        return self.stand in (Voorstelstand.CONCEPT, Voorstelstand.INGEDIEND)


class Instemming(models.Model):
    """That someone adopts a proposal as it stands; two together make it hold."""

    pad = Pad(Recht.VOORSTELLEN_INZIEN, eigen="door")

    voorstel = models.ForeignKey(Voorstel, on_delete=models.PROTECT, related_name="instemmingen")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["voorstel", "door"], name="ieder_stemt_een_keer_in_met_een_voorstel"
            )
        ]


class Stelselversie(models.Model):
    """An adopted version: what lies in the folder of that number, and by what decision.

    The first is what held when versions began: it has no proposal. `som` is the SHA-256 of the
    folder's `versie.json`, so of all files and of every version before it. `bestanden` are those
    files, so that a folder that is lost comes back as it was.
    """

    pad = Pad(Recht.VOORSTELLEN_INZIEN, eigen="voorstel__gemaakt_door")

    nummer = models.PositiveIntegerField(unique=True)
    som = models.CharField(max_length=64)
    #: The fingerprint of its files, by which messages and snapshots say what they were made with.
    afdruk = models.CharField(max_length=16)
    bestanden = models.JSONField()
    voorstel = models.OneToOneField(
        Voorstel, null=True, on_delete=models.PROTECT, related_name="versie"
    )
    orgaan = models.CharField(max_length=NAAM_LANGST, blank=True)
    besluitdag = models.DateField(null=True)
    document = models.CharField(max_length=NAAM_LANGST, blank=True)
    op = models.DateTimeField()

    class Meta:
        ordering = ["-nummer"]

    @property
    def besluit(self) -> Vaststelling | None:
        """The decision; None for the version this installation began with."""
        if self.besluitdag is None:
            return None
        return Vaststelling(self.orgaan, self.besluitdag, self.document)
