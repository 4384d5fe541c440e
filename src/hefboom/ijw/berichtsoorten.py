# SPDX-License-Identifier: EUPL-1.2
"""Which messages there are: titles, who sends them, what answers what."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hefboom.ijw.standaard import NIEUWSTE, Berichtsoort, release


def berichtsoorten(nummer: str = NIEUWSTE) -> Mapping[str, Berichtsoort]:
    """Every message of a release, answers too, by its code (`JW305`).

    Raises `KeyError` for a release Hefboom does not know.
    """
    return MappingProxyType(dict(release(nummer).soorten))


def berichtsoort(naam: str, nummer: str = NIEUWSTE) -> Berichtsoort | None:
    """What the standard says of one message (`JW305`); None when it has no such message.

    >>> beschrijving = berichtsoort("JW306")
    >>> beschrijving.titel, beschrijving.antwoord_op, beschrijving.is_retour
    ('Retour start', 'JW305', True)
    """
    return release(nummer).soorten.get(naam)
