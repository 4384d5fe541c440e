# SPDX-License-Identifier: EUPL-1.2
"""Puts the demo's personas in the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password
from django.db import transaction
from django.utils.crypto import get_random_string

from hefboom import stelsel
from hefboom.demo.personas import Persona
from hefboom.inzage import Gebruiker, NieuweMachtiging, zet_gebruiker
from hefboom.inzage.rollen import ROLLEN

VLUG = 1000
REDEN = "persona van de proefregio"


@transaction.atomic
def maak_gebruikers(personas: Iterable[Persona]) -> int:
    """Make or renew a log-in per persona; answers how many are new. Twice changes nothing."""
    vanaf = stelsel.laad(settings.OMGEVING.regio).geldig.start
    return sum(_maak(persona, vanaf) for persona in personas)


def _maak(persona: Persona, vanaf: date) -> bool:
    bekend = Gebruiker.objects.filter(username=persona.gebruikersnaam).first()
    klopt = bekend is not None and check_password(persona.wachtwoord, bekend.password)
    gebruiker, nieuw = zet_gebruiker(
        persona.gebruikersnaam,
        None,
        [
            NieuweMachtiging(ROLLEN[rol], code, vanaf, reden=REDEN)
            for rol, code in persona.machtigingen
        ],
    )
    voornaam, _, achternaam = persona.naam.partition(" ")
    gebruiker.first_name, gebruiker.last_name = voornaam, achternaam
    if not klopt:
        # It stands on the log-in page of the demo: guessing it slowly protects nothing, and a
        # start-up would wait seconds for it.
        zout = get_random_string(12)
        gebruiker.password = PBKDF2PasswordHasher().encode(persona.wachtwoord, zout, VLUG)
    gebruiker.save(update_fields=["first_name", "last_name", "password"])
    return nieuw
