# SPDX-License-Identifier: EUPL-1.2
"""Who logs in, and what that person may see."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from hefboom.kernel import AgbCode, Gemeentecode, Inzage, Rol
from hefboom.kernel.inzage import GEMEENTEROLLEN

#: Sorted, so that the database constraint reads the same every time.
GEMEENTEROLNAMEN = sorted(rol.value for rol in GEMEENTEROLLEN)


class Gebruiker(AbstractUser):
    """A person with one role, and the municipality or provider that role is for."""

    rol = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Rol])
    gemeente = models.CharField(max_length=4, blank=True)
    aanbieder = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="gemeente_bij_gemeenterol",
                condition=(models.Q(rol__in=GEMEENTEROLNAMEN) & ~models.Q(gemeente=""))
                | (~models.Q(rol__in=GEMEENTEROLNAMEN) & models.Q(gemeente="")),
            ),
            models.CheckConstraint(
                name="aanbieder_bij_aanbiederrol",
                condition=(models.Q(rol=Rol.AANBIEDER.value) & ~models.Q(aanbieder=""))
                | (~models.Q(rol=Rol.AANBIEDER.value) & models.Q(aanbieder="")),
            ),
        ]

    @property
    def inzage(self) -> Inzage:
        """What this user may see: the one thing every selector asks."""
        return Inzage(
            Rol(self.rol),
            gemeente=Gemeentecode(self.gemeente) if self.gemeente else None,
            aanbieder=AgbCode(self.aanbieder) if self.aanbieder else None,
        )
