# SPDX-License-Identifier: EUPL-1.2
"""Puts the demo's personas in the database."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import transaction

from hefboom.demo.personas import Persona


@transaction.atomic
def maak_gebruikers(personas: Iterable[Persona]) -> int:
    """Make or renew a log-in per persona; answers how many are new. Twice changes nothing."""
    model = get_user_model()
    nieuw = 0
    for p in personas:
        gebruiker, gemaakt = model.objects.update_or_create(
            username=p.gebruikersnaam,
            defaults={
                "first_name": p.naam.split()[0],
                "last_name": " ".join(p.naam.split()[1:]),
                "rol": p.rol.value,
                "gemeente": p.gemeente or "",
                "aanbieder": p.aanbieder or "",
            },
        )
        if gemaakt or not gebruiker.check_password(p.wachtwoord):
            gebruiker.set_password(p.wachtwoord)
            gebruiker.save(update_fields=["password"])
        nieuw += gemaakt
    return nieuw
