# SPDX-License-Identifier: EUPL-1.2
"""Whose session is this? Asked before a request is there, by its cookie alone."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie


def wie_is_ingelogd(koekjes: str) -> str | None:
    """The key of who is logged in with this `Cookie` header; None for nobody."""
    sleutel = parse_cookie(koekjes).get(settings.SESSION_COOKIE_NAME)
    if not sleutel:
        return None
    vraag = HttpRequest()
    vraag.session = import_module(settings.SESSION_ENGINE).SessionStore(sleutel)
    close_old_connections()
    try:
        gebruiker = get_user(vraag)
        return str(gebruiker.pk) if gebruiker.is_authenticated else None
    finally:
        close_old_connections()
