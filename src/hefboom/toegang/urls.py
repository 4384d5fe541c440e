# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the door: under their Dutch path, by the name django-allauth calls them."""

from allauth.account.views import account_inactive, reauthenticate
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount.views import login_cancelled, login_error
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

from hefboom.toegang.bladen.account.pagina import account
from hefboom.toegang.views import Appfactor, Inloggen, Wachtwoord, naar_provider, van_provider

urlpatterns = [
    path("inloggen/", Inloggen.as_view(), name="account_login"),
    path("inloggen/code/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/uit/", account_inactive, name="account_inactive"),
    path("inloggen/mislukt/", login_error, name="socialaccount_login_error"),
    path("inloggen/afgebroken/", login_cancelled, name="socialaccount_login_cancelled"),
    path("inloggen/via/<code:provider_id>/", naar_provider, name="openid_connect_login"),
    path("inloggen/via/<code:provider_id>/terug/", van_provider, name="openid_connect_callback"),
    path("uitloggen/", login_not_required(LogoutView.as_view()), name="uitloggen"),
    path("account/", account, name="mfa_index"),
    path("account/bevestig/", reauthenticate, name="account_reauthenticate"),
    path("account/bevestig/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/wachtwoord/", Wachtwoord.as_view(), name="account_change_password"),
    path("account/app/", Appfactor.as_view(), name="mfa_activate_totp"),
    path("account/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/herstelcodes/nieuw/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/herstelcodes/tekst/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
