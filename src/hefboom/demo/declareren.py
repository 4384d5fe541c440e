# SPDX-License-Identifier: EUPL-1.2
"""The monthly claims (JW323): what was delivered, what was late, what was put right.

One claim per provider, municipality and month, sent in the month after (SAP-GI; iJw). A line is
a product-period: a calendar month cut to the allocation (TR387, TR388).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from hefboom.demo.ijking import Landelijk
from hefboom.demo.kansen import heel, maanden_later, werkdag
from hefboom.demo.levensloop import KWARTIER, Traject
from hefboom.ijw.codes import COD043, WJ756, WMO757
from hefboom.kernel import Bsn, Cents, Period

HEEL_STUK: frozenset[str] = frozenset({WJ756.STUKS_OUTPUT})


@dataclass(frozen=True, slots=True)
class Maandregel:
    """A claim line. `tarief` is the contract's, per `t.aanbod`'s own unit, in cents."""

    t: Traject
    bsn: Bsn
    nummer: int
    periode: Period
    volume: int
    eenheid: str
    tarief: int
    referentie: str = ""
    vorig: str = ""
    fout: str | None = None

    @property
    def bedrag(self) -> int:
        """Cents, unsigned. Minutes under an hourly tariff are rounded once (IV081)."""
        if self.per_uur:
            return Cents.rounded(Fraction(self.tarief * self.volume, 60))
        return self.tarief * self.volume

    @property
    def per_uur(self) -> bool:
        """Are minutes claimed under a tariff per hour?"""
        return self.eenheid == WJ756.MINUUT and self.t.aanbod.product.eenheid == WJ756.UUR

    @property
    def producttarief(self) -> int:
        """The tariff as it stands in the message."""
        return Cents.rounded(Fraction(self.tarief, 60)) if self.per_uur else self.tarief

    @property
    def getekend(self) -> int:
        """Cents, negative for a credit."""
        return -self.bedrag if self.vorig else self.bedrag

    def inhoud(self) -> dict[str, Any]:
        """The line as content of the message."""
        referentie = {"ReferentieNummer": self.referentie}
        if self.vorig:
            referentie["VorigReferentieNummer"] = self.vorig
        return {
            "ProductReferentie": referentie,
            "ToewijzingNummer": self.nummer,
            "ProductCategorie": self.t.aanbod.product.categorie,
            "ProductCode": self.t.aanbod.code,
            "ProductPeriode": {"Begindatum": self.periode.first, "Einddatum": self.periode.last},
            "GeleverdVolume": self.volume,
            "Eenheid": self.eenheid,
            "ProductTarief": self.producttarief,
            "IngediendBedrag": {
                "Bedrag": self.bedrag,
                "DebetCredit": COD043.CREDIT if self.vorig and self.bedrag else COD043.DEBET,
            },
        }


@dataclass(slots=True)
class Maanddeclaratie:
    """One claim, ready to be written. `som_fout` is added to the true total, on purpose."""

    agb: str
    gemeente: str
    maand: Period
    op: date
    nummer: str
    regels: list[Maandregel]
    som_fout: int = 0

    def inhoud(self) -> dict[str, Any]:
        """The claim as content of a JW323."""
        totaal = sum(r.getekend for r in self.regels) + self.som_fout
        per_client: dict[str, list[dict[str, Any]]] = {}
        bsns: dict[str, Bsn] = {}
        for r in self.regels:
            bsns[r.bsn.cijfers] = r.bsn
            per_client.setdefault(r.bsn.cijfers, []).append(r.inhoud())
        clienten = tuple(
            {"Bsn": bsns[cijfers], "Prestaties": {"Prestatie": tuple(regels)}}
            for cijfers, regels in per_client.items()
        )
        return {
            "Declaratie": {
                "DeclaratieNummer": self.nummer,
                "DeclaratiePeriode": {
                    "Begindatum": self.maand.first,
                    "Einddatum": self.maand.last,
                },
                "DeclaratieDagtekening": self.op,
                "TotaalIngediendBedrag": {
                    "TotaalBedrag": abs(totaal),
                    "DebetCredit": COD043.CREDIT if totaal < 0 else COD043.DEBET,
                },
                "Clienten": {"Client": clienten},
            }
        }


@dataclass(slots=True)
class Administratie:
    """The claims administration of one provider for one municipality."""

    agb: str
    gemeente: str
    trajecten: list[Traject]
    later: list[tuple[date, Maandregel]] = field(default_factory=list)
    goed: dict[int, Maandregel] = field(default_factory=dict)

    def regels(self, rng: Random, maand: Period, op: date, land: Landelijk) -> list[Maandregel]:
        """The correct lines of this month, with what waited; some wait on."""
        klaar = [_bijgesneden(r, op) for vanaf, r in self.later if vanaf <= maand.first]
        self.later = [(vanaf, r) for vanaf, r in self.later if vanaf > maand.first]
        for t in self.trajecten:
            if t.begin <= maand.known_last and t.einde >= maand.first and t.zorgdagen(maand):
                t.wacht.append(maand)
            if not t.wacht or t.bekend > op:
                continue
            wacht, t.wacht = t.wacht, []
            for m in wacht:
                if m == maand and rng.random() < land.declaratie_te_laat:
                    t.wacht.append(m)
                    continue
                regel = _regel(rng, t, m, op, land)
                if regel is None:
                    if _nog_te_verlengen(t, m, op):
                        t.wacht.append(m)
                elif regel.volume:
                    klaar.append(regel)
        return klaar

    def crediteer(self, rng: Random, maand: Period, land: Landelijk) -> list[Maandregel]:
        """Credits of earlier lines; the right line follows a month later."""
        uit = []
        for nummer, oud in sorted(self.goed.items()):
            if oud.volume < 2 or rng.random() >= land.creditering:
                continue
            uit.append(replace(oud, vorig=oud.referentie))
            minder = max(1, oud.volume // 8)
            oud.t.gedeclareerd -= minder
            goed = replace(oud, volume=oud.volume - minder, referentie="")
            self.later.append((maanden_later(maand.first, 1), goed))
            del self.goed[nummer]
        return uit


def administraties(trajecten: list[Traject]) -> list[Administratie]:
    """One administration per provider and municipality, in order; task funding claims nothing."""
    groepen: dict[tuple[str, str], Administratie] = {}
    for t in trajecten:
        if not t.taak and t.ingetrokken is None:
            sleutel = (t.agb, t.gemeente)
            groep = groepen.setdefault(sleutel, Administratie(*sleutel, []))
            groep.trajecten.append(t)
    return [groepen[sleutel] for sleutel in sorted(groepen)]


def indiendag(maand: Period, agb: str) -> date:
    """The working day in the next month on which a provider sends its claims."""
    return werkdag(maand.known_end.replace(day=2 + int(agb) // 37 % 12))


def _bijgesneden(regel: Maandregel, op: date) -> Maandregel:
    """A line that waited, cut to the allocation as it has been shortened since."""
    periode = regel.periode
    eind, volume = regel.t.stand(op)[0], regel.t.volume_voor(Period.month_of(periode.first), op)
    if periode.first <= eind < periode.known_last:
        korter = Period.inclusive(periode.first, eind)
        hoogst = plafond(regel.t, korter, volume)
        return replace(regel, periode=korter, volume=min(regel.volume, hoogst))
    return regel


def _nog_te_verlengen(t: Traject, maand: Period, op: date) -> bool:
    return any(w.dagtekening > op and w.eind >= maand.first for w in t.wijzigingen)


def _regel(rng: Random, t: Traject, maand: Period, op: date, land: Landelijk) -> Maandregel | None:
    eind, volume = t.stand(op)[0], t.volume_voor(maand, op)
    if t.aanbod.taak.get(maand.first, True) or maand.first not in t.aanbod.tarief:
        return None
    laatste = maand.known_last
    if eind < laatste and t.einde > eind and _nog_te_verlengen(t, maand, op):
        return None
    if eind < maand.first or t.ingang > laatste:
        return None
    periode = Period.inclusive(max(maand.first, t.ingang), min(laatste, eind))
    geleverd = _geleverd(rng, t, maand, periode, (eind, volume), land)
    t.gedeclareerd += geleverd
    return Maandregel(
        t, t.persoon.bsn, t.nummer, periode, geleverd, t.eenheid, t.aanbod.tarief[maand.first]
    )


def plafond(t: Traject, periode: Period, volume: int) -> int:
    """The most that may be claimed over a product-period (IV077, IV078), leaving totals aside."""
    return volume * periode.weeks if t.frequentie == WMO757.PER_WEEK else volume


def _geleverd(
    rng: Random, t: Traject, maand: Period, periode: Period, stand: tuple[date, int],
    land: Landelijk,
) -> int:  # fmt: skip
    eind, volume = stand
    dagen = t.zorgdagen(periode)
    if not dagen:
        return 0
    profiel = t.aanbod.profiel
    if t.eenheid in HEEL_STUK:
        # An output tariff per month: the broken first month is not claimed (SAP-GI).
        eerste = t.begin.day > 1 and t.begin >= maand.first
        return 0 if eerste else volume
    deel = profiel.benutting
    if deel < 0.99:
        deel = min(1.0, max(0.2, rng.gauss(deel, (1 - deel) * 0.6)))
    if profiel.seizoen:
        deel = min(1.0, deel * land.volume[maand.first.month - 1])
    toegewezen = Period.inclusive(t.ingang, eind)
    if t.frequentie == WMO757.PER_WEEK:
        ruw = volume * dagen / 7 * deel
        ruimte = volume * toegewezen.weeks - t.gedeclareerd
    elif t.frequentie == WMO757.PER_MAAND:
        ruw = volume * dagen / maand.days * deel
        ruimte = volume
    else:
        ruw = volume * dagen / toegewezen.days * deel
        ruimte = volume - t.gedeclareerd
        if profiel.naam == "crisis":
            ruw = float(ruimte)
    if t.eenheid == WJ756.MINUUT:
        aantal = KWARTIER * heel(rng, ruw / KWARTIER)
    elif t.eenheid == WJ756.ETMAAL and volume == 7:
        aantal = min(dagen, round(ruw))
    else:
        aantal = heel(rng, ruw)
    return max(0, min(aantal, ruimte, plafond(t, periode, volume)))
