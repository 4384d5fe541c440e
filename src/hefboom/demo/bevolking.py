# SPDX-License-Identifier: EUPL-1.2
"""The youths of a region and all their courses of help, month after month.

A stationary renewal process: who is in care when the demo begins has a length-biased duration
of which a uniform part has passed; from then on new youths come in at the rate that keeps the
stock level, with the trend and the season on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from math import log
from random import Random

from hefboom.demo.aanbieders import Aanbiedersveld
from hefboom.demo.aanbod import Aanbod, Venster
from hefboom.demo.ijking import Landelijk, Profiel, Regionaal, landelijk
from hefboom.demo.kansen import heel, kies, maanden_later, stroom
from hefboom.demo.levensloop import VERHUISD, Plan, Traject, maak_loop
from hefboom.demo.personen import DAGEN_PER_JAAR, Persoon, leeftijd_bij_start, verzin
from hefboom.demo.verwijzers import verdeel
from hefboom.kernel import zeker
from hefboom.stelsel import Regio

DAGEN_PER_MAAND = 365.25 / 12
KANDIDATEN = 12
TERUG_BINNEN = 320  # days within which a youth comes back, if at all
KORTSTE_ERBIJ = 75  # days that the first course must still last for a second one to begin
AANLOOP = 4  # months after the end in which a course may begin that is already allocated
EERSTE_TOEWIJZING = 100_001
#: Help that comes back lasts shorter (one is older), so it replaces less; measured, not derived.
KORTER = 0.7
#: Turns youths per year into youths on a day; about 1, the rest was measured, not derived.
DUBBELTELLING = 1.04


@dataclass(frozen=True, slots=True)
class Loop:
    """A course of help: its first day, and its last piece (often the only one)."""

    begin: date
    laatste: Traject


@dataclass(slots=True)
class Bevolking:
    """All courses, and what was needed to make them."""

    regio: Regio
    ijk: Regionaal
    land: Landelijk
    veld: Aanbiedersveld
    aanbod: Sequence[Aanbod]
    venster: Venster
    zaad: int
    schaal: float
    trajecten: list[Traject] = field(default_factory=list)
    jeugdigen: int = 0
    _nummers: dict[str, int] = field(default_factory=dict)
    _verwijzers: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)

    def vul(self) -> None:
        """Make every course of every youth, municipality by municipality."""
        gemeenten = sorted(str(g.code) for g in self.regio.gemeenten)
        standen = {gemeente: self._stand(gemeente) for gemeente in gemeenten}
        self._verwijzers = {g: self._mix(g, stand) for g, stand in standen.items()}
        for gemeente, stand in standen.items():
            for aanbod in self.aanbod:
                if stand.get(aanbod.code):
                    self._vul_product(gemeente, aanbod, stand[aanbod.code])

    def _stand(self, gemeente: str) -> dict[str, float]:
        """Per product the youths helped on an average day, at this scale.

        Shares that the municipality does not take part in simply drop out.
        """
        inwoners = zeker(self.regio.gemeente(gemeente), f"gemeente {gemeente} in de regio")
        aandeel = aandelen(self.ijk, self.aanbod)
        per_jaar = sum(
            deel
            * (
                1
                + 12
                * DAGEN_PER_MAAND
                * (1 - self.land.herhaald_beroep)
                / gemiddelde_duur(a.profiel.naam)
            )
            for a in self.aanbod
            for deel in (aandeel[a.code],)
        )
        jeugdigen = inwoners.jeugdigen * self.schaal * self.ijk.gebruik_in(gemeente)
        totaal = jeugdigen / (per_jaar * DUBBELTELLING)
        laatste = maanden_later(self.venster.einde, -1)
        return {
            a.code: totaal * aandeel[a.code] for a in self.aanbod if a.te_leveren(laatste, gemeente)
        }

    def _mix(self, gemeente: str, stand: Mapping[str, float]) -> dict[str, dict[str, float]]:
        profielen: dict[str, float] = {}
        v = self.venster
        maanden = len(v.maanden)
        for a in self.aanbod:
            aantal = stand.get(a.code, 0.0)
            gewicht = aantal * (1 + maanden * DAGEN_PER_MAAND / gemiddelde_duur(a.profiel.naam))
            # Without an allocation no referrer is ever seen.
            gewicht *= max(0.001, sum(not a.taak.get(m.first, True) for m in v.maanden) / maanden)
            profielen[a.profiel.naam] = profielen.get(a.profiel.naam, 1e-6) + gewicht
        for naam in self.land.profielen:
            profielen.setdefault(naam, 1e-6)
        mix = self.ijk.verwijzers_per_gemeente.get(gemeente, self.land.verwijzers)
        return verdeel(mix, profielen, self.land.profielen)

    def _vul_product(self, gemeente: str, aanbod: Aanbod, stand: float) -> None:
        v = self.venster
        rng = stroom(self.zaad, "aantal", gemeente, aanbod.code)
        jaren = len(v.maanden) / 12
        begin_groei = (1 + self.land.groei) ** (-jaren / 2)
        if v.begin in aanbod.segment:
            for i in range(heel(rng, stand * begin_groei)):
                eigen = stroom(self.zaad, "stand", gemeente, aanbod.code, i)
                # Who is seen on one day is seen in proportion to how long help lasts.
                kandidaten = [_loop(eigen, aanbod.profiel, self.land) for _ in range(KANDIDATEN)]
                jaren, lang = eigen.choices(kandidaten, [d for _, d in kandidaten])[0]
                start = v.begin - timedelta(days=1 + int(lang * eigen.random()))
                self._jeugdige(eigen, gemeente, aanbod, start, jaren, int(lang))
        per_maand = stand * DAGEN_PER_MAAND / gemiddelde_duur(aanbod.profiel.naam)
        for m in range(len(v.maanden) + AANLOOP):
            maand = maanden_later(v.begin, m)
            groei = begin_groei * (1 + self.land.groei) ** (m / 12)
            # Those who come back take the place of new youths, as soon as they can.
            terug = self.land.herhaald_beroep * kan_terugkomen(aanbod.profiel.naam)
            terug *= KORTER * min(1.0, m * DAGEN_PER_MAAND / TERUG_BINNEN)
            verwacht = per_maand * groei * (1 - terug) * self.land.starts[maand.month - 1]
            for i in range(heel(rng, verwacht)):
                eigen = stroom(self.zaad, "start", gemeente, aanbod.code, m, i)
                start = maand + timedelta(days=int(eigen.random() * DAGEN_PER_MAAND))
                jaren, lang = _loop(eigen, aanbod.profiel, self.land)
                self._jeugdige(eigen, gemeente, aanbod, start, jaren, int(lang))

    def _jeugdige(
        self, rng: Random, gemeente: str, aanbod: Aanbod, start: date, jaren: float, duur: int
    ) -> None:
        """A new youth with a main course, what goes with it and what may follow it."""
        nummer = self.jeugdigen
        persoon = verzin(rng, nummer, start, jaren, self.land)
        agb = self._aanbieder(rng, gemeente, aanbod)
        hoofd = self._traject(rng, persoon, gemeente, agb, aanbod, start, duur)
        if hoofd is None:
            return
        self.jeugdigen += 1
        if hoofd.laatste.ingetrokken is not None:
            return
        for naam, kans in aanbod.profiel.samen.items():
            if rng.random() < kans:
                bij = self._kies(rng, gemeente, naam, start)
                if bij is not None:
                    self._erbij(rng, hoofd, bij)
        self._vervolg(rng, hoofd.laatste)

    def _erbij(self, rng: Random, loop: Loop, bij: Aanbod) -> None:
        """A second course, begun and ended during the first, at this or another provider."""
        v, hoofd = self.venster, loop.laatste
        lengte = min((hoofd.einde - loop.begin).days, 1500)
        voorbij = int(rng.random() * lengte * 0.5)
        begin = loop.begin + timedelta(days=voorbij)
        verdeling = bij.profiel.duur
        duur = int(rng.lognormvariate(log(verdeling.mediaan), verdeling.sigma))
        rest = (hoofd.einde - begin).days
        duur = max(2, min(duur, rest))
        if rest < KORTSTE_ERBIJ or begin + timedelta(days=duur) <= v.begin or begin >= v.einde:
            return
        if bij.profiel.naam == "vervoer":
            agb = hoofd.agb
        else:
            agb = self._aanbieder(rng, hoofd.gemeente, bij)
        self._traject(rng, hoofd.persoon, hoofd.gemeente, agb, bij, begin, duur)

    def _vervolg(self, rng: Random, t: Traject) -> None:
        """Help elsewhere after a move, and repeated use after an end."""
        v = self.venster
        if not v.begin < t.einde < v.einde:
            return
        if t.reden == VERHUISD and rng.random() < 0.5:
            ander = [str(g.code) for g in self.regio.gemeenten if str(g.code) != t.gemeente]
            nieuw = rng.choice(ander)
            maand = v.begin if t.einde < v.begin else t.einde.replace(day=1)
            if t.aanbod.te_leveren(maand, nieuw):
                start = t.einde + timedelta(days=1)
                self._traject(
                    rng, t.persoon, nieuw, t.agb, t.aanbod, start, 30 + int(rng.random() * 300)
                )
        elif rng.random() < self.land.herhaald_beroep:
            start = t.einde + timedelta(days=20 + int(rng.random() * (TERUG_BINNEN - 20)))
            naam = t.aanbod.profiel.naam
            if start >= v.einde or t.persoon.leeftijd(start) >= self.land.profielen[naam].tot:
                return
            aanbod = self._kies(rng, t.gemeente, naam, start)
            if aanbod is None:
                return
            duur = aanbod.profiel.duur
            lang = max(2, int(rng.lognormvariate(log(duur.mediaan), duur.sigma)))
            agb = self._aanbieder(rng, t.gemeente, aanbod)
            weer = self._traject(rng, t.persoon, t.gemeente, agb, aanbod, start, lang)
            if weer is not None and weer.laatste.ingetrokken is None:
                self._vervolg(rng, weer.laatste)

    def _kies(self, rng: Random, gemeente: str, profiel: str, start: date) -> Aanbod | None:
        maand = max(start, self.venster.vanaf).replace(day=1)
        kansen = {
            str(plek): self.ijk.gewichten.get(a.code, 1.0)
            for plek, a in enumerate(self.aanbod)
            if a.profiel.naam == profiel and a.te_leveren(maand, gemeente)
        }
        return self.aanbod[int(kies(rng, kansen))] if kansen else None

    def _aanbieder(self, rng: Random, gemeente: str, aanbod: Aanbod) -> str:
        return self.veld.van_product[aanbod.code].kies(rng, gemeente).agb

    def _traject(
        self, rng: Random, persoon: Persoon, gemeente: str, agb: str,
        aanbod: Aanbod, start: date, duur: int,
    ) -> Loop | None:  # fmt: skip
        """Add one course, piece by piece, unless the product is not delivered there and then."""
        v = self.venster
        maand = max(start + timedelta(days=2), v.vanaf).replace(day=1)
        # A start just after the demo is judged by the demo's last month.
        maand = min(maand, maanden_later(v.einde, -1))
        if not aanbod.te_leveren(maand, gemeente):
            return None
        verwijzer = kies(rng, self._verwijzers[gemeente][aanbod.profiel.naam])
        plan = Plan(persoon, gemeente, agb, aanbod, verwijzer, start, duur)
        loop = maak_loop(rng, plan, v, self.land)
        gezien = [t for t in loop if t.einde >= v.begin and t.eerste_dag < v.einde]
        if not gezien:
            return None
        for t in gezien:
            t.nummer = self._nummers.get(gemeente, EERSTE_TOEWIJZING)
            self._nummers[gemeente] = t.nummer + 1
        self.trajecten += gezien
        return Loop(loop[0].begin, loop[-1])


def aandelen(ijk: Regionaal, aanbod: Sequence[Aanbod]) -> dict[str, float]:
    """Per product its share of the youths helped on one day, in the layout of the last day."""
    per_segment: dict[str, float] = {}
    segment = {a.code: a.segment[max(a.segment)] for a in aanbod}
    for a in aanbod:
        gewicht = ijk.gewichten.get(a.code, 1.0)
        per_segment[segment[a.code]] = per_segment.get(segment[a.code], 0.0) + gewicht
    return {
        a.code: ijk.segmentaandeel.get(segment[a.code], 0.0)
        * ijk.gewichten.get(a.code, 1.0)
        / per_segment[segment[a.code]]
        for a in aanbod
    }


def _loop(rng: Random, profiel: Profiel, land: Landelijk) -> tuple[float, float]:
    """(age at the start in years, days of help); help ends at the birthday the profile names."""
    jaren = leeftijd_bij_start(rng, profiel, land)
    dagen = rng.lognormvariate(log(profiel.duur.mediaan), profiel.duur.sigma)
    return jaren, max(2.0, min(dagen, (profiel.tot - jaren) * DAGEN_PER_JAAR))


@lru_cache
def _trekking(profiel: str) -> tuple[float, float]:
    land = landelijk()
    vorm, rng = land.profielen[profiel], stroom("gemiddelde duur", profiel)
    lopen = [_loop(rng, vorm, land) for _ in range(4000)]
    jonger = sum(jaren + dagen / DAGEN_PER_JAAR < vorm.tot - 1 for jaren, dagen in lopen)
    return sum(dagen for _, dagen in lopen) / len(lopen), jonger / len(lopen)


def gemiddelde_duur(profiel: str) -> float:
    """Mean days of help of a profile, the birthday that ends it included; drawn, not derived."""
    return _trekking(profiel)[0]


def kan_terugkomen(profiel: str) -> float:
    """Share of a profile's youths that is still young enough to come back after the end."""
    return _trekking(profiel)[1]
