# SPDX-License-Identifier: EUPL-1.2
"""People who log in, for any test: `maak_mens("bert", "beleid", "0505")`."""

from __future__ import annotations

from datetime import date

from hefboom.inzage import ROLLEN, Rol
from hefboom.inzage.models import Gebruiker
from hefboom.inzage.services import NieuweMachtiging, verleen

SINDS = date(2020, 1, 1)


def maak_mens(naam: str, rol: Rol | str = "", *codes: str) -> Gebruiker:
    """Someone with a role in each of these circles (in the region without), since long."""
    gebruiker = Gebruiker.objects.create(username=naam, password="!")
    if rol:
        gevraagd = ROLLEN[rol] if isinstance(rol, str) else rol
        for code in codes or ("",):
            verleen(gebruiker, NieuweMachtiging(gevraagd, code, SINDS))
    return gebruiker
