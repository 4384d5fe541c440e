# SPDX-License-Identifier: EUPL-1.2
"""One's own account: password, second factor, leaving everywhere else."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.toegang.services import beeindig_sessies
from hefboom.toegang.sessie import kan_bevestigen


@blad("account/", "account")
@require_http_methods(["GET", "HEAD", "POST"])
def account(bezoek: Bezoek) -> HttpResponse:
    """How do you log in?"""
    gebruiker = bezoek.user
    if bezoek.method == "POST":
        beeindig_sessies(gebruiker)
        gebruiker.refresh_from_db(fields=["sessiereeks"])
        update_session_auth_hash(bezoek, gebruiker)
        return redirect("account")
    soorten = set(Authenticator.objects.filter(user=gebruiker).values_list("type", flat=True))
    return render(
        bezoek,
        "toegang/account/blad.html",
        {
            "heeft_wachtwoord": gebruiker.has_usable_password(),
            "heeft_app": Authenticator.Type.TOTP in soorten,
            "heeft_codes": Authenticator.Type.RECOVERY_CODES in soorten,
            "verplicht": settings.DEUR.eist_tweede_factor(gebruiker.inzage),
            "kan_bevestigen": kan_bevestigen(bezoek),
            "stil": settings.DEUR.stil,
            "duur": settings.DEUR.duur,
            "kruimels": [Kruimel("Uw account")],
        },
    )
