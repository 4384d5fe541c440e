# SPDX-License-Identifier: EUPL-1.2
"""This room's addresses, with stand-ins for the frame's."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hefboom.scherm.pagina import adressen_van


def leeg(request: HttpRequest, **_: object) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    *adressen_van("hefboom.declaraties"),
    path("inloggen/", leeg, name="account_login"),
    path("berichten/<uuid:pk>/", leeg, name="bericht"),
]
