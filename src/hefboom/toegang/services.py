# SPDX-License-Identifier: EUPL-1.2
"""What an administrator does with an account: off and on, out, and without its second factor."""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F

from hefboom.inzage import (
    Gebruiker,
    Machtiging,
    NieuweMachtiging,
    OngeldigeGebruiker,
    Recht,
    Rol,
    beeindig,
    verleen,
    verleng,
)
from hefboom.moment import vandaag
from hefboom.toegang.deurbestand import Provider

#: Why a provider gave an access, for who looks at it later.
REDEN = "volgt uit de gegevens van identiteitsprovider {naam}"


def zet_uit(gebruiker: Gebruiker, door: Gebruiker | None = None) -> None:
    """This person logs in no more, and is out at the next page. Raises `OngeldigeGebruiker`."""
    _mag(door, gebruiker)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(
        is_active=False, sessiereeks=F("sessiereeks") + 1
    )


def zet_aan(gebruiker: Gebruiker, door: Gebruiker | None = None) -> None:
    """This person may log in again. Raises `OngeldigeGebruiker`."""
    _mag(door, gebruiker)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(is_active=True)


def beeindig_sessies(gebruiker: Gebruiker, door: Gebruiker | None = None) -> None:
    """Wherever this person is logged in, it ends at the next page. Raises `OngeldigeGebruiker`."""
    _mag(door, gebruiker)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(sessiereeks=F("sessiereeks") + 1)


@transaction.atomic
def wis_tweede_factor(gebruiker: Gebruiker, door: Gebruiker | None = None) -> bool:
    """Forget a phone that is lost, recovery codes too; False when there was none.

    Sessions end. Raises `OngeldigeGebruiker`.
    """
    _mag(door, gebruiker)
    weg, _ = Authenticator.objects.filter(user=gebruiker).delete()
    beeindig_sessies(gebruiker, door)
    return bool(weg)


@transaction.atomic
def volg_provider(
    gebruiker: Gebruiker, provider: Provider, rollen: frozenset[tuple[Rol, str]]
) -> None:
    """Make the access that comes from a provider what its claims say now; all other stays.

    What is no longer said ends today, what is said again or anew holds for `geldig_dagen`.
    Raises `OngeldigeGebruiker` when it cannot be (a municipality and a provider at once).
    """
    tot = vandaag() + timedelta(days=provider.geldig_dagen)
    lopend = {
        (machtiging.bevoegdheid.rol, machtiging.bevoegdheid.kring.code): machtiging
        for machtiging in Machtiging.objects.filter(gebruiker=gebruiker)
        if machtiging.geldt_op(vandaag())
    }
    for sleutel, machtiging in lopend.items():
        if machtiging.bron == provider.code and sleutel not in rollen:
            beeindig(machtiging, bron=provider.code)
    for rol, code in sorted(rollen, key=lambda paar: (paar[0].code, paar[1])):
        bekend = lopend.get((rol, code))
        if bekend is None:
            reden = REDEN.format(naam=provider.naam)
            aanvraag = NieuweMachtiging(rol, code, tot=tot, reden=reden)
            verleen(gebruiker, aanvraag, bron=provider.code)
        elif bekend.bron == provider.code and bekend.tot is not None and bekend.tot < tot:
            verleng(bekend, tot, bron=provider.code)
    gebruiker.__dict__.pop("inzage", None)


def _mag(door: Gebruiker | None, gebruiker: Gebruiker) -> None:
    if door is None:
        return
    if not door.inzage.kring(Recht.MACHTIGINGEN_BEHEREN).regio:
        raise OngeldigeGebruiker("Alleen een beheerder beheert accounts.")
    if door.pk == gebruiker.pk:
        raise OngeldigeGebruiker(
            "Niemand beheert het eigen account. Vraag het een andere beheerder."
        )
