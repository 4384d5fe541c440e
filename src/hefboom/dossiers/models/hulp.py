# SPDX-License-Identifier: EUPL-1.2
"""Help that was given."""

from django.db import models

from hefboom.dossiers.models.jeugdige import Jeugdige
from hefboom.dossiers.models.toewijzing import Toewijzing
from hefboom.dossiers.product import Productaanduiding
from hefboom.inzage import OverJeugdige, Pad, Recht
from hefboom.mailbox import Bericht


class Zorgperiode(OverJeugdige):
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
    def product(self) -> Productaanduiding:
        """What its start named."""
        return Productaanduiding(self.categorie, self.productcode)
