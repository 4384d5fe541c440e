# SPDX-License-Identifier: EUPL-1.2
"""What municipalities allocate, and which request that honours."""

from datetime import date

from django.db import models

from hefboom.dossiers.models.jeugdige import Jeugdige
from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.toewijzing.melding import VERVALLEN
from hefboom.dossiers.toewijzing.omvangen import VroegereOmvang, vroeger
from hefboom.inzage import OverJeugdige, Pad, Recht
from hefboom.kernel import Period
from hefboom.mailbox import Bericht


class Toewijzing(OverJeugdige):
    """A product allocated to a provider for a youth (JW301), as it stands now.

    A later 301 with the same number replaces the values; the earlier ones stay in the mailbox.
    Later is what was allocated later (OP033x1), not what arrived later. A change brings its own
    Toewijzingsdatum (IV013); `eerste_toewijzingsdatum` keeps the day the waiting began.
    `meegedeeld_op` is the date of the first 301 that carried it, `bijgewerkt_op` that of the one
    that made it what it is; a provider cannot know what was sent on its own day or later (OP095).
    Both are empty for what came in before they were kept.
    `verwijzer` (COD327) comes from the request it answers; without one the municipality itself
    was the way in ("01"). `volume`, `eenheid`, `frequentie` and `budget` (cents) as in iJw.
    `omvangen` are the extents of its other decisions, each with its Toewijzingsdatum and -tijd;
    ask `vroegere_omvang` for them.
    """

    pad = Pad(Recht.PERSONEN, gemeente="gemeente", aanbieder="aanbieder")

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="toewijzingen")
    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    toewijzingnummer = models.BigIntegerField()
    referentie_aanbieder = models.CharField(max_length=36, blank=True)
    verwijzer = models.CharField(max_length=2)
    gevraagd_op = models.DateField(null=True)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    toewijzingsdatum = models.DateField()
    eerste_toewijzingsdatum = models.DateField()
    meegedeeld_op = models.DateField(null=True)
    bijgewerkt_op = models.DateField(null=True)
    toewijzingstijd = models.TimeField(null=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    reden_wijziging = models.CharField(max_length=2, blank=True)
    volume = models.BigIntegerField(null=True)
    eenheid = models.CharField(max_length=2, blank=True)
    frequentie = models.CharField(max_length=1, blank=True)
    budget = models.BigIntegerField(null=True)
    omvangen = models.JSONField(default=list)
    bericht = models.ForeignKey(Bericht, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "toewijzingnummer"], name="toewijzingnummer_uniek"
            ),
            models.CheckConstraint(
                name="toewijzing_eindigt_na_ingang",
                condition=models.Q(einddatum__isnull=True)
                | models.Q(einddatum__gte=models.F("ingangsdatum")),
            ),
        ]
        indexes = [
            models.Index(fields=["aanbieder"]),
            models.Index(fields=["jeugdige", "gemeente"]),
            models.Index(fields=["toewijzingnummer"]),
        ]

    @property
    def product(self) -> Productaanduiding:
        """What is allocated."""
        return Productaanduiding(self.categorie, self.productcode)

    @property
    def periode(self) -> Period:
        """The days the allocation holds."""
        return Period.inclusive(self.ingangsdatum, self.einddatum)

    @property
    def is_vervallen(self) -> bool:
        """Was it removed, so that it counts as never sent? Then one day is left (TR349, OP087)."""
        return self.reden_wijziging in VERVALLEN and self.einddatum == self.ingangsdatum

    @property
    def vroegere_omvang(self) -> tuple[VroegereOmvang, ...]:
        """What earlier decisions under this number gave, in order; empty when it never changed."""
        return vroeger(self.omvangen, self.toewijzingsdatum, self.toewijzingstijd, self.omvang)

    @property
    def omvang(self) -> tuple[int | None, str, str]:
        """Volume, unit and frequency."""
        return (self.volume, self.eenheid, self.frequentie)

    @property
    def bekend_sinds(self) -> date:
        """The day of the message by which the provider knew of it, as far as that was kept."""
        return self.meegedeeld_op or self.eerste_toewijzingsdatum

    def veranderde_sinds(self, dag: date) -> bool:
        """Did it become what it is by a message of that day or later?"""
        return (self.bijgewerkt_op or self.toewijzingsdatum) >= dag


class Honorering(OverJeugdige):
    """That an allocation followed from a request: some JW301 about it carried that reference.

    An allocation may answer more than one: first a request for it, later one for its change. Its
    own `referentie_aanbieder` is only the last.
    """

    pad = Pad(Recht.PERSONEN, gemeente="toewijzing__gemeente", aanbieder="toewijzing__aanbieder")
    jeugdige_in = ""

    toewijzing = models.ForeignKey(
        Toewijzing, on_delete=models.PROTECT, related_name="honoreringen"
    )
    aanbieder = models.CharField(max_length=8)
    referentie = models.CharField(max_length=36)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["toewijzing", "aanbieder", "referentie"], name="honorering_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["aanbieder", "referentie"])]
