# SPDX-License-Identifier: EUPL-1.2
"""Making and changing who may log in."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from hefboom.gebruikers.models import Gebruiker
from hefboom.kernel import AgbCode, Gemeentecode, Inzage, OngeldigeCode, Rol
from hefboom.kernel.inzage import GEMEENTEROLLEN


class OngeldigeGebruiker(Exception):
    """This person cannot be made so; the Dutch message says why."""


@transaction.atomic
def zet_gebruiker(
    naam: str,
    rol: Rol,
    wachtwoord: str | None,
    gemeente: str = "",
    aanbieder: str = "",
) -> tuple[Gebruiker, bool]:
    """Make the user, or change an existing one; True when new. A password of None stays as it was.

    Raises `OngeldigeGebruiker` when role and scope do not fit, or the password is too weak.
    """
    _controleer(rol, gemeente, aanbieder)
    gebruiker = Gebruiker.objects.select_for_update().filter(username=naam).first()
    nieuw = gebruiker is None
    gebruiker = gebruiker or Gebruiker(username=naam)
    gebruiker.rol, gebruiker.gemeente, gebruiker.aanbieder = rol.value, gemeente, aanbieder
    try:
        gebruiker.clean_fields(exclude=["password"])
        if wachtwoord is not None:
            validate_password(wachtwoord, gebruiker)
    except ValidationError as fout:
        raise OngeldigeGebruiker(" ".join(fout.messages)) from None
    if wachtwoord is not None:
        gebruiker.set_password(wachtwoord)
    elif nieuw:
        gebruiker.set_unusable_password()
    gebruiker.save()
    return gebruiker, nieuw


def _controleer(rol: Rol, gemeente: str, aanbieder: str) -> None:
    if (rol in GEMEENTEROLLEN) != bool(gemeente):
        raise OngeldigeGebruiker(
            f"De rol {rol} vraagt om een gemeente."
            if rol in GEMEENTEROLLEN
            else f"Bij de rol {rol} hoort geen gemeente."
        )
    if (rol is Rol.AANBIEDER) != bool(aanbieder):
        raise OngeldigeGebruiker(
            "De rol aanbieder vraagt om een aanbieder."
            if rol is Rol.AANBIEDER
            else f"Bij de rol {rol} hoort geen aanbieder."
        )
    try:
        Inzage(
            rol,
            Gemeentecode(gemeente) if gemeente else None,
            AgbCode(aanbieder) if aanbieder else None,
        )
    except OngeldigeCode as fout:
        raise OngeldigeGebruiker(str(fout)) from None
