# SPDX-License-Identifier: EUPL-1.2
"""Who can log in to the demo: invented people, with passwords everyone may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hefboom import stelsel
from hefboom.demo.aanbieders import Demoaanbieder, maak_veld
from hefboom.demo.aanbod import maak_aanbod, venster
from hefboom.demo.ijking import landelijk, regionaal
from hefboom.inzage import Inzage, Rol, rollen
from hefboom.inzage.rollen import ROLLEN
from hefboom.kernel import opsomming

WACHTWOORD = "hefboom-demo"  # printed by the demo; only ever used in a demo


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone who logs in to the demo, with (role, code) pairs; the region's roles have no code."""

    gebruikersnaam: str
    wachtwoord: str
    naam: str
    omschrijving: str
    machtigingen: tuple[tuple[str, str], ...]

    @property
    def inzage(self) -> Inzage:
        """What this person may see."""
        return Inzage.van((ROLLEN[rol], code) for rol, code in self.machtigingen)

    @classmethod
    def uit_json(cls, rij: Mapping[str, Any]) -> Persona:
        """Back from the file the demo keeps, in which tuples became lists."""
        machtigingen = tuple((rol, code) for rol, code in rij["machtigingen"])
        return cls(**{**rij, "machtigingen": machtigingen})


def personas(regio: str) -> tuple[Persona, ...]:
    """The region's log-ins; they depend on the region alone. Raises `ValueError` without one."""
    echt = stelsel.laad(regio)
    naar_grootte = sorted(echt.gemeenten, key=lambda g: (-g.jeugdigen, str(g.code)))
    groot, ander, *rest = naar_grootte
    eigen, rivaal, derde = _aanbieders(regio)
    samen = [ander, *rest[:2]]

    def persoon(wie: str, naam: str, doet: str, rol: Rol, *codes: str) -> Persona:
        paren = tuple((rol.code, code) for code in codes or ("",))
        return Persona(wie, WACHTWOORD, naam, doet, paren)

    twee_rollen = Persona(
        "dubbel",
        WACHTWOORD,
        "Dewi Dubbel",
        f"financiën en voorsteller van besluiten, {echt.naam}",
        ((rollen.FINANCIEN.code, ""), (rollen.VOORSTELLER.code, "")),
    )
    return (
        persoon(
            "contract", "Cato Contract", f"contractmanager, {echt.naam}", rollen.CONTRACTMANAGER
        ),
        persoon("financien", "Fedde Financiën", f"financiën, {echt.naam}", rollen.FINANCIEN),
        persoon("analist", "Anouk Analist", f"analist, {echt.naam}", rollen.ANALIST),
        twee_rollen,
        persoon(
            "vaststeller",
            "Vera Vaststeller",
            f"vaststeller van besluiten, {echt.naam}",
            rollen.VASTSTELLER,
        ),
        persoon(
            "vaststeller2",
            "Vic Vaststeller",
            f"vaststeller van besluiten, {echt.naam}",
            rollen.VASTSTELLER,
        ),
        persoon("beheerder", "Bram Beheerder", f"beheerder, {echt.naam}", rollen.BEHEERDER),
        persoon("privacy", "Pien Privacy", f"privacy officer, {echt.naam}", rollen.PRIVACY),
        persoon("beleid", "Bente Beleid", f"beleid, {groot.naam}", rollen.BELEID, groot.code),
        persoon("beleid2", "Boaz Beleid", f"beleid, {ander.naam}", rollen.BELEID, ander.code),
        persoon(
            "team", "Tirza Team", f"lokaal team van {groot.naam}", rollen.LOKAAL_TEAM, groot.code
        ),
        persoon(
            "teams",
            "Tess Teams",
            f"lokaal team van {opsomming([g.naam for g in samen])}",
            rollen.LOKAAL_TEAM,
            *(g.code for g in samen),
        ),
        persoon("aanbieder", "Aukje Aanbieder", eigen.naam, rollen.AANBIEDER, eigen.agb),
        persoon("rivaal", "Rens Rivaal", rivaal.naam, rollen.AANBIEDER, rivaal.agb),
        persoon(
            "concern",
            "Corrie Concern",
            f"{rivaal.naam} en {derde.naam}, één organisatie met twee AGB-codes",
            rollen.AANBIEDER,
            rivaal.agb,
            derde.agb,
        ),
        persoon("raad", "Riva Raad", f"raadslid van {groot.naam}", rollen.RAADSLID, groot.code),
    )


def _aanbieders(regio: str) -> tuple[Demoaanbieder, Demoaanbieder, Demoaanbieder]:
    """The three largest providers of the largest market that is paid for effort."""
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
    return plaats.aanbieders[0], plaats.aanbieders[1], plaats.aanbieders[2]
