# SPDX-License-Identifier: EUPL-1.2
"""Who logs in, which access each has, from when to when, who gave it and who looked at it since."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from hefboom.inzage.inzage import Bevoegdheid, Inzage
from hefboom.inzage.kring import Kring, Kringsoort
from hefboom.inzage.paden import Pad
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import ROLLEN
from hefboom.moment import vandaag


def _rollen_in(soort: Kringsoort) -> list[str]:
    """Sorted, so that the database constraint reads the same every time."""
    return sorted(rol.code for rol in ROLLEN.values() if rol.kring is soort)


class Gebruiker(AbstractUser):
    """A person who logs in. What that person may see follows from `machtigingen`, on a day."""

    pad = Pad(Recht.MACHTIGINGEN_INZIEN, eigen="pk")

    #: Goes up when every session of this person has to end.
    sessiereeks = models.PositiveIntegerField(default=0)

    def get_session_auth_hash(self) -> str:
        """What a session keeps of its user: it ends when the password or the series changes."""
        inhoud = f"{self.password}:{self.sessiereeks}"
        return salted_hmac("hefboom.inzage.sessie", inhoud, algorithm="sha256").hexdigest()

    def inzage_op(self, dag: date) -> Inzage:
        """What this person may see on a day: every access that holds then, taken together."""
        geldig = (t for t in self.machtigingen.all() if t.geldt_op(dag))
        return Inzage(frozenset(t.bevoegdheid for t in geldig), gebruiker=self.pk)

    @cached_property
    def inzage(self) -> Inzage:
        """What this person may see today. Kept for this object, which lives for one request."""
        return self.inzage_op(vandaag())


class Machtiging(models.Model):
    """One role in one circle for one person, from `vanaf` until the day `tot` (no longer then).

    `tot` is empty while no end is known. `verleend_door` is empty when it was given on the command
    line, or by an identity provider: then `bron` is its code. What was once given stays on record:
    ending sets `tot`, nothing is deleted.
    """

    pad = Pad(Recht.MACHTIGINGEN_INZIEN, eigen="gebruiker")

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="machtigingen")
    rol = models.CharField(max_length=20, choices=[(r.code, r.naam) for r in ROLLEN.values()])
    gemeente = models.CharField(max_length=4, blank=True)
    aanbieder = models.CharField(max_length=8, blank=True)
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=200, blank=True)
    bron = models.CharField(max_length=30, blank=True, default="")
    verleend_op = models.DateTimeField()
    verleend_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.PROTECT, related_name="+"
    )
    beeindigd_op = models.DateTimeField(null=True)
    beeindigd_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="kring_past_bij_rol",
                condition=models.Q(rol__in=_rollen_in(Kringsoort.REGIO), gemeente="", aanbieder="")
                | models.Q(rol__in=_rollen_in(Kringsoort.GEMEENTE), aanbieder="")
                & ~models.Q(gemeente="")
                | models.Q(rol__in=_rollen_in(Kringsoort.AANBIEDER), gemeente="")
                & ~models.Q(aanbieder=""),
            ),
            models.CheckConstraint(
                name="machtiging_eindigt_niet_voor_begin",
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("vanaf")),
            ),
            models.CheckConstraint(
                name="niemand_verleent_zichzelf_machtiging",
                condition=models.Q(verleend_door__isnull=True)
                | ~models.Q(verleend_door=models.F("gebruiker")),
            ),
            models.UniqueConstraint(
                fields=["gebruiker", "rol", "gemeente", "aanbieder"],
                condition=models.Q(tot__isnull=True),
                name="een_lopende_machtiging_per_rol_en_kring",
            ),
        ]

    @property
    def bevoegdheid(self) -> Bevoegdheid:
        """The role and the circle it is held in."""
        rol = ROLLEN[self.rol]
        return Bevoegdheid(rol, Kring(rol.kring, self.gemeente or self.aanbieder))

    def geldt_op(self, dag: date) -> bool:
        """Does it hold on that day?"""
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)

    @property
    def tot_en_met(self) -> date | None:
        """The last day it holds, as people say it."""
        return None if self.tot is None else self.tot - timedelta(days=1)


class Herziening(models.Model):
    """That someone looked whether an access is still needed, and kept it."""

    pad = Pad(Recht.MACHTIGINGEN_INZIEN, eigen="machtiging__gebruiker")

    machtiging = models.ForeignKey(
        Machtiging, on_delete=models.PROTECT, related_name="herzieningen"
    )
    op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    opmerking = models.CharField(max_length=200, blank=True)
