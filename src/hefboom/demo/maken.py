# SPDX-License-Identifier: EUPL-1.2
"""Makes a whole demo: the region's youths, their messages, the providers and the ground truth."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from hefboom import stelsel
from hefboom.demo import kapot
from hefboom.demo.aanbieders import maak_veld
from hefboom.demo.aanbod import Venster, maak_aanbod, venster
from hefboom.demo.bevolking import Bevolking
from hefboom.demo.contracteren import laat_een_product_weg, schrijf_contracten
from hefboom.demo.declareren import (
    Administratie,
    Maanddeclaratie,
    Maandregel,
    administraties,
    indiendag,
)
from hefboom.demo.fouten import Foutenboek
from hefboom.demo.ijking import Landelijk, landelijk, regionaal
from hefboom.demo.kansen import stroom
from hefboom.demo.omvang import stem_omvang_af
from hefboom.demo.personas import Persona, personas
from hefboom.demo.post import Postkamer, plan_post
from hefboom.demo.vergissingen import mistel, vergis
from hefboom.demo.zending import Zending
from hefboom.kernel import Period

Maandmelder = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class DemoUitvoer:
    """What was made: where the messages and contracts are, who may log in, which months.

    `aantallen` counts messages per kind, files, youths, courses, claim lines and faults.
    `schaal` is the share of the region's youths; budgets and residents are those of 1.0.
    """

    regio: str
    schaal: float
    berichtenmap: Path
    contractenmap: Path
    foutenbestand: Path
    personas: tuple[Persona, ...]
    start: date
    einde: date
    aantallen: Mapping[str, int]


def maak(
    regio: str,
    schaal: float,
    maanden: int,
    zaad: int,
    naar: Path,
    voortgang: Maandmelder | None = None,
) -> DemoUitvoer:
    """Write a demo region under `naar`; the same arguments give the same bytes.

    An earlier demo there is replaced. `voortgang(step, done, total)` is told in Dutch. Raises
    `ValueError` (Dutch) for a region, scale or number of months that cannot be.
    """
    if not 0 < schaal <= 1:
        raise ValueError(f"De schaal ligt tussen 0 en 1 (1 is de hele regio), niet {schaal}.")
    meld = voortgang or (lambda stap, klaar, totaal: None)
    ijk, land, echt = regionaal(regio), landelijk(), stelsel.laad(regio)
    v = venster(echt, ijk, maanden)
    aanbod = maak_aanbod(echt, ijk, land, v)
    veld = maak_veld(ijk, aanbod)
    laat_een_product_weg(veld, aanbod)
    meld("Jeugdigen verzinnen", 0, 1)
    bevolking = Bevolking(echt, ijk, land, veld, aanbod, v, zaad, schaal)
    bevolking.vul()
    stem_omvang_af(bevolking)
    meld("Jeugdigen verzinnen", 1, 1)

    berichten = naar / "berichten"
    if berichten.exists():
        shutil.rmtree(berichten)
    berichten.mkdir(parents=True)
    boek = Foutenboek()
    post = Postkamer(berichten, {str(g.code): g.naam for g in echt.gemeenten}, boek)
    schrijver = _Bestandschrijver(bevolking, post, boek, v, land, zaad)
    schrijver.schrijf(meld)
    boek.schrijf(naar / "fouten.json")
    contracten = schrijf_contracten(naar / "contracten", echt, veld, aanbod)
    aantallen = dict(sorted(post.aantallen.items())) | {
        "bestanden": post.volgnummer,
        "jeugdigen": bevolking.jeugdigen,
        "trajecten": len(bevolking.trajecten),
        "declaratieregels": schrijver.regels,
        "aanbieders": len(veld.aanbieders),
        "contracten": contracten,
        "fouten": len(boek.regels),
    }
    return DemoUitvoer(
        regio, schaal, berichten, naar / "contracten", naar / "fouten.json",
        personas(regio), v.begin, v.einde, aantallen,
    )  # fmt: skip


@dataclass(slots=True)
class _Bestandschrijver:
    """Writes the months one after the other, so that only one month is ever in memory."""

    bevolking: Bevolking
    post: Postkamer
    boek: Foutenboek
    v: Venster
    land: Landelijk
    zaad: int
    regels: int = 0

    def schrijf(self, meld: Maandmelder) -> None:
        trajecten = self.bevolking.trajecten
        post = plan_post(trajecten, self.v, self.zaad, self.land)
        admin = administraties(trajecten)
        nummers: dict[str, int] = {}
        tellers: dict[str, int] = {}
        maanden = self.v.maanden
        for stap, maand in enumerate(maanden):
            meld("Berichten schrijven", stap, len(maanden))
            claims: list[Maanddeclaratie] = []
            if stap:
                claims = self._claims(maanden[stap - 1], admin, nummers, tellers)
            claims.sort(key=lambda d: (d.op, d.agb, d.gemeente))
            self._maand(maand, post.pop(maand.first), claims)
        meld("Berichten schrijven", len(maanden), len(maanden))

    def _claims(
        self, maand: Period, admin: list[Administratie],
        nummers: dict[str, int], tellers: dict[str, int],
    ) -> list[Maanddeclaratie]:  # fmt: skip
        uit = []
        for zelf in admin:
            rng = stroom(self.zaad, "declaratie", zelf.agb, zelf.gemeente, maand.first)
            op = indiendag(maand, zelf.agb)
            credits = zelf.crediteer(rng, maand, self.land)
            goede = zelf.regels(rng, maand, op, self.land)
            regels = credits + vergis(rng, zelf, goede, maand, self.v, self.land)
            if not regels:
                continue
            tellers[zelf.agb] = tellers.get(zelf.agb, 0) + 1
            regels = [self._genummerd(r, nummers) for r in regels]
            nummer = f"D{maand.first:%y%m}{tellers[zelf.agb]:06d}"
            claim = Maanddeclaratie(zelf.agb, zelf.gemeente, maand, op, nummer, regels)
            if mistel(rng, zelf, claim, self.land) is None:
                for r in regels:
                    if r.fout is None and not r.vorig and r.periode.first <= maand.first:
                        zelf.goed[r.t.nummer] = r
            uit.append(claim)
        return uit

    @staticmethod
    def _genummerd(regel: Maandregel, nummers: dict[str, int]) -> Maandregel:
        agb = regel.t.agb
        nummers[agb] = nummers.get(agb, 0) + 1
        return replace(regel, referentie=f"R{nummers[agb]:09d}")

    def _maand(
        self, maand: Period, zendingen: list[Zending], claims: list[Maanddeclaratie]
    ) -> None:
        rng = stroom(self.zaad, "kapot", maand.first)
        kapotten = _kapotte(rng, self.land, len(zendingen))
        rij = iter(claims)
        claim = next(rij, None)
        for plek, zending in enumerate(zendingen):
            while claim is not None and claim.op < zending.op:
                self._claim(claim, maand)
                claim = next(rij, None)
            t = self.bevolking.trajecten[zending.plek]
            self.post.verstuur(zending, t, maand.first)
            if plek in kapotten:
                self.post.bederf(kapotten[plek], zending, t, maand.first)
        while claim is not None:
            self._claim(claim, maand)
            claim = next(rij, None)

    def _claim(self, claim: Maanddeclaratie, maand: Period) -> None:
        naam = self.post.schrijf(
            "JW323", claim.agb, claim.gemeente, claim.op, claim.inhoud(), maand.first
        )
        self.regels += len(claim.regels)
        if claim.som_fout:
            self.boek.noteer(naam, None, "som")
        for r in claim.regels:
            if r.fout is not None:
                self.boek.noteer(naam, r.referentie, r.fout)
            elif not r.vorig and r.periode.first < claim.maand.first:
                self.boek.noteer(naam, r.referentie, "laat")


def _kapotte(rng: Random, land: Landelijk, zendingen: int) -> dict[int, str]:
    """After which messages of a month a bad file arrives, and of which kind."""
    if not zendingen or rng.random() >= land.fouten["kapotte_bestanden_per_maand"]:
        return {}
    return {rng.randrange(zendingen): rng.choice(kapot.SOORTEN)}
