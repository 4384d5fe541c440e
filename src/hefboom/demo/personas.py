# SPDX-License-Identifier: EUPL-1.2
"""Who can log in to the demo: invented people, with passwords everyone may know."""

from __future__ import annotations

from dataclasses import dataclass

from hefboom import stelsel
from hefboom.demo.aanbieders import Aanbieder, maak_veld
from hefboom.demo.aanbod import maak_aanbod, venster
from hefboom.demo.ijking import landelijk, regionaal
from hefboom.kernel import Rol

WACHTWOORD = "hefboom-demo"  # printed by the demo; only ever used in a demo


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone who logs in to the demo. `gemeente` is a CBS code, `aanbieder` an AGB code."""

    gebruikersnaam: str
    wachtwoord: str
    rol: Rol
    naam: str
    omschrijving: str
    gemeente: str | None = None
    aanbieder: str | None = None


def personas(regio: str) -> tuple[Persona, ...]:
    """The region's log-ins; they depend on the region alone. Raises `ValueError` without one."""
    echt = stelsel.laad(regio)
    naar_grootte = sorted(echt.gemeenten, key=lambda g: (-g.jeugdigen, str(g.code)))
    groot, ander = naar_grootte[0], naar_grootte[1]
    eigen, rivaal = _aanbieders(regio)

    def persoon(
        wie: str, rol: Rol, naam: str, doet: str,
        gemeente: str | None = None, aanbieder: str | None = None,
    ) -> Persona:  # fmt: skip
        return Persona(wie, WACHTWOORD, rol, naam, doet, gemeente, aanbieder)

    return (
        persoon("contract", Rol.CONTRACTMANAGER, "Cato Contract", f"contractmanager, {echt.naam}"),
        persoon("financien", Rol.FINANCIEN, "Fedde Financiën", f"financiën, {echt.naam}"),
        persoon("beleid", Rol.BELEID, "Bente Beleid", f"beleid, {groot.naam}", groot.code),
        persoon("beleid2", Rol.BELEID, "Boaz Beleid", f"beleid, {ander.naam}", ander.code),
        persoon("team", Rol.LOKAAL_TEAM, "Tirza Team", f"lokaal team van {groot.naam}", groot.code),
        persoon(
            "aanbieder",
            Rol.AANBIEDER,
            "Aukje Aanbieder",
            eigen.naam,
            None,
            eigen.agb,
        ),
        persoon("rivaal", Rol.AANBIEDER, "Rens Rivaal", rivaal.naam, None, rivaal.agb),
        persoon("raad", Rol.RAADSLID, "Riva Raad", f"raadslid van {groot.naam}", groot.code),
    )


def _aanbieders(regio: str) -> tuple[Aanbieder, Aanbieder]:
    """The two largest providers of the largest market that is paid for effort."""
    ijk = regionaal(regio)
    echt = stelsel.laad(regio)
    aanbod = maak_aanbod(echt, ijk, landelijk(), venster(echt, ijk, 12))
    veld = maak_veld(ijk, aanbod)
    per_markt: dict[str, int] = {}
    for a in aanbod:
        if not a.taak[max(a.taak)]:
            naam = veld.van_product[a.code].markt.naam
            per_markt[naam] = max(per_markt.get(naam, 0), veld.van_product[a.code].markt.aanbieders)
    grootste = max(per_markt, key=lambda naam: (per_markt[naam], naam))
    plaats = next(p for p in veld.marktplaatsen if p.markt.naam == grootste)
    return plaats.aanbieders[0], plaats.aanbieders[1]
