# SPDX-License-Identifier: EUPL-1.2
"""A line of the log about someone who is logged in: who, as what, from where."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hefboom import logboek
from hefboom.inzage.models import Gebruiker
from hefboom.logboek import Daad, Logregel


def regel_van(wie: Gebruiker | None, daad: Daad, wat: str, **meer: Any) -> Logregel:
    """What this person does, with each role held today and its circle; `meer` as in `Logregel`.

    Without a person it was done on the command line.
    """
    if wie is None:
        return logboek.op_deze_machine(daad, wat, **meer)
    rollen = sorted(
        f"{b.rol}:{b.kring.code}" if b.kring.code else str(b.rol) for b in wie.inzage.bevoegdheden
    )
    meer.setdefault("waar", logboek.waar_nu())
    return Logregel(daad, wie.get_username(), wat, nummer=wie.pk, rollen=tuple(rollen), **meer)


def waarvandaan(request: HttpRequest) -> str:
    """The address a request came from, as the server that stands before ours saw it.

    What a visitor claims comes first in the header; the server before ours adds the last.
    """
    if settings.OMGEVING.https:
        keten = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if keten[-1].strip():
            return zonder_poort(str(keten[-1].strip()))
    return str(request.META.get("REMOTE_ADDR", ""))


def zonder_poort(adres: str) -> str:
    """An address as a server writes it, without a port and brackets.

    >>> zonder_poort("192.0.2.7:51234"), zonder_poort("[2001:db8::7]:443"), zonder_poort("::1")
    ('192.0.2.7', '2001:db8::7', '::1')
    """
    haken = re.fullmatch(r"\[([^\]]+)\](?::\d+)?", adres)
    if haken is not None:
        return haken[1]
    kaal, poort, rest = adres.partition(":")
    return kaal if poort and rest.isdecimal() else adres
