# SPDX-License-Identifier: EUPL-1.2
"""The register: who signs, what was agreed in layers with days, what waits for a second person.

All days count: `einddatum` is the last day that still holds, empty means open-ended. What overlaps
or falls outside its contract is refused by the database itself (`grenzen.py`).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hefboom.inzage import ALLES, Buiten, Pad, Recht

VAN_DE_ORGANISATIE = Pad(Recht.AANBIEDERS, gemeente=ALLES, door=("organisatie",))
VAN_HET_CONTRACT = Pad(Recht.AANBIEDERS, gemeente=ALLES, door=("contract",))


def _eindigt_na_begin(naam: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=naam, condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("ingangsdatum"))
    )


class Aanbieder(models.Model):
    """An AGB code under which messages come, with its name. Circles go by this code."""

    pad = Pad(Recht.AANBIEDERS, gemeente=ALLES, aanbieder="agb")

    agb = models.CharField(max_length=8, primary_key=True)
    naam = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.naam


class Organisatie(models.Model):
    """Who signs: a provider as a legal person, with one AGB code or more.

    `kvk` is the number in the trade register; empty for who has none (abroad, say). Then the name
    is what it is known by.
    """

    pad = Pad(Recht.AANBIEDERS, gemeente=ALLES, door=("codes",))

    naam = models.CharField(max_length=200, unique=True)
    kvk = models.CharField(max_length=8, null=True, unique=True)
    rechtsvorm = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.naam


class Organisatiecode(models.Model):
    """The days on which an AGB code is of an organisation; of one at a time."""

    pad = Pad(Recht.AANBIEDERS, gemeente=ALLES, aanbieder="aanbieder")

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="codes")
    aanbieder = models.ForeignKey(Aanbieder, on_delete=models.PROTECT, related_name="organisaties")
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("code_eindigt_na_begin")]


class Organisatielocatie(models.Model):
    """Where an organisation delivers; `gemeente` is what the place is in, whoever's region."""

    pad = VAN_DE_ORGANISATIE

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="locaties")
    naam = models.CharField(max_length=200)
    adres = models.CharField(max_length=200, blank=True)
    plaats = models.CharField(max_length=100, blank=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("locatie_eindigt_na_begin")]


class Contactpersoon(models.Model):
    """Whom to call for what."""

    pad = VAN_DE_ORGANISATIE

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="contacten")
    rol = models.CharField(max_length=60)
    naam = models.CharField(max_length=100)
    email = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)


class Kwaliteitscertificaat(models.Model):
    """A mark of quality, by whom and until when (H17)."""

    pad = VAN_DE_ORGANISATIE

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="certificaten"
    )
    soort = models.CharField(max_length=60)
    nummer = models.CharField(max_length=60, blank=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("certificaat_eindigt_na_begin")]


class Onderaannemer(models.Model):
    """Who delivers for an organisation without a message of its own (D04)."""

    pad = VAN_DE_ORGANISATIE

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="onderaannemers"
    )
    naam = models.CharField(max_length=200)
    kvk = models.CharField(max_length=8, blank=True)
    wat = models.CharField(max_length=200, blank=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("onderaannemer_eindigt_na_begin")]


class Contract(models.Model):
    """What was agreed with an organisation, as a whole; its layers are `Contractonderdeel`.

    `soort` is one of `formulier.CONTRACTSOORTEN`. `gemeenten` are the CBS codes it is for, with
    spaces; empty for the whole region. `ingangsdatum` and `einddatum` are those of its general
    part, all versions together.
    """

    pad = VAN_DE_ORGANISATIE

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="contracten"
    )
    nummer = models.CharField(max_length=60, unique=True)
    soort = models.CharField(max_length=30)
    naam = models.CharField(max_length=200)
    gemeenten = models.CharField(max_length=500, blank=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("contract_loopt_minstens_een_dag")]

    def __str__(self) -> str:
        return self.nummer


class Contractonderdeel(models.Model):
    """One version of a layer: the general part, a special part per segment, or an annex.

    Of one `code` one version holds a day, within the days of the contract.
    """

    pad = VAN_HET_CONTRACT

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="delen")
    laag = models.CharField(max_length=12)
    code = models.CharField(max_length=40)
    naam = models.CharField(max_length=200, blank=True)
    segment = models.CharField(max_length=10, blank=True)
    versie = models.PositiveIntegerField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    bron = models.CharField(max_length=200)
    status = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "code", "versie"], name="een_versie_per_contractdeel"
            ),
            _eindigt_na_begin("contractdeel_eindigt_na_begin"),
        ]


class Contractproduct(models.Model):
    """A product that a contract names. A contract that names none has all of its segments."""

    pad = VAN_HET_CONTRACT

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="producten")
    product = models.CharField(max_length=5)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("contractproduct_eindigt_na_begin")]
        indexes = [models.Index(fields=["contract", "product"], name="contractproduct_zoek")]


class Contracttarief(models.Model):
    """What a contract pays per unit of a product; without one the region's list holds."""

    pad = VAN_HET_CONTRACT

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="tarieven")
    product = models.CharField(max_length=5)
    eenheid = models.CharField(max_length=2)
    cent = models.PositiveBigIntegerField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    bron = models.CharField(max_length=200)
    status = models.CharField(max_length=12)

    class Meta:
        constraints = [_eindigt_na_begin("tarief_eindigt_na_begin")]
        indexes = [models.Index(fields=["contract", "product"], name="contracttarief_zoek")]


class Verlengoptie(models.Model):
    """A right to go on: its days, until when that must be decided, and what was decided."""

    pad = VAN_HET_CONTRACT

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="opties")
    nummer = models.PositiveIntegerField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField()
    besluit_voor = models.DateField()
    besluit = models.CharField(max_length=12)
    besloten_op = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "nummer"], name="een_optie_per_nummer"),
            _eindigt_na_begin("optie_eindigt_na_begin"),
        ]


class Contractvoorwaarde(models.Model):
    """What an organisation must meet, such as being able to deliver a product group (A10)."""

    pad = VAN_HET_CONTRACT

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="voorwaarden")
    code = models.CharField(max_length=40)
    tekst = models.CharField(max_length=500)
    groep = models.CharField(max_length=60, blank=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)

    class Meta:
        constraints = [_eindigt_na_begin("voorwaarde_eindigt_na_begin")]


class Bestedingsruimte(models.Model):
    """How much a contract may cost in a calendar year, and at which shares to warn.

    It never refuses a line, and nothing warns of it yet. `waarschuw_bij` are whole percents
    with spaces.
    """

    pad = VAN_HET_CONTRACT

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="ruimten")
    jaar = models.PositiveIntegerField()
    cent = models.PositiveBigIntegerField()
    waarschuw_bij = models.CharField(max_length=40)
    bron = models.CharField(max_length=200)
    status = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "jaar"], name="een_ruimte_per_jaar")
        ]


class Indexcijfer(models.Model):
    """A percentage that prices follow, in a year: forecast or final."""

    pad = Buiten("Landelijke percentages; zij gaan over niemand.")

    reeks = models.CharField(max_length=10)
    jaar = models.PositiveIntegerField()
    soort = models.CharField(max_length=12)
    procent = models.DecimalField(max_digits=6, decimal_places=3)
    bron = models.CharField(max_length=200)
    status = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reeks", "jaar", "soort"], name="een_indexcijfer_per_jaar"
            )
        ]


class Registervoorstel(models.Model):
    """A change to the register, and who looked at it before it took effect.

    `wijzigingen` holds each row as it was and as it becomes; `uitkomst` is `open`, `vastgesteld` or
    `afgewezen`. What an administrator takes in on the command line has nobody as `voorgesteld_door`
    and says so in `langs`.
    """

    pad = Pad(Recht.CONTRACTEN_BEHEREN, eigen="voorgesteld_door")

    langs = models.CharField(max_length=20)
    titel = models.CharField(max_length=200)
    wijzigingen: models.JSONField[Any, Any] = models.JSONField()
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    uitkomst = models.CharField(max_length=12)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    toelichting = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="niemand_stelt_eigen_registervoorstel_vast",
                condition=Q(besloten_door__isnull=True)
                | ~Q(uitkomst="vastgesteld")
                | Q(voorgesteld_door__isnull=True)
                | ~Q(besloten_door=F("voorgesteld_door")),
            )
        ]
