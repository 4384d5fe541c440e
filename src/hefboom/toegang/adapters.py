# SPDX-License-Identifier: EUPL-1.2
"""Where django-allauth asks us: the brake, sealed secrets, and what a provider's claims give."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from hefboom.inzage import Gebruiker, OngeldigeGebruiker
from hefboom.toegang import geheimen
from hefboom.toegang.adres import adres_van
from hefboom.toegang.bekend import browser_van
from hefboom.toegang.deurbestand import Provider
from hefboom.toegang.melden import GEWEIGERD, bekende_naam, meld
from hefboom.toegang.rem import Poging, Rem, wachtzin
from hefboom.toegang.services import volg_provider
from hefboom.toegang.sessie import net_binnen

REM = Rem()
MIS = (
    "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Controleer ze en probeer het "
    "opnieuw; let op hoofdletters."
)
GEEN_ROL = (
    "U bent bij {naam} bekend, maar die zegt niet welke rol u in Hefboom hebt. Vraag de beheerder "
    "van {naam} om u de juiste groep te geven."
)


class Accountadapter(DefaultAccountAdapter):
    """Logging in with a name and password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MIS,
        "incorrect_password": "Dit is niet uw wachtwoord. Probeer het opnieuw.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu. Probeer het opnieuw.",
        "too_many_login_attempts": (
            "Er is te vaak een verkeerde code ingevuld. Probeer het over vijf minuten opnieuw."
        ),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """From where someone comes."""
        return adres_van(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for oneself; who comes from a provider is asked elsewhere."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Is it asked again who this is? Not of who came in just now."""
        return not net_binnen(context.request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises `ValidationError` (Dutch) for who was wrong too often."""
        naam, nummer = bekende_naam(str(credentials.get("username", "")))
        getypt = naam or str(credentials.get("username", ""))
        self._poging = Poging(getypt, adres_van(request), browser_van(request, nummer))
        wachten = REM.wacht(self._poging)
        if wachten:
            meld(naam, wat=GEWEIGERD, hoe="te vaak", request=request, nummer=nummer)
            raise ValidationError(wachtzin(wachten), code="too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        REM.was_goed(self._poging)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Put it on the log."""
        naam, nummer = bekende_naam(str(credentials.get("username", "")))
        meld(naam, wat=GEWEIGERD, hoe="wachtwoord klopt niet", request=request, nummer=nummer)


class Factoradapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Deze code klopt niet (meer). Vul de code in die uw app nu toont.",
        "cannot_delete_authenticator": (
            "Met uw rol is een tweede factor verplicht. Voeg eerst een andere toe, of vraag een "
            "beheerder om deze te wissen als u uw telefoon kwijt bent."
        ),
        "cannot_generate_recovery_codes": "Herstelcodes zijn er pas als u een tweede factor hebt.",
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return geheimen.verzegel(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open it."""
        return geheimen.ontzegel(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last of who must have one."""
        gebruiker = authenticator.user
        if not isinstance(gebruiker, Gebruiker):
            return False
        if not settings.DEUR.eist_tweede_factor(gebruiker.inzage):
            return True
        ander = Authenticator.objects.filter(user=gebruiker).exclude(pk=authenticator.pk)
        return bool(ander.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """What a new key is called until its owner names it."""
        aantal = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Sleutel {aantal + 1}"


class Provideradapter(DefaultSocialAccountAdapter):
    """Who comes from an identity provider."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Give what the claims give, or say why one does not get in."""
        provider = settings.DEUR.providers[sociallogin.account.provider]
        claims = sociallogin.claims
        rollen = provider.geeft(claims)
        sociallogin.state["tweede_factor"] = provider.bewijst(claims)
        try:
            with transaction.atomic():
                if sociallogin.is_existing:
                    volg_provider(sociallogin.user, provider, rollen)
        except OngeldigeGebruiker as fout:
            raise self._geweigerd(request, sociallogin, provider, str(fout)) from None
        if not rollen:
            zin = GEEN_ROL.format(naam=provider.naam)
            raise self._geweigerd(request, sociallogin, provider, zin)
        if sociallogin.is_existing and not sociallogin.user.is_active:
            raise self._geweigerd(request, sociallogin, provider, "Uw account staat uit.")

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever gets a role from a provider; that was looked at just before."""
        return True

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> Any:
        """A new user is called after the provider too: no other log-in has that name."""
        gebruiker = super().populate_user(request, sociallogin, {**data, "email": None})
        naam = data.get("username") or sociallogin.account.uid
        gebruiker.username = f"{sociallogin.account.provider}.{naam}"[:150]
        return gebruiker

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Any:
        """The new user with what the claims give, or neither."""
        provider = settings.DEUR.providers[sociallogin.account.provider]
        try:
            with transaction.atomic():
                gebruiker = super().save_user(request, sociallogin, form)
                volg_provider(gebruiker, provider, provider.geeft(sociallogin.claims))
        except OngeldigeGebruiker as fout:
            raise self._geweigerd(request, sociallogin, provider, str(fout)) from None
        return gebruiker

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Put on the log that it went wrong over there."""
        hoe = f"identiteitsprovider {getattr(provider, 'sub_id', '')}: {error or exception or ''}"
        meld("", wat=GEWEIGERD, hoe=hoe[:200], request=request)

    def _geweigerd(
        self, request: HttpRequest, sociallogin: SocialLogin, provider: Provider, zin: str
    ) -> ImmediateHttpResponse:
        gebruiker = sociallogin.user if sociallogin.is_existing else None
        naam, nummer = (gebruiker.username, gebruiker.pk) if gebruiker else ("", None)
        meld(
            naam,
            wat=GEWEIGERD,
            hoe=f"identiteitsprovider {provider.code}: geen toegang",
            request=request,
            nummer=nummer,
        )
        blad = render(
            request, "toegang/geen_toegang.html", {"zin": zin, "provider": provider}, status=403
        )
        return ImmediateHttpResponse(blad)
