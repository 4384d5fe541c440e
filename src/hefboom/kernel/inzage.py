# SPDX-License-Identifier: EUPL-1.2
"""Who asks? The role and scope that every selector takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hefboom.kernel.codes import AgbCode, Gemeentecode


class Rol(StrEnum):
    """The roles of house decision 5, spelled as on screen."""

    CONTRACTMANAGER = "contractmanager"
    FINANCIEN = "financien"
    BELEID = "beleid"
    LOKAAL_TEAM = "lokaal_team"
    AANBIEDER = "aanbieder"
    RAADSLID = "raadslid"


REGIOROLLEN = frozenset({Rol.CONTRACTMANAGER, Rol.FINANCIEN})
GEMEENTEROLLEN = frozenset({Rol.BELEID, Rol.LOKAAL_TEAM, Rol.RAADSLID})


@dataclass(frozen=True, slots=True)
class Inzage:
    """What one reader may see.

    Regional roles see the whole region. Municipal roles carry `gemeente`, a provider carries
    `aanbieder`. Everyone may see regional aggregates, but those who see them from outside the
    scope they own get small numbers suppressed (`onderdruk`).

    Raises `ValueError` when role and scope do not fit together.
    """

    rol: Rol
    gemeente: Gemeentecode | None = None
    aanbieder: AgbCode | None = None

    def __post_init__(self) -> None:
        if (self.gemeente is not None) != (self.rol in GEMEENTEROLLEN):
            raise ValueError(f"Rol {self.rol} past niet bij gemeente {self.gemeente}.")
        if (self.aanbieder is not None) != (self.rol is Rol.AANBIEDER):
            raise ValueError(
                f"Rol {self.rol} en aanbieder {self.aanbieder} passen niet bij elkaar."
            )

    @property
    def hele_regio(self) -> bool:
        """Sees every municipality and every provider."""
        return self.rol in REGIOROLLEN

    @property
    def ziet_personen(self) -> bool:
        """May rows about one (pseudonymous) youth be shown at all? Not to a councillor."""
        return self.rol is not Rol.RAADSLID

    def mag_gemeente(self, gemeente: str) -> bool:
        """May this reader open this municipality's own figures and rows?"""
        return self.hele_regio or self.gemeente == gemeente

    def mag_aanbieder(self, aanbieder: str) -> bool:
        """May this reader open this provider's page?

        Regional roles and municipal officers may (the officer sees there only own youths);
        a provider sees itself; a councillor sees no single provider.
        """
        if self.rol is Rol.AANBIEDER:
            return self.aanbieder == aanbieder
        return self.hele_regio or self.rol in {Rol.BELEID, Rol.LOKAAL_TEAM}
