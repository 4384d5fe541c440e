# SPDX-License-Identifier: EUPL-1.2
"""Home pages are ready before someone asks: opened once for each kind of reader.

After a new snapshot or publication every figure is new. A thread beside the server notices that a
pointer moved and opens the home pages; who comes meanwhile waits for the same count and the same
drawing (`kernel.geheugen`) and starts no second one. Then it works out what is hidden from whom in
the publication, which takes longest.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from io import BytesIO
from threading import Thread

from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections, connections
from django.urls import resolve, reverse

from hefboom import facts, measures
from hefboom.inzage import Gebruiker, Inzage

ELKE = 5.0  # seconds between two looks at the pointer
ADEM = 0.2  # seconds between two lattices, in which pages go first
#: Readers who see different things, the last to log in first; a page of others counts when asked.
LEZERS = 25

_log = logging.getLogger(__name__)


def warm_thuisbladen() -> int:
    """Open the home page of each kind of reader; how many. What fails is logged, not raised."""
    adres = reverse("home")
    pagina = resolve(adres).func
    gezien = 0
    for gebruiker in _lezers():
        gezien += 1
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
    return gezien


def warm_roosters() -> int:
    """Have ready what is hidden from each kind of reader in the publication; how many lattices.

    It stops when a pointer moves: then home pages come first again.
    """
    opname, wijzers, klaar = facts.gepubliceerd(), _wijzers(), 0
    if opname is None:
        return 0
    for gebruiker in _lezers():
        for _ in measures.leg_roosters_klaar(opname, gebruiker.inzage):
            klaar += 1
            if _wijzers() != wijzers:
                return klaar
            time.sleep(ADEM)
    return klaar


def _lezers() -> Iterator[Gebruiker]:
    """One of each kind of reader, who logged in last first."""
    gezien: set[Inzage] = set()
    for gebruiker in Gebruiker.objects.filter(is_active=True).order_by("-last_login", "pk"):
        if gebruiker.inzage not in gezien and len(gezien) < LEZERS:
            gezien.add(gebruiker.inzage)
            yield gebruiker


def _wijzers() -> tuple[str | None, str | None]:
    """The snapshot and the publication that pages are made of now."""
    opname, publicatie = facts.huidige(), facts.gepubliceerd()
    return opname.id if opname else None, publicatie.id if publicatie else None


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
            wijzers = _wijzers()
            if wijzers[0] is not None and wijzers != vorige:
                vorige = wijzers
                warm_thuisbladen()
                warm_roosters()
            connections.close_all()
        except facts.OpnameFout as fout:
            if vorige != str(fout):
                vorige = str(fout)
                _log.error("%s", fout)
        except Exception:  # the database may be away for a moment; look again
            _log.exception("Opwarmen lukte niet.")
        time.sleep(ELKE)
