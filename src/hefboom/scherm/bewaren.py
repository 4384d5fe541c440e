# SPDX-License-Identifier: EUPL-1.2
"""No page is kept: not by a browser after logging out, not by a proxy on the way.

Whatever comes after the static files is behind the log-in, or leads to it: pages, tables, exports,
downloads, parts of pages and refusals alike. A page cannot choose otherwise.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

NOOIT = "no-store, private"


class NietBewaren:
    """Says so on every answer."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, not to be kept."""
        antwoord = self._volgende(request)
        antwoord["Cache-Control"] = NOOIT
        return antwoord
