# SPDX-License-Identifier: EUPL-1.2
"""A browser that someone logged in with before, known by a signed cookie. It opens nothing.

It only keeps a stranger's guesses from standing in the way of who was here before (see `rem`).
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hefboom.inzage import Gebruiker

KOEKJE = "hefboom_bekend"
DAGEN = 180
HOOGSTENS = 5


def browser_van(request: HttpRequest, nummer: int | None) -> str:
    """The name of this browser when that user logged in with it before; empty otherwise."""
    if nummer is None:
        return ""
    merk, nummers = _lees(request)
    return merk if nummer in nummers else ""


def onthoud(request: HttpRequest, antwoord: HttpResponseBase, gebruiker: Gebruiker) -> None:
    """This user logged in with this browser."""
    merk, nummers = _lees(request)
    if gebruiker.pk in nummers:
        return
    inhoud = {
        "merk": merk or secrets.token_urlsafe(12),
        "wie": [gebruiker.pk, *nummers][:HOOGSTENS],
    }
    antwoord.set_cookie(
        KOEKJE,
        signing.dumps(inhoud, salt=KOEKJE),
        max_age=DAGEN * 24 * 3600,
        httponly=True,
        secure=settings.OMGEVING.https,
        samesite="Lax",
    )


def _lees(request: HttpRequest) -> tuple[str, list[int]]:
    try:
        inhoud = signing.loads(
            request.COOKIES.get(KOEKJE, ""), salt=KOEKJE, max_age=DAGEN * 24 * 3600
        )
        return str(inhoud["merk"]), [int(een) for een in inhoud["wie"]]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return "", []
