# SPDX-License-Identifier: EUPL-1.2
"""Home pages are ready before someone asks: opened once for each kind of reader.

After a new snapshot or publication every figure is new. A thread beside the server notices that a
pointer moved and opens the home pages; who comes meanwhile waits for the same count and the same
drawing (`kernel.geheugen`) and starts no second one.
"""

from __future__ import annotations

import logging
import time
from io import BytesIO
from threading import Thread

from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections, connections
from django.urls import resolve, reverse

from hefboom import facts

ELKE = 5.0  # seconds between two looks at the pointer
#: Readers who see different things, the last to log in first; a page of others counts when asked.
LEZERS = 25

_log = logging.getLogger(__name__)


def warm_thuisbladen() -> int:
    """Open the home page of each kind of reader; how many. What fails is logged, not raised."""
    adres = reverse("home")
    pagina = resolve(adres).func
    gezien = set()
    gebruikers = get_user_model().objects.filter(is_active=True).order_by("-last_login", "pk")
    for gebruiker in gebruikers:
        inzage = gebruiker.inzage
        if inzage in gezien:
            continue
        gezien.add(inzage)
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": adres,
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "80",
                "wsgi.input": BytesIO(),
            }
        )
        request.user = gebruiker
        try:
            pagina(request)
        except Exception:
            _log.exception("Een beginblad was niet op te warmen.")
        if len(gezien) == LEZERS:
            break
    return len(gezien)


def houd_warm() -> Thread:
    """Start the thread that opens home pages whenever a pointer has moved, and at once."""
    thread = Thread(target=_kijk, name="opwarmen", daemon=True)
    thread.start()
    return thread


def _kijk() -> None:
    vorige: object = None
    while True:
        try:
            close_old_connections()
            opname, publicatie = facts.huidige(), facts.gepubliceerd()
            wijzers = (opname and opname.id, publicatie and publicatie.id)
            if opname is not None and wijzers != vorige:
                vorige = wijzers
                warm_thuisbladen()
            connections.close_all()
        except facts.OpnameFout as fout:
            if vorige != str(fout):
                vorige = str(fout)
                _log.error("%s", fout)
        except Exception:  # the database may be away for a moment; look again
            _log.exception("Opwarmen lukte niet.")
        time.sleep(ELKE)
