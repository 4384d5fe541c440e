# SPDX-License-Identifier: EUPL-1.2
"""Who can log in."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.inzage import Recht
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.toegang.bladen.accounts.blad import inhoud
from hefboom.toegang.selectors import accounts_zichtbaar_voor


@blad("accounts/", "accounts")
@require_safe
def accounts(bezoek: Bezoek) -> HttpResponse:
    """Who can log in, when did they last, and with a second factor?"""
    if not bezoek.user.inzage.mag(Recht.MACHTIGINGEN_BEHEREN):
        raise Http404
    context = inhoud(accounts_zichtbaar_voor(bezoek.user), settings.DEUR)
    return render(
        bezoek,
        "toegang/accounts/blad.html",
        context | {"kruimels": [Kruimel("Accounts")]},
    )
