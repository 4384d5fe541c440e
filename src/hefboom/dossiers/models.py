# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of youths, requests, allocations and help. No clinical content, no names.

Dates are as in iJw: an `einddatum` still counts. Each row names the message it came from.
"""

import uuid
from datetime import date

from django.db import models

from hefboom.dossiers.melding import Product
from hefboom.dossiers.toewijzing import VERVALLEN
from hefboom.dossiers.verzoek import IN_BEHANDELING, SOORTEN, STATUSSEN, TOEWIJZING
from hefboom.dossiers.wijziging import WAT
from hefboom.inzage import Pad, Recht
from hefboom.kernel import Period
from hefboom.mailbox.models import Bericht


class Jeugdige(models.Model):
    """A young person. The BSN is sealed; `bsn_index` finds it again, `pseudoniem` goes to facts."""

    pad = Pad(Recht.PERSONEN, door=("toewijzingen", "zorgperioden", "verzoek"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bsn_verzegeld = models.BinaryField()
    bsn_index = models.CharField(max_length=64, unique=True)
    pseudoniem = models.CharField(max_length=24, unique=True)
    bsn_laatste = models.CharField(max_length=4)
    geboortejaar = models.SmallIntegerField(null=True)
    geslacht = models.CharField(max_length=1, blank=True)


class Verzoek(models.Model):
    """What a provider asked for: one product (JW315), or a change of all it delivers (JW317).

    `verwijzer` is who referred the youth; a change has that of the allocations it names.
    `gevraagd_op` is the request's own date, from which its terms run. `antwoord_bericht` is the
    JW301 or JW319 that made the status what it is.

    What the JW319s said stays, also when an allocation followed: `in_onderzoek_sinds`, and of the
    refusal `afgewezen_op`, `reden_afwijzing` (WJ759) and `andere_gemeente`; `laatste_antwoord` is
    the last of them.
    """

    pad = Pad(Recht.PERSONEN, gemeente="gemeente", aanbieder="aanbieder")

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT)
    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    referentie_aanbieder = models.CharField(max_length=36)
    soort = models.CharField(max_length=10, choices=SOORTEN, default=TOEWIJZING)
    reden_verzoek = models.CharField(max_length=1, blank=True)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    verwijzer = models.CharField(max_length=2)
    gevraagd_op = models.DateField()
    gewenste_ingangsdatum = models.DateField()
    bericht = models.ForeignKey(Bericht, on_delete=models.PROTECT)
    status = models.CharField(max_length=14, choices=STATUSSEN, default=IN_BEHANDELING)
    in_onderzoek_sinds = models.DateField(null=True)
    afgewezen_op = models.DateField(null=True)
    afgehandeld_op = models.DateField(null=True)
    reden_afwijzing = models.CharField(max_length=1, blank=True)
    andere_gemeente = models.CharField(max_length=4, blank=True)
    antwoord_bericht = models.ForeignKey(
        Bericht, null=True, on_delete=models.PROTECT, related_name="+"
    )
    laatste_antwoord = models.ForeignKey(
        Bericht, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "referentie_aanbieder"], name="verzoek_referentie_uniek"
            ),
        ]
        indexes = [models.Index(fields=["status", "gevraagd_op"])]


class Wijzigingsregel(models.Model):
    """One line of a request for change: an allocation that stays or changes, or a new product.

    What stays has only its number; what changes its number and the wished dates and extent.
    `volume`, `eenheid`, `frequentie` and `budget` (cents) as in iJw.
    """

    pad = Pad(Recht.PERSONEN, gemeente="verzoek__gemeente", aanbieder="verzoek__aanbieder")

    verzoek = models.ForeignKey(Verzoek, on_delete=models.PROTECT, related_name="regels")
    volgnummer = models.IntegerField()
    wat = models.CharField(max_length=11, choices=WAT)
    toewijzingnummer = models.BigIntegerField(null=True)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    gewenste_ingangsdatum = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    volume = models.BigIntegerField(null=True)
    eenheid = models.CharField(max_length=2, blank=True)
    frequentie = models.CharField(max_length=1, blank=True)
    budget = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verzoek", "volgnummer"], name="wijzigingsregel_een_keer"
            ),
        ]
        indexes = [models.Index(fields=["toewijzingnummer"])]

    @property
    def product(self) -> Product:
        """What a new line asks for; the others name an allocation."""
        return Product(self.categorie, self.productcode)


class Toewijzing(models.Model):
    """A product allocated to a provider for a youth (JW301), as it stands now.

    A later 301 with the same number replaces the values; the earlier ones stay in the mailbox.
    Later is what was allocated later (OP033x1), not what arrived later. A change brings its own
    Toewijzingsdatum (IV013); `eerste_toewijzingsdatum` keeps the day the waiting began.
    `meegedeeld_op` is the date of the first 301 that carried it, `bijgewerkt_op` that of the one
    that made it what it is; a provider cannot know what was sent on its own day or later (OP095).
    Both are empty for what came in before they were kept.
    `verwijzer` (COD327) comes from the request it answers; without one the municipality itself
    was the way in ("01"). `volume`, `eenheid`, `frequentie` and `budget` (cents) as in iJw.
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

    @property
    def product(self) -> Product:
        """What is allocated."""
        return Product(self.categorie, self.productcode)

    @property
    def periode(self) -> Period:
        """The days the allocation holds."""
        return Period.inclusive(self.ingangsdatum, self.einddatum)

    @property
    def is_vervallen(self) -> bool:
        """Was it removed, so that it counts as never sent? Then one day is left (TR349, OP087)."""
        return self.reden_wijziging in VERVALLEN and self.einddatum == self.ingangsdatum

    @property
    def bekend_sinds(self) -> date:
        """The day of the message by which the provider knew of it, as far as that was kept."""
        return self.meegedeeld_op or self.eerste_toewijzingsdatum

    def veranderde_sinds(self, dag: date) -> bool:
        """Did it become what it is by a message of that day or later?"""
        return (self.bijgewerkt_op or self.toewijzingsdatum) >= dag


class Honorering(models.Model):
    """That an allocation followed from a request: some JW301 about it carried that reference.

    An allocation may answer more than one: first a request for it, later one for its change. Its
    own `referentie_aanbieder` is only the last.
    """

    pad = Pad(Recht.PERSONEN, gemeente="toewijzing__gemeente", aanbieder="toewijzing__aanbieder")

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


class Zorgperiode(models.Model):
    """Help that was given, from its start (JW305) to its stop (JW307).

    Under task funding there is no allocation: `toewijzing` is empty and the product, when named,
    stands here. A temporary stop (reden 20) may be followed by a final one; both are remembered,
    since either can be withdrawn. `einddatum` is that of the stop that holds now.
    """

    pad = Pad(Recht.PERSONEN, gemeente="gemeente", aanbieder="aanbieder")

    jeugdige = models.ForeignKey(Jeugdige, on_delete=models.PROTECT, related_name="zorgperioden")
    toewijzing = models.ForeignKey(
        Toewijzing, null=True, on_delete=models.PROTECT, related_name="zorgperioden"
    )
    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    categorie = models.CharField(max_length=2, blank=True)
    productcode = models.CharField(max_length=5, blank=True)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True)
    reden_beeindiging = models.CharField(max_length=2, blank=True)
    start_bericht = models.ForeignKey(Bericht, on_delete=models.PROTECT, related_name="+")
    stop_bericht = models.ForeignKey(Bericht, null=True, on_delete=models.PROTECT, related_name="+")
    tijdelijk_einddatum = models.DateField(null=True)
    tijdelijk_bericht = models.ForeignKey(
        Bericht, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["toewijzing", "begindatum"],
                condition=models.Q(toewijzing__isnull=False),
                name="een_start_per_dag_en_toewijzing",
            ),
            models.UniqueConstraint(
                fields=[
                    "jeugdige",
                    "gemeente",
                    "aanbieder",
                    "categorie",
                    "productcode",
                    "begindatum",
                ],
                condition=models.Q(toewijzing__isnull=True),
                name="een_start_per_dag_zonder_toewijzing",
            ),
            models.CheckConstraint(
                name="zorg_stopt_na_start",
                condition=models.Q(einddatum__isnull=True)
                | models.Q(einddatum__gte=models.F("begindatum")),
            ),
            models.CheckConstraint(
                name="einde_en_reden_horen_bij_elkaar",
                condition=models.Q(einddatum__isnull=True, reden_beeindiging="")
                | models.Q(einddatum__isnull=False) & ~models.Q(reden_beeindiging=""),
            ),
        ]

    @property
    def product(self) -> Product:
        """What its start named."""
        return Product(self.categorie, self.productcode)
