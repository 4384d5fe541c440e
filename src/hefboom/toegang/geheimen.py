# SPDX-License-Identifier: EUPL-1.2
"""The secrets of second factors: sealed with the installation's key before they are kept."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from allauth.mfa.models import Authenticator

from hefboom.kluis import Kluis
from hefboom.mailbox import VerzegeldeTabel, kluis

DOEL, PLEK = "tweede factor", "mfa.Authenticator"
#: Which keys of an authenticator's data are sealed.
VELDEN = ("secret", "seed")


def verzegel(tekst: str, met: Kluis | None = None) -> str:
    """The text, sealed."""
    return base64.b64encode((met or kluis()).verzegel(tekst.encode(), DOEL, PLEK)).decode()


def ontzegel(verzegeld: str, met: Kluis | None = None) -> str:
    """The text again. Raises `OpenenMislukt` with another key."""
    return (met or kluis()).open(base64.b64decode(verzegeld), DOEL, PLEK).decode()


def _opnieuw(rij: Any, oud: Kluis, nieuw: Kluis) -> Mapping[str, Any]:
    data = dict(rij.data)
    for veld in VELDEN:
        if veld in data:
            data[veld] = verzegel(ontzegel(data[veld], oud), nieuw)
    return {"data": data}


def _over(nieuw: Kluis) -> Sequence[Any]:
    return [
        rij.pk
        for rij in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
        if any(
            base64.b64decode(rij.data[veld])[: len(nieuw.kop)] != nieuw.kop
            for veld in VELDEN
            if veld in rij.data
        )
    ]


TWEEDE_FACTOREN = VerzegeldeTabel("Tweede factoren", Authenticator, ("data",), _opnieuw, _over)
