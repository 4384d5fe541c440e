# SPDX-License-Identifier: EUPL-1.2
"""A server whose key is not that of its database answers nothing.

The key may be replaced while a server runs: from then on what it seals opens for nobody else.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from hefboom.mailbox.sleutels import eis_sleutel
from hefboom.omgeving import OngeldigeOmgeving

#: Seconds for which an answer of the database holds.
GELDIG = 5.0
BLAD = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Hefboom staat even \
stil</title></head><body><h1>Hefboom staat even stil</h1><p>De beheerder werkt aan de sleutel van \
deze installatie. Er gaat niets verloren; probeer het later opnieuw.</p></body></html>"""


class Sleutelwacht:
    """Asks now and then whether our key is still the one of the database."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._volgende = volgende
        self._gevraagd = -GELDIG

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or 503."""
        nu = time.monotonic()
        if nu - self._gevraagd >= GELDIG:
            try:
                eis_sleutel()
            except OngeldigeOmgeving:
                return HttpResponse(BLAD, status=503)
            self._gevraagd = nu
        return self._volgende(request)
