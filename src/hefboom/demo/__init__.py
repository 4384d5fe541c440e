# SPDX-License-Identifier: EUPL-1.2
"""A synthetic region that sends real iJw messages, month by month; nothing else feeds Hefboom."""

from __future__ import annotations

from collections.abc import Iterable

from hefboom.demo.ijking import IJkfout, regios
from hefboom.demo.maken import DemoUitvoer, maak
from hefboom.demo.personas import Persona, personas

__all__ = ["DemoUitvoer", "IJkfout", "Persona", "maak", "maak_gebruikers", "personas", "regios"]


def maak_gebruikers(personas: Iterable[Persona]) -> int:
    """Make the personas' log-ins, idempotently; needs Django, which is only started here."""
    from hefboom.demo.logins import maak_gebruikers

    return maak_gebruikers(personas)
