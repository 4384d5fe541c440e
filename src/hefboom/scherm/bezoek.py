# SPDX-License-Identifier: EUPL-1.2
"""A visit to a page by someone who is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from hefboom.inzage import Gebruiker


class Bezoek(HttpRequest):
    """A visit to a page by someone who is logged in: the request each page gets (`ingelogd`)."""

    user: Gebruiker
    htmx: HtmxDetails


def ingelogd(request: HttpRequest) -> Bezoek:
    """The same request, of a known user.

    Raises `PermissionDenied` for one without; the middleware sent those to the log-in page before.
    """
    if not request.user.is_authenticated:
        raise PermissionDenied
    return cast(Bezoek, request)
