# SPDX-License-Identifier: EUPL-1.2
"""One course of help: asked for, allocated, started, perhaps interrupted or prolonged, ended.

Everything is decided when the course is made; which messages follow from it is `post.py`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hefboom.demo.aanbod import Aanbod, Venster
from hefboom.demo.ijking import Berichtduur, Landelijk
from hefboom.demo.kansen import (
    dagen,
    einde_maand,
    heel,
    kies,
    kies_rij,
    maanden_later,
    mediaan_bij_norm,
    werkdag,
)
from hefboom.demo.personen import Persoon
from hefboom.kernel import Period

WEKEN_PER_MAAND = 365.25 / 84
GEMEENTE = "01"
VERHUISD = "35"
DAG = timedelta(days=1)
UUR, MINUUT, ETMAAL, DAGDEEL = "04", "01", "14", "16"
PER_WEEK, PER_MAAND, TOTAAL = "2", "4", "6"
KWARTIER = 15


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A later 301 for the same allocation: sent on a day, with a new end, volume and reason."""

    dagtekening: date
    eind: date
    volume: int
    reden: str


@dataclass(slots=True)
class Traject:
    """One product for one youth by one provider.

    `eind` is the last day of the first allocation, `einde` the last day of help (it may lie
    beyond the demo). `onderbreking` is (last day before, first day after) a pause. Under task
    funding only the help itself counts. `gedeclareerd` is the volume claimed so far, `wacht`
    holds the months that still have to be claimed, `bekend` is the day the allocation was sent.
    """

    nummer: int
    persoon: Persoon
    gemeente: str
    agb: str
    aanbod: Aanbod
    verwijzer: str
    taak: bool
    begin: date
    einde: date
    reden: str
    toegewezen: date
    ingang: date
    eind: date
    gevraagd: date | None = None
    onderbreking: tuple[date, date] | None = None
    wijzigingen: list[Wijziging] = field(default_factory=list)
    volume: int = 0
    eenheid: str = ""
    frequentie: str = ""
    gedeclareerd: int = 0
    wacht: list[Period] = field(default_factory=list)
    bekend: date = date.max

    @property
    def referentie(self) -> str | None:
        """The provider's reference of its request; None when the municipality itself decided."""
        return None if self.gevraagd is None else f"VOT{self.gemeente}{self.nummer:08d}"

    def stand(self, day: date) -> tuple[date, int]:
        """(last day, volume) of the allocation as the provider knows it on `day`."""
        eind, volume = self.eind, self.volume
        for wijziging in self.wijzigingen:
            if wijziging.dagtekening <= day:
                eind, volume = wijziging.eind, wijziging.volume
        return eind, volume

    def zorgdagen(self, periode: Period) -> int:
        """Days of help in a closed period."""
        aantal = _gedeeld(self.begin, self.einde, periode)
        if self.onderbreking:
            van, tot = self.onderbreking
            if tot - van > DAG:
                aantal -= _gedeeld(van + DAG, tot - DAG, periode)
        return max(0, aantal)


def _gedeeld(van: date, tot: date, periode: Period) -> int:
    assert periode.last is not None
    return max(0, (min(tot, periode.last) - max(van, periode.first)).days + 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a course before chance fills in the rest."""

    persoon: Persoon
    gemeente: str
    agb: str
    aanbod: Aanbod
    verwijzer: str
    begin: date
    duur: int


def maak_traject(rng: Random, plan: Plan, nummer: int, v: Venster, land: Landelijk) -> Traject:
    """Fill in the whole course of a plan."""
    aanbod, profiel = plan.aanbod, plan.aanbod.profiel
    begin = max(v.vanaf, werkdag(plan.begin))
    einde, reden = _einde(rng, plan, begin, land)
    wacht = _wachtdagen(rng, aanbod, plan.agb)
    toegewezen = begin - timedelta(days=wacht)
    if toegewezen.weekday() > 4:
        toegewezen -= timedelta(days=toegewezen.weekday() - 4)
    ingang = toegewezen + timedelta(days=rng.randint(0, min(10, wacht)))
    if rng.random() < 0.08:
        ingang = toegewezen - timedelta(days=rng.randint(1, 12))
    ingang = max(v.vanaf, min(ingang, begin))
    termijn = kies_rij(rng, profiel.termijn)
    traject = Traject(
        nummer=nummer,
        persoon=plan.persoon,
        gemeente=plan.gemeente,
        agb=plan.agb,
        aanbod=aanbod,
        verwijzer=plan.verwijzer,
        taak=aanbod.taak.get(begin.replace(day=1), aanbod.taak[max(aanbod.taak)]),
        begin=begin,
        einde=einde,
        reden=reden,
        toegewezen=toegewezen,
        ingang=ingang,
        eind=_na_termijn(ingang, termijn),
    )
    if not traject.taak:
        if plan.verwijzer != GEMEENTE:
            traject.gevraagd = toegewezen - timedelta(days=vertraging(rng, land.besluit))
        _bepaal_omvang(rng, traject)
        _verleng(rng, traject, v, land)
    if einde - begin > timedelta(days=120) and rng.random() < land.onderbreking:
        van = begin + timedelta(days=rng.randint(30, (einde - begin).days - 60))
        traject.onderbreking = (van, werkdag(van + timedelta(days=rng.randint(14, 45))))
    return traject


def _na_termijn(ingang: date, maanden: int) -> date:
    """The last day of an allocation: a month's end, or four weeks on when it counts no months."""
    if not maanden:
        return ingang + timedelta(days=27)
    return einde_maand(maanden_later(ingang, maanden - 1))


def vertraging(rng: Random, duur: Berichtduur) -> int:
    """Days between an event and its message."""
    extra = rng.randint(15, 75) if rng.random() < duur.laat else 0
    return extra + dagen(rng, duur.mediaan, duur.sigma, 60)


def _einde(rng: Random, plan: Plan, begin: date, land: Landelijk) -> tuple[date, str]:
    einde = max(begin, plan.begin + timedelta(days=max(1, plan.duur)))
    reden = kies(rng, land.redenen)
    tot = plan.aanbod.profiel.tot
    if plan.persoon.leeftijd(begin) < tot:
        grens = plan.persoon.jarig_op(tot) - DAG
        if einde > grens >= begin:
            return grens, "39" if rng.random() < 0.5 else "31"
    return einde, reden


def _wachtdagen(rng: Random, aanbod: Aanbod, agb: str) -> int:
    wacht, norm = aanbod.profiel.wacht, aanbod.startnorm
    if norm is None:
        return dagen(rng, wacht.mediaan, wacht.sigma, 300)
    # Providers differ: some start quicker than others.
    deel = aanbod.profiel.binnen_norm + (int(agb) % 7 - 3) * 0.025
    return dagen(rng, mediaan_bij_norm(norm, deel, wacht.sigma), wacht.sigma, 300)


def _bepaal_omvang(rng: Random, t: Traject) -> None:
    """Unit, frequency and volume at an intensity of 1; `schaal_omvang` tunes it later."""
    eenheid = t.aanbod.product.eenheid
    if eenheid == UUR and int(t.agb) // 37 % 6 == 0:
        eenheid = MINUUT  # IV081: this provider registers minutes under an hourly tariff
    t.eenheid = eenheid
    if eenheid in {UUR, MINUUT, DAGDEEL}:
        t.frequentie = kies(rng, {PER_WEEK: 0.6, PER_MAAND: 0.3, TOTAAL: 0.1})
    elif eenheid == ETMAAL:
        t.frequentie = PER_WEEK
    else:
        t.frequentie = TOTAAL if t.aanbod.profiel.naam == "crisis" else PER_MAAND


def intensiteit(rng: Random, t: Traject) -> float:
    """The intensity of this course against the average of its profile (mean 1)."""
    sigma = t.aanbod.profiel.spreiding
    return rng.lognormvariate(-sigma * sigma / 2, sigma) if sigma else 1.0


def zet_volume(rng: Random, t: Traject, kracht: float) -> None:
    """Set the allocated volume; `kracht` is the intensity times the segment's tuning."""
    basis = t.aanbod.profiel.omvang[t.eenheid]
    if t.aanbod.profiel.spreiding:
        basis *= kracht
    if t.frequentie == PER_WEEK and basis < 1:
        t.frequentie = PER_MAAND
    weken = Period.inclusive(t.ingang, t.eind).weeks
    stuks = t.eenheid not in {UUR, MINUUT, DAGDEEL, ETMAAL}
    per = {PER_WEEK: 1.0, PER_MAAND: 1.0 if stuks else WEKEN_PER_MAAND, TOTAAL: float(weken)}
    ruw = basis * (1.0 if stuks and t.frequentie == TOTAAL else per[t.frequentie])
    if t.eenheid == MINUUT:
        t.volume = max(KWARTIER, KWARTIER * heel(rng, ruw / KWARTIER))
    elif t.eenheid == ETMAAL:
        t.volume = min(7, max(1, heel(rng, ruw)))
    else:
        t.volume = max(1, heel(rng, ruw))
    t.wijzigingen = [
        Wijziging(w.dagtekening, w.eind, _verlengd(t, w.eind), w.reden) for w in t.wijzigingen
    ]


def _verlengd(t: Traject, eind: date) -> int:
    if t.frequentie != TOTAAL:
        return t.volume
    oud, nieuw = Period.inclusive(t.ingang, t.eind).weeks, Period.inclusive(t.ingang, eind).weeks
    return max(1, t.volume * nieuw // oud)


def _verleng(rng: Random, t: Traject, v: Venster, land: Landelijk) -> None:
    """Add the extensions that help needs, up to a little beyond the demo."""
    eind = t.eind
    while eind < t.einde and eind < v.einde + timedelta(days=60):
        nieuw = einde_maand(maanden_later(eind, max(1, kies_rij(rng, t.aanbod.profiel.termijn))))
        if rng.random() < land.verlenging_te_laat:
            op = eind + timedelta(days=rng.randint(1, 25))
        else:
            op = eind - timedelta(days=rng.randint(4, 30))
        op = max(werkdag(op), t.toegewezen)
        if op < v.begin:
            t.eind = nieuw
        else:
            t.wijzigingen.append(Wijziging(op, nieuw, 0, "04"))
        eind = nieuw
    if t.reden == VERHUISD and v.begin <= t.einde < eind and rng.random() < 0.7:
        # The municipality ends the allocation on the day of the move (JZ002 07).
        op = max(werkdag(t.einde), t.toegewezen, *(w.dagtekening for w in t.wijzigingen))
        t.wijzigingen.append(Wijziging(op, t.einde, 0, "07"))
