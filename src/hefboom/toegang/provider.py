# SPDX-License-Identifier: EUPL-1.2
"""An identity provider over OpenID Connect, as django-allauth finds it by the name of this file.

Of what a provider tells nothing is kept but who it is (its `sub`, and its name when it is
new): claims can hold anything.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest


class Geverifieerd(OpenIDConnectOAuth2Adapter):
    """Looks at the signature of a token even when it comes straight from the provider."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return claims


class Identiteitsprovider(OpenIDConnectProvider):
    """The provider of one municipality (`deurbestand.Provider` with the same code)."""

    oauth2_adapter_class = Geverifieerd

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """To log in, and for nothing else: an account here is not tied to one over there."""
        kwargs: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        return kwargs | {"process": AuthProcess.LOGIN}

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> SocialLogin:
        """Who it is, with the claims of this log-in beside it."""
        login: SocialLogin = super().sociallogin_from_response(request, response)
        login.claims = response.get("id_token") or {}
        return login

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        """Nothing is kept."""
        return {}


provider_classes = [Identiteitsprovider]
