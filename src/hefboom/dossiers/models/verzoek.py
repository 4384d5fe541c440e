# SPDX-License-Identifier: EUPL-1.2
"""What providers ask for."""

from django.db import models

from hefboom.dossiers.models.jeugdige import Jeugdige
from hefboom.dossiers.product import Productaanduiding
from hefboom.dossiers.verzoek.keuzes import IN_BEHANDELING, SOORTEN, STATUSSEN, TOEWIJZING, WAT
from hefboom.inzage import OverJeugdige, Pad, Recht
from hefboom.mailbox import Bericht


class Verzoek(OverJeugdige):
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


class Wijzigingsregel(OverJeugdige):
    """One line of a request for change: an allocation that stays or changes, or a new product.

    What stays has only its number; what changes its number and the wished dates and extent.
    `volume`, `eenheid`, `frequentie` and `budget` (cents) as in iJw.
    """

    pad = Pad(Recht.PERSONEN, gemeente="verzoek__gemeente", aanbieder="verzoek__aanbieder")
    jeugdige_in = ""

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
    def product(self) -> Productaanduiding:
        """What a new line asks for; the others name an allocation."""
        return Productaanduiding(self.categorie, self.productcode)
