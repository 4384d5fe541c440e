# SPDX-License-Identifier: EUPL-1.2
"""A session ends by itself, and nobody gets in without the second factor that is asked of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from hefboom.inzage import Gebruiker
from hefboom.toegang.bekend import onthoud
from hefboom.toegang.selectors import heeft_tweede_factor

BEGIN, GEZIEN, FACTOR = "deur_begin", "deur_gezien", "deur_factor"
#: Seconds after which it is written down again that someone is still there.
SCHRIJF = 300.0
#: What one may open to get a second factor, or to leave.
ZONDER_FACTOR = frozenset(
    {
        "uitloggen",
        "account_login",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_reauthenticate",
    }
)
Volgende = Callable[[HttpRequest], HttpResponseBase]


def begin_sessie(request: HttpRequest, gebruiker: Gebruiker, *, bewezen: bool) -> None:
    """Someone is in; `bewezen`: an identity provider vouched for a second factor."""
    nu = time.time()
    request.session[BEGIN] = request.session[GEZIEN] = nu
    request.session[FACTOR] = gebruiker.pk if bewezen else None


def net_binnen(request: HttpRequest) -> bool:
    """Did this session begin a few minutes ago?"""
    begin: float = request.session.get(BEGIN, 0.0)
    return time.time() - begin < SCHRIJF


def kan_bevestigen(request: HttpRequest) -> bool:
    """Can this person show once more who it is, or is that not asked yet?

    Who comes from a provider has no password here, and at first no app.
    """
    return net_binnen(request) or bool(get_adapter().get_reauthentication_methods(request.user))


class Sessieduur:
    """Ends a session nobody used for a while, and each after a working day."""

    def __init__(self, volgende: Volgende) -> None:
        self._volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or the door when it is over."""
        gebruiker = request.user
        if not gebruiker.is_authenticated:
            antwoord = self._volgende(request)
            if isinstance(request.user, Gebruiker):
                onthoud(request, antwoord, request.user)  # who just came in
            return antwoord
        nu, deur = time.time(), settings.DEUR
        gezien = request.session.setdefault(GEZIEN, nu)
        te_stil = nu - gezien > deur.stil * 60 + SCHRIJF
        if te_stil or nu - request.session.setdefault(BEGIN, nu) > deur.hoogstens * 60:
            logout(request)
            return _naar_de_deur(request)
        if nu - gezien > SCHRIJF:
            request.session[GEZIEN] = nu
        return self._volgende(request)


def _naar_de_deur(request: HttpRequest) -> HttpResponseRedirect:
    vraag = {"verlopen": "ja"}
    if request.method == "GET":
        vraag["next"] = request.get_full_path()
    return HttpResponseRedirect(f"{resolve_url('account_login')}?{urlencode(vraag)}")


class TweedeFactor:
    """Sends who must have a second factor and has none to where one sets it."""

    def __init__(self, volgende: Volgende) -> None:
        self._volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self._volgende(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """The way to a second factor; None when there is nothing to ask."""
        gebruiker = request.user
        if not isinstance(gebruiker, Gebruiker) or not gebruiker.is_authenticated:
            return None
        naam = request.resolver_match.url_name if request.resolver_match else None
        if naam in ZONDER_FACTOR or not mist_factor(request, gebruiker):
            return None
        if not kan_bevestigen(request):
            logout(request)
            return _naar_de_deur(request)
        return redirect("mfa_activate_totp")


def mist_factor(request: HttpRequest, gebruiker: Gebruiker) -> bool:
    """Must this person have a second factor, and is there none?

    Who has one was asked for it when logging in; who comes from a provider, by that provider.
    """
    if request.session.get(FACTOR) == gebruiker.pk:
        return False
    if not settings.DEUR.eist_tweede_factor(gebruiker.inzage):
        return False
    if not heeft_tweede_factor(gebruiker):
        return True
    request.session[FACTOR] = gebruiker.pk
    return False
