# SPDX-License-Identifier: EUPL-1.2
"""A synthetic region that sends real iJw messages, month by month; nothing else feeds Hefboom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from hefboom import stelsel
from hefboom.demo.aanbod import venster
from hefboom.demo.ijking import IJkfout, regionaal, regios
from hefboom.demo.maken import DemoUitvoer, maak
from hefboom.demo.personas import Persona, personas

__all__ = [
    "DemoUitvoer",
    "IJkfout",
    "Persona",
    "einde_van",
    "gewone_omvang",
    "leg_maatwerk_vast",
    "maak",
    "maak_gebruikers",
    "personas",
    "regios",
    "stel_vast",
    "stel_voor",
]


def leg_maatwerk_vast(personas: Iterable[Persona], regio: str, op: datetime) -> int:
    """Record maatwerk where no contract covers an allocation, once the messages are taken in."""
    from hefboom.demo.maatwerk import leg_maatwerk_vast as doe

    return doe(tuple(personas), regio, op)


def maak_gebruikers(personas: Iterable[Persona]) -> int:
    """Make the personas' log-ins, idempotently; needs Django, which is only started here."""
    from hefboom.demo.logins import maak_gebruikers

    return maak_gebruikers(personas)


def gewone_omvang(regio: str) -> tuple[float, int]:
    """The scale and the number of months of a demo that is asked for without them."""
    ijk = regionaal(regio)
    return ijk.schaal, ijk.maanden


def stel_vast(regio: str, op: date) -> bool:
    """Adopt a change of the region's decisions, as people would; needs Django."""
    from hefboom.demo.besluiten import stel_vast

    return stel_vast(regio, op)


def stel_voor(regio: str, op: date) -> bool:
    """Leave a proposal open for who adopts; needs Django."""
    from hefboom.demo.besluiten import stel_voor

    return stel_voor(regio, op)


def einde_van(regio: str, maanden: int) -> date:
    """The day on which a demo of so many months ends, and lives. Raises `ValueError` (Dutch)."""
    return venster(stelsel.laad(regio), regionaal(regio), maanden).einde
