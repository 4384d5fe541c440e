# SPDX-License-Identifier: EUPL-1.2
"""Claims, their lines, and what every check answered. Amounts are signed cents."""

from django.conf import settings
from django.db import models

from hefboom.dossiers import Jeugdige, Toewijzing
from hefboom.inzage import Buiten, OverJeugdige, Pad, Recht
from hefboom.mailbox import Bericht


class Regelset(models.Model):
    """A version of the rules with the list of what they ask, kept for as long as its answers are.

    `versie` is a fingerprint of the rules' own text. `lijst` names the codes in the order in
    which a reader wants them: under `regel` with the days from and up to which each holds, under
    `opmerking` and `geheel` as they are.
    """

    pad = Buiten("de regels zelf, zonder wat ermee is beoordeeld")

    versie = models.CharField(max_length=16, unique=True)
    lijst = models.JSONField()


class Declaratie(OverJeugdige):
    """One claim (JW323) of a provider to a municipality, and our answer to it (JW325).

    `geweigerd`: refused as a whole, so that it counts as never sent. `toetsen` and `regelset` as
    in `Prestatie`, of the rules about a claim as a whole.
    """

    pad = Pad(Recht.PERSONEN, gemeente="gemeente", aanbieder="aanbieder")
    jeugdige_in = ""

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
    geweigerd = models.BooleanField(default=False)
    toetsen = models.JSONField(default=list)
    regelset = models.ForeignKey(Regelset, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="geweigerde_declaratie_krijgt_niets",
                condition=models.Q(geweigerd=False) | models.Q(toegekend=0),
            ),
        ]
        indexes = [
            models.Index(fields=["aanbieder", "declaratienummer"]),
            models.Index(fields=["aanbieder", "gemeente", "begindatum"]),
        ]


class Prestatie(OverJeugdige):
    """A claim line. `toegekend` equals `ingediend` or is zero: a line is granted whole or not.

    `geweigerd` is the one answer to "is this line refused": by a rule of its own, or with the
    whole claim. An amount of nothing tells that by itself of no line.
    `jeugdige` and `toewijzing` are empty when the line names ones we do not know.
    `toetsen` holds the answers at the moment of judging that are not "ja", in order:
    `[code, "nvt", reason]` or `[code, "nee", expected, found]`; with "let op" instead of "nee"
    for a check that only informs. `regelset` says what else was asked, and answered "ja"; where
    it is empty, the answers stand in full. `aangehouden`: the region wants a granted line not paid
    yet (its `beleid`, on the day of the claim); it stays granted. `afspraak` says in words what the
    line was held against when it was judged (the contract with its version, a list, maatwerk),
    `afspraaksoort` which of those (`feiten.Afspraaksoort`); both empty while there was no register.
    `aanbieder` is that of the claim,
    here once more: every provider counts its references from one, so a reference says little alone.
    """

    pad = Pad(Recht.PERSONEN, gemeente="declaratie__gemeente", aanbieder="aanbieder")

    declaratie = models.ForeignKey(Declaratie, on_delete=models.PROTECT, related_name="prestaties")
    volgnummer = models.IntegerField()
    jeugdige = models.ForeignKey(Jeugdige, null=True, on_delete=models.PROTECT)
    toewijzing = models.ForeignKey(
        Toewijzing, null=True, on_delete=models.PROTECT, related_name="prestaties"
    )
    aanbieder = models.CharField(max_length=8)
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
    geweigerd = models.BooleanField(default=False)
    aangehouden = models.BooleanField(default=False)
    afspraaksoort = models.CharField(max_length=8, blank=True)
    afspraak = models.CharField(max_length=300, blank=True)
    toetsen = models.JSONField(default=list)
    regelset = models.ForeignKey(Regelset, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["declaratie", "volgnummer"], name="regel_een_keer"),
            models.CheckConstraint(
                name="toegekend_is_alles_of_niets",
                condition=models.Q(geweigerd=True, toegekend=0)
                | models.Q(geweigerd=False, toegekend=models.F("ingediend")),
            ),
        ]
        indexes = [
            models.Index(fields=["referentienummer", "aanbieder"]),
            # Nearly every line has none: an index of those would have all of them read at once.
            models.Index(
                fields=["vorig_referentienummer"],
                name="prestatie_draait_terug",
                condition=~models.Q(vorig_referentienummer=""),
            ),
            models.Index(fields=["toewijzingnummer"]),
            models.Index(
                fields=["id"], name="prestatie_geweigerd", condition=models.Q(geweigerd=True)
            ),
        ]

    @property
    def regelnaam(self) -> str:
        """What a reader calls it: `D2601000123, regel 4`."""
        return f"{self.declaratie.declaratienummer}, regel {self.volgnummer}"


class Maatwerkuitkomst(models.TextChoices):
    """What came of a proposed maatwerk record."""

    OPEN = "open", "wacht op een tweede persoon"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    AFGEWEZEN = "afgewezen", "afgewezen"


class Maatwerkafspraak(OverJeugdige):
    """What was agreed on one allocation that no contract covers: a price, for some days, and why.

    It names its allocation by number, since allocations are made anew when the record is. It counts
    from the moment a second person adopted it (`besloten_op`), for what is judged after that.
    `cent` is per `eenheid` (WJ756); the days are days of help, the last one included.
    """

    pad = Pad(Recht.PERSONEN, gemeente="gemeente", aanbieder="aanbieder")
    jeugdige_in = ""

    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    toewijzingnummer = models.BigIntegerField()
    product = models.CharField(max_length=5)
    eenheid = models.CharField(max_length=2)
    cent = models.PositiveBigIntegerField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    reden = models.CharField(max_length=500)
    afgesproken_met = models.CharField(max_length=200)
    uitkomst = models.CharField(
        max_length=12, choices=Maatwerkuitkomst.choices, default=Maatwerkuitkomst.OPEN
    )
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    toelichting = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="maatwerk_eindigt_na_begin",
                condition=models.Q(einddatum__isnull=True)
                | models.Q(einddatum__gte=models.F("ingangsdatum")),
            ),
            models.CheckConstraint(
                name="niemand_stelt_eigen_maatwerk_vast",
                condition=~models.Q(uitkomst="vastgesteld")
                | ~models.Q(besloten_door=models.F("voorgesteld_door")),
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "toewijzingnummer"], name="maatwerk_zoek")]
