# SPDX-License-Identifier: EUPL-1.2
"""A line for each who comes in, does not, or leaves: in the access log and in the server's.

No password, and no name that nobody has: people type their password, or a BSN, where the name goes.
"""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from hefboom import logboek
from hefboom.inzage import Gebruiker, regel_van, waarvandaan
from hefboom.logboek import Daad, LogboekDicht

_log = logging.getLogger("hefboom.toegang")
ONBEKEND = "(onbekende naam)"
BINNEN, WEG, GEWEIGERD = "ingelogd", "uitgelogd", "geweigerd"


def meld(
    naam: str,
    *,
    wat: str,
    hoe: str = "",
    request: HttpRequest,
    nummer: int | None = None,
) -> None:
    """One event at the door: `wat` happened, `hoe` is a word on it.

    `naam` is that of a user who exists, or empty. Raises `LogboekDicht`.
    """
    waar = waarvandaan(request)
    logboek.inlog(
        naam or ONBEKEND,
        gelukt=wat != GEWEIGERD,
        waar=waar,
        nummer=nummer,
        hoe=hoe,
        uit=wat == WEG,
    )
    _log.info("%s: %s (%s) vanaf %s", wat, naam or ONBEKEND, hoe, waar)


def meld_beheer(door: Gebruiker | None, wie: Gebruiker, hoe: str) -> None:
    """Someone (without: the command line) changed an account. Raises `LogboekDicht`."""
    regel = regel_van(
        door, Daad.WIJZIGT_GEBRUIKER, "account", sleutel=wie.get_username(), woorden=hoe
    )
    logboek.leg_vast(regel)
    _log.info("beheer: %s (%s) door %s", wie.get_username(), hoe, regel.wie)


def bekende_naam(getypt: str) -> tuple[str, int | None]:
    """The name as it is known and the key of its user; empty when nobody has it."""
    gevonden = Gebruiker.objects.filter(username__iexact=getypt.strip()).values_list(
        "username", "pk"
    )
    eerste = gevonden.first()
    return eerste if eerste is not None else ("", None)


def luister() -> None:
    """Connect to what django-allauth and Django tell."""
    user_logged_in.connect(_kwam_binnen, dispatch_uid="hefboom.toegang.in")
    user_logged_out.connect(_ging_weg, dispatch_uid="hefboom.toegang.uit")
    authentication_failed.connect(_foute_code, dispatch_uid="hefboom.toegang.code")
    authenticator_added.connect(_factor_erbij, dispatch_uid="hefboom.toegang.factor_erbij")
    authenticator_removed.connect(_factor_weg, dispatch_uid="hefboom.toegang.factor_weg")


def _kwam_binnen(sender: Any, request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    from hefboom.toegang.sessie import begin_sessie

    sociaal = rest.get("sociallogin")
    bewezen = bool(sociaal and sociaal.state.get("tweede_factor"))
    begin_sessie(request, user, bewezen=bewezen)
    hoe = f"identiteitsprovider {sociaal.account.provider}" if sociaal else "wachtwoord"
    try:
        meld(user.username, wat=BINNEN, hoe=hoe, request=request, nummer=user.pk)
    except LogboekDicht:
        logout(request)  # nobody is in without a line
        raise


def _ging_weg(sender: Any, request: HttpRequest, user: Gebruiker | None, **rest: Any) -> None:
    if user is None:
        return
    try:
        meld(user.username, wat=WEG, request=request, nummer=user.pk)
    except LogboekDicht as dicht:  # leaving never waits for the log: the session must end
        _log.error("%s is %s, zonder regel in het logboek: %s", user.username, WEG, dicht)


def _foute_code(sender: Any, request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    hoe = "tweede factor klopt niet"
    meld(user.username, wat=GEWEIGERD, hoe=hoe, request=request, nummer=user.pk)


def _factor_erbij(sender: Any, request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    meld_beheer(user, user, "tweede factor erbij")


def _factor_weg(sender: Any, request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    meld_beheer(user, user, "tweede factor weg")
