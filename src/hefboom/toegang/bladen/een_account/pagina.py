# SPDX-License-Identifier: EUPL-1.2
"""One account: off and on, out, and without its second factor."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hefboom.inzage import OngeldigeGebruiker, Recht
from hefboom.scherm import Bezoek, Kruimel, blad
from hefboom.toegang.beheer import ACCOUNTDADEN, doe
from hefboom.toegang.bladen.accounts.blad import factor, laatst, rollen_van
from hefboom.toegang.selectors import accounts_zichtbaar_voor, providers_van


@blad("accounts/<int:pk>/", "een_account")
@require_http_methods(["GET", "HEAD", "POST"])
def een_account(bezoek: Bezoek, pk: int) -> HttpResponse:
    """May this person still log in?"""
    if not bezoek.user.inzage.mag(Recht.MACHTIGINGEN_BEHEREN):
        raise Http404
    account = get_object_or_404(accounts_zichtbaar_voor(bezoek.user), pk=pk)
    fout = ""
    gekozen = next((daad for daad in ACCOUNTDADEN if daad in bezoek.POST), None)
    if gekozen is not None:
        try:
            doe(gekozen, account, bezoek.user)
        except OngeldigeGebruiker as reden:
            fout = str(reden)
        else:
            return redirect("een_account", pk=account.pk)
    return render(
        bezoek,
        "toegang/een_account/blad.html",
        {
            "account": account,
            "rollen": rollen_van(account),
            "laatst": laatst(account),
            "factor": factor(account, settings.DEUR),
            "zelf": account.pk == bezoek.user.pk,
            "fout": fout,
            "providers": [
                settings.DEUR.providers[p].naam if p in settings.DEUR.providers else p
                for p in providers_van(account)
            ],
            "kruimels": [Kruimel("Accounts", reverse("accounts")), Kruimel(account.username)],
        },
        status=422 if fout else 200,
    )
