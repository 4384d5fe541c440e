# SPDX-License-Identifier: EUPL-1.2
"""What one reader may see: all (role, circle) pairs that hold, taken together.

Rights do not leak from one circle into another: whoever is a councillor in one municipality and
in the local team of another sees persons in the second only. So always ask for a right
(`inzage.kring(Recht.PERSONEN)`), never for a role.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hefboom.inzage.kring import REGIO, Kring, Kringsoort
from hefboom.inzage.rechten import Recht
from hefboom.inzage.rollen import ROLLEN, Rol, Startblad


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """One role in one circle. Raises `ValueError` (Dutch) when they do not belong together."""

    rol: Rol
    kring: Kring = REGIO

    def __post_init__(self) -> None:
        if self.kring.soort is not self.rol.kring:
            raise ValueError(
                f"De rol {self.rol.naam} geldt voor een {self.rol.kring}, "
                f"niet voor een {self.kring.soort}."
                if self.rol.kring is not Kringsoort.REGIO
                else f"De rol {self.rol.naam} geldt voor de hele regio."
            )


@dataclass(frozen=True, slots=True)
class Kringen:
    """Where a right holds: in the whole region, or for these municipalities and providers."""

    regio: bool = False
    gemeenten: frozenset[str] = frozenset()
    aanbieders: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.regio or bool(self.gemeenten or self.aanbieders)

    @property
    def partijen(self) -> dict[str, frozenset[str]]:
        """The codes by dimension of facts; empty for the region. Never both dimensions."""
        paren = (("gemeente", self.gemeenten), ("aanbieder", self.aanbieders))
        return {dimensie: codes for dimensie, codes in paren if codes}


@dataclass(frozen=True, slots=True)
class Inzage:
    """What one reader may see on one day. Hashable: it is the key of remembered answers.

    `gebruiker` is the reader's key, for what is one's own by having done it (a delivery). It says
    nothing about figures, so two readers who may see the same are equal.

    Raises `ValueError` when someone would be a municipality and a provider at once: the buyer does
    not look over the seller's shoulder with one log-in.
    """

    bevoegdheden: frozenset[Bevoegdheid] = frozenset()
    gebruiker: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        soorten = {b.kring.soort for b in self.bevoegdheden}
        if {Kringsoort.GEMEENTE, Kringsoort.AANBIEDER} <= soorten:
            raise ValueError(
                "Niemand is tegelijk gemeente en aanbieder. Gebruik twee gebruikersnamen."
            )

    @classmethod
    def als(cls, rol: Rol, *codes: str) -> Inzage:
        """One role, in the region or in these circles.

        >>> from hefboom.inzage import rollen
        >>> sorted(Inzage.als(rollen.LOKAAL_TEAM, "0119", "0301").gemeenten)
        ['0119', '0301']
        """
        return cls.van((rol, code) for code in codes or ("",))

    @classmethod
    def van(cls, paren: Iterable[tuple[Rol, str]]) -> Inzage:
        """Of (role, code) pairs; the code is empty for a role in the region."""
        return cls(frozenset(Bevoegdheid(rol, Kring(rol.kring, code)) for rol, code in paren))

    def kring(self, recht: Recht) -> Kringen:
        """Where this reader holds a right."""
        kringen = [b.kring for b in self.bevoegdheden if recht in b.rol.rechten]
        return Kringen(
            regio=any(k.soort is Kringsoort.REGIO for k in kringen),
            gemeenten=frozenset(k.code for k in kringen if k.soort is Kringsoort.GEMEENTE),
            aanbieders=frozenset(k.code for k in kringen if k.soort is Kringsoort.AANBIEDER),
        )

    def mag(self, recht: Recht) -> bool:
        """Does this reader hold a right in any circle?"""
        return any(recht in b.rol.rechten for b in self.bevoegdheden)

    @property
    def rollen(self) -> tuple[Rol, ...]:
        """The roles held, in the order of `ROLLEN`."""
        gehouden = {b.rol for b in self.bevoegdheden}
        return tuple(rol for rol in ROLLEN.values() if rol in gehouden)

    @property
    def starts(self) -> tuple[Startblad, ...]:
        """What the first page is about, each once, in the order of the roles."""
        return tuple(dict.fromkeys(rol.start for rol in self.rollen))

    @property
    def hele_regio(self) -> bool:
        """Sees the figures of every municipality and every provider, as they are."""
        return self.kring(Recht.ONVERHULD).regio

    @property
    def naast_elkaar(self) -> bool:
        """Sees the municipalities beside each other; of others perhaps without small numbers."""
        return self.hele_regio or self.mag(Recht.ANDERE_GEMEENTEN)

    @property
    def ziet_personen(self) -> bool:
        """May rows about one youth be shown at all (somewhere)?"""
        return self.mag(Recht.PERSONEN)

    @property
    def gemeenten(self) -> frozenset[str]:
        """The municipalities whose own figures this reader sees; empty for regional roles."""
        return self.kring(Recht.EIGEN_CIJFERS).gemeenten

    @property
    def aanbieders(self) -> frozenset[str]:
        """The providers this reader is; empty for everyone else."""
        return self.kring(Recht.EIGEN_CIJFERS).aanbieders

    def mag_gemeente(self, gemeente: str) -> bool:
        """May this reader open this municipality's own figures and rows?"""
        return self.hele_regio or gemeente in self.gemeenten

    def mag_aanbieder(self, aanbieder: str) -> bool:
        """May this reader read this provider's name and open its page?

        Whoever holds that right for the region or for a municipality may for all (a municipality
        sees there only own youths), a provider for itself.
        """
        kring = self.kring(Recht.AANBIEDERS)
        return kring.regio or bool(kring.gemeenten) or aanbieder in kring.aanbieders
