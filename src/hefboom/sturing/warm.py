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
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections, connections
from django.urls import resolve, reverse

from hefboom import facts
from hefboom.inzage import Inzage, Recht

if TYPE_CHECKING:
    from hefboom.inzage import Gebruiker

ELKE = 5.0  # seconds between two looks at the pointer
#: Readers who see different things, the last to log in first; a page of others counts when asked.
LEZERS = 25

_log = logging.getLogger(__name__)


def warm_thuisbladen() -> int:
    """Open the home page of each kind of reader, and then of those who see no small numbers the
    region too, which has the most lattices (ADR 24); how many readers.

    What fails is logged, not raised.
    """
    lezers = _lezers()
    for gebruiker in lezers:
        _open("home", gebruiker)
    for gebruiker in lezers:
        if not gebruiker.inzage.hele_regio and gebruiker.inzage.mag(Recht.CIJFERS):
            _open("regio", gebruiker)
    return len(lezers)


def _lezers() -> list[Gebruiker]:
    gezien: dict[Inzage, Gebruiker] = {}
    for gebruiker in get_user_model().objects.filter(is_active=True).order_by("-last_login", "pk"):
        gezien.setdefault(gebruiker.inzage, gebruiker)
        if len(gezien) == LEZERS:
            break
    return list(gezien.values())


def _open(naam: str, gebruiker: Gebruiker) -> None:
    adres = reverse(naam)
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
        resolve(adres).func(request)
    except Exception:
        _log.exception("De pagina %s was niet op te warmen.", naam)


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
