# SPDX-License-Identifier: EUPL-1.2
"""django-allauth's pages, with what ours need beside it."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.account.views import LoginView, PasswordChangeView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from hefboom.inzage import Gebruiker
from hefboom.scherm import lees_keuze
from hefboom.toegang.provider import Geverifieerd

PERSONAS = "personas.json"


class Inloggen(LoginView):
    """The door. In a demo, and only there, it offers the people who live in it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, who one can be, and where one can come from."""
        return {
            **super().get_context_data(**kwargs),
            "next": self.get_next_url() or "",
            "verlopen": lees_keuze(self.request, "verlopen", ("ja",)) == "ja",
            "personas": personas(),
            "providers": settings.DEUR.providers.values(),
        }


def personas() -> list[dict[str, str]]:
    """Who one can be in this demo; nobody outside one."""
    if not settings.OMGEVING.demo:
        return []
    try:
        lijst = json.loads((settings.OMGEVING.map / PERSONAS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [persona for persona in lijst if isinstance(persona, dict)]


class Wachtwoord(PasswordChangeView):
    """Another password, for who has one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who comes from a provider has no password here."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return antwoord

    def get_default_success_url(self) -> str:
        """Back to one's account."""
        return reverse("account")


class Appfactor(ActivateTOTPView):
    """A second factor with an app."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What to scan, and whether it has to be."""
        gebruiker = self.request.user
        verplicht = isinstance(gebruiker, Gebruiker) and settings.DEUR.eist_tweede_factor(
            gebruiker.inzage
        )
        return {**super().get_context_data(**kwargs), "verplicht": verplicht}


@login_not_required
def naar_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To a municipality's own log-in."""
    return _met(OAuth2LoginView, request, provider_id)


@login_not_required
def van_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """And back from it."""
    return _met(OAuth2CallbackView, request, provider_id)


def _met(soort: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        antwoord: HttpResponseBase = soort.adapter_view(Geverifieerd(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return antwoord
