# SPDX-License-Identifier: EUPL-1.2
"""This room's addresses, with stand-ins for the frame's."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def leeg(request: HttpRequest, **_: object) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("", include("hefboom.declaraties.urls")),
    path("inloggen/", leeg, name="inloggen"),
    path("berichten/<uuid:pk>/", leeg, name="bericht"),
]
