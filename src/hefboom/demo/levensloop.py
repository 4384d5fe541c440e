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
from hefboom.ijw.codes import COD327, JZ002, JZ588, WJ756, WMO757
from hefboom.kernel import Period

WEKEN_PER_MAAND = 365.25 / 84
VERHUISD = JZ588.VOORTIJDIG_EXTERN
HERINDICATIE = JZ588.DOOR_DE_GEMEENTE  # the municipality ends this piece, and allocates the next
DAG = timedelta(days=1)
AFRONDEN = 70  # help that ends within so many days is rounded off under an extension
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
    funding only the help itself counts; no allocation lasts beyond `uiterlijk`, the day before it.
    `gedeclareerd` is the volume claimed so far, `wacht` holds the months that still have to be
    claimed, `bekend` is the day the allocation was sent.
    Help whose allocation was `ingetrokken` never began.
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
    ingetrokken: date | None = None
    uiterlijk: date = date.max

    @property
    def referentie(self) -> str | None:
        """The provider's reference of its request; None when the municipality itself decided."""
        return None if self.gevraagd is None else f"VOT{self.gemeente}{self.nummer:08d}"

    @property
    def eerste_dag(self) -> date:
        """The first day on which anybody hears of it."""
        if self.taak:
            return self.begin
        return min(self.toegewezen, self.begin, self.gevraagd or self.toegewezen)

    def stand(self, day: date) -> tuple[date, int]:
        """(last day, volume) of the allocation as the provider knows it on `day`."""
        eind, volume = self.eind, self.volume
        for wijziging in self.wijzigingen:
            if wijziging.dagtekening <= day:
                eind, volume = wijziging.eind, wijziging.volume
        return eind, volume

    def volume_voor(self, maand: Period, op: date) -> int:
        """The volume that a claim of `op` may count with for help in `maand`.

        An extent per day, week or month that is changed in place gives no more room to days
        before the change (IV066, HB024), so the least that was decided since counts.
        """
        volume = self.stand(op)[1]
        if self.frequentie == WMO757.TOTAAL:
            return volume
        sinds = [w.volume for w in self.wijzigingen if maand.first < w.dagtekening <= op]
        return min(volume, self.stand(min(maand.first, op))[1], *sinds)

    def zorgdagen(self, periode: Period) -> int:
        """Days of help in a closed period."""
        aantal = _gedeeld(self.begin, self.einde, periode)
        if self.onderbreking:
            van, tot = self.onderbreking
            if tot - van > DAG:
                aantal -= _gedeeld(van + DAG, tot - DAG, periode)
        return max(0, aantal)


def _gedeeld(van: date, tot: date, periode: Period) -> int:
    return max(0, (min(tot, periode.known_last) - max(van, periode.first)).days + 1)


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


def maak_loop(rng: Random, plan: Plan, v: Venster, land: Landelijk) -> list[Traject]:
    """The whole course of a plan, in the order of its allocations; numbers come later.

    Help that goes on beyond its allocation gets an extension or, after a new assessment, an
    allocation of its own: a piece that stops and one that starts the next day.
    """
    begin = max(v.vanaf, werkdag(plan.begin))
    einde, reden = _einde(rng, plan, begin, land)
    over = _gaat_over(plan.aanbod, begin, einde)
    hulp = (begin, einde, reden) if over is None else (begin, over - DAG, HERINDICATIE)
    stukken = _loop_tot(rng, plan, hulp, v, land)
    if over is None or stukken[0].ingetrokken is not None:
        return stukken
    if plan.aanbod.te_leveren(over, plan.gemeente):
        verder = _stuk(rng, plan, (over, einde, reden), over, over)
        _onderbreek(rng, verder, land)
        stukken.append(verder)
    return stukken


def _gaat_over(aanbod: Aanbod, begin: date, einde: date) -> date | None:
    """The day on which help that runs is paid by task from then on, without an allocation."""
    if aanbod.taak.get(begin.replace(day=1), True):
        return None
    return next((m for m, taak in aanbod.taak.items() if taak and begin < m <= einde), None)


def _loop_tot(
    rng: Random, plan: Plan, hulp: tuple[date, date, str], v: Venster, land: Landelijk
) -> list[Traject]:
    begin = hulp[0]
    van_eerder = plan.begin < v.vanaf - timedelta(days=7)
    wacht = rng.randint(5, 40) if van_eerder else _wachtdagen(rng, plan.aanbod, plan.agb)
    toegewezen = _op_werkdag(begin - timedelta(days=wacht))
    ingang = toegewezen + timedelta(days=rng.randint(0, min(10, wacht)))
    if rng.random() < 0.08:
        ingang = toegewezen - timedelta(days=rng.randint(1, 12))
    ingang = max(v.vanaf, min(ingang, begin))
    stuk = _stuk(rng, plan, hulp, toegewezen, ingang)
    if van_eerder:
        # Help from before the contracts keeps the end it had; not all of it ends on one day.
        stuk.eind = min(stuk.uiterlijk, _na_termijn(ingang, rng.randint(1, 12)))
    stukken = [stuk]
    if not stuk.taak:
        _vraag(rng, stuk, land)
        _bepaal_omvang(rng, stuk)
        while (volgende := _verleng(rng, stuk, v, land)) is not None:
            stuk = volgende
            stukken.append(stuk)
    for stuk in stukken:
        _onderbreek(rng, stuk, land)
    eerste = stukken[0]
    if not eerste.taak and begin > v.begin and rng.random() < land.herstel["intrekking"]:
        _trek_in(eerste)
        return [eerste]
    if not stuk.taak:
        _kort_in(rng, stuk, v, land)
    return stukken


def _trek_in(t: Traject) -> None:
    """The youth never came: the municipality removes the allocation (JZ002 13)."""
    t.ingetrokken = werkdag(max(t.toegewezen, t.begin) + timedelta(days=20 + t.begin.day))
    t.wijzigingen = [Wijziging(t.ingetrokken, t.ingang, 0, JZ002.VERWIJDERD)]


def _kort_in(rng: Random, t: Traject, v: Venster, land: Landelijk) -> None:
    """Help ended well before its allocation: sometimes the municipality ends that too (05)."""
    eind = t.wijzigingen[-1].eind if t.wijzigingen else t.eind
    ruim = (eind - t.einde).days > 60 and v.begin <= t.einde < v.einde
    if ruim and rng.random() < land.herstel["verkorting"]:
        op = werkdag(t.einde + timedelta(days=rng.randint(5, 25)))
        op = max(op, t.toegewezen, *(w.dagtekening for w in t.wijzigingen))
        t.wijzigingen.append(Wijziging(op, max(t.einde, t.ingang), 0, JZ002.VERKORT))


def _stuk(
    rng: Random, plan: Plan, hulp: tuple[date, date, str], toegewezen: date, ingang: date
) -> Traject:
    begin, einde, reden = hulp
    aanbod = plan.aanbod
    over = _gaat_over(aanbod, begin, date.max)
    uiterlijk = date.max if over is None else over - DAG
    return Traject(
        nummer=0,
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
        eind=min(uiterlijk, _na_termijn(ingang, kies_rij(rng, aanbod.profiel.termijn))),
        uiterlijk=uiterlijk,
    )


def _op_werkdag(day: date) -> date:
    """`day`, or the Friday before when it falls in a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _vraag(rng: Random, t: Traject, land: Landelijk) -> None:
    """The provider asks for what the municipality did not decide by itself."""
    if t.verwijzer != COD327.GEMEENTE:
        t.gevraagd = t.toegewezen - timedelta(days=vertraging(rng, land.besluit))


def _onderbreek(rng: Random, t: Traject, land: Landelijk) -> None:
    lang = (t.einde - t.begin).days
    if lang > 120 and rng.random() < land.onderbreking:
        van = t.begin + timedelta(days=rng.randint(30, lang - 60))
        t.onderbreking = (van, werkdag(van + timedelta(days=rng.randint(14, 45))))


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
            return grens, JZ588.UITSTROOM if rng.random() < 0.5 else JZ588.VOLGENS_PLAN
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
    if eenheid == WJ756.UUR and int(t.agb) // 37 % 6 == 0:
        eenheid = WJ756.MINUUT  # IV081: this provider registers minutes under an hourly tariff
    t.eenheid = eenheid
    if eenheid in {WJ756.UUR, WJ756.MINUUT, WJ756.DAGDEEL}:
        t.frequentie = kies(rng, {WMO757.PER_WEEK: 0.6, WMO757.PER_MAAND: 0.3, WMO757.TOTAAL: 0.1})
    elif eenheid == WJ756.ETMAAL:
        t.frequentie = WMO757.PER_WEEK
    else:
        t.frequentie = WMO757.TOTAAL if t.aanbod.profiel.naam == "crisis" else WMO757.PER_MAAND


def intensiteit(rng: Random, t: Traject) -> float:
    """The intensity of this course against the average of its profile (mean 1)."""
    sigma = t.aanbod.profiel.spreiding
    return rng.lognormvariate(-sigma * sigma / 2, sigma) if sigma else 1.0


def zet_volume(rng: Random, t: Traject, kracht: float) -> None:
    """Set the allocated volume; `kracht` is the intensity times the segment's tuning."""
    basis = t.aanbod.profiel.omvang[t.eenheid]
    if t.aanbod.profiel.spreiding:
        basis *= kracht
    if t.frequentie == WMO757.PER_WEEK and basis < 1:
        t.frequentie = WMO757.PER_MAAND
    weken = Period.inclusive(t.ingang, t.eind).weeks
    stuks = t.eenheid not in {WJ756.UUR, WJ756.MINUUT, WJ756.DAGDEEL, WJ756.ETMAAL}
    per: dict[str, float] = {
        WMO757.PER_WEEK: 1.0,
        WMO757.PER_MAAND: 1.0 if stuks else WEKEN_PER_MAAND,
        WMO757.TOTAAL: float(weken),
    }
    ruw = basis * (1.0 if stuks and t.frequentie == WMO757.TOTAAL else per[t.frequentie])
    if t.eenheid == WJ756.MINUUT:
        t.volume = max(KWARTIER, KWARTIER * heel(rng, ruw / KWARTIER))
    elif t.eenheid == WJ756.ETMAAL:
        t.volume = min(7, max(1, heel(rng, ruw)))
    else:
        t.volume = max(1, heel(rng, ruw))
    t.wijzigingen = [
        Wijziging(w.dagtekening, w.eind, _verlengd(t, w.eind), w.reden) for w in t.wijzigingen
    ]


def _verlengd(t: Traject, eind: date) -> int:
    """A total grows with the days it is for; what was allocated is not taken back."""
    if t.frequentie != WMO757.TOTAAL or eind <= t.eind:
        return t.volume
    oud, nieuw = Period.inclusive(t.ingang, t.eind).weeks, Period.inclusive(t.ingang, eind).weeks
    return max(1, t.volume * nieuw // oud)


def _verleng(rng: Random, t: Traject, v: Venster, land: Landelijk) -> Traject | None:
    """Add the extensions that help needs, up to a little beyond the demo.

    Answers the next piece of the course when a new assessment gives an allocation of its own.
    """
    eind = t.eind
    while eind < t.einde and eind < v.einde + timedelta(days=60):
        maanden = max(1, kies_rij(rng, t.aanbod.profiel.termijn))
        if afronden := (t.einde - eind).days <= AFRONDEN:
            maanden = 1 + (t.einde - eind).days // 31
        nieuw = min(t.uiterlijk, einde_maand(maanden_later(eind, maanden)))
        te_laat = rng.random() < land.verlenging_te_laat
        op = eind + timedelta(days=rng.randint(1, 25) if te_laat else -rng.randint(4, 30))
        op = max(werkdag(op), t.toegewezen)
        if not afronden and rng.random() < _kans_op_herindicatie(t, nieuw, land):
            return _herindicatie(rng, t, eind, op, land)
        if op < v.begin:
            t.eind = nieuw
        else:
            t.wijzigingen.append(Wijziging(op, nieuw, 0, JZ002.VERLENGD))
        eind = nieuw
    if t.reden == VERHUISD and v.begin <= t.einde < eind and rng.random() < 0.7:
        # The municipality ends the allocation on the day of the move (JZ002 07).
        op = max(werkdag(t.einde), t.toegewezen, *(w.dagtekening for w in t.wijzigingen))
        t.wijzigingen.append(Wijziging(op, t.einde, 0, JZ002.VERHUIZING))
    return None


def _kans_op_herindicatie(t: Traject, eind: date, land: Landelijk) -> float:
    """An extension beyond the norm needs a new assessment more often than one within it."""
    norm = t.aanbod.duurnorm
    if t.eind < t.begin:
        return 0.0  # nothing was assessed yet: help began after its allocation had ended
    if norm is None or (eind - t.ingang).days < norm:
        return land.herindicatie_binnen_norm
    return land.herindicatie_boven_norm


def _herindicatie(rng: Random, t: Traject, eind: date, op: date, land: Landelijk) -> Traject:
    """Cut a course after `eind`: what is left goes on under an allocation given on `op`."""
    begin = eind + DAG
    hulp = (begin, t.einde, t.reden)
    plan = Plan(t.persoon, t.gemeente, t.agb, t.aanbod, t.verwijzer, begin, 0)
    volgende = _stuk(rng, plan, hulp, op, begin)
    volgende.taak, volgende.eenheid, volgende.frequentie = False, t.eenheid, t.frequentie
    _vraag(rng, volgende, land)
    t.einde, t.reden = eind, HERINDICATIE
    return volgende
