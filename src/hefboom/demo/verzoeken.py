# SPDX-License-Identifier: EUPL-1.2
"""Requests and decisions: what a provider asks (JW315, JW317), what a municipality answers.

A provider has one request at a time under way for a youth (TR374), so requests of one provider
for one youth are laid in line: none is sent before the one that is decided earlier is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from hefboom.demo.aanbod import Venster
from hefboom.demo.ijking import Landelijk
from hefboom.demo.kansen import kies, stroom, werkdag
from hefboom.demo.levensloop import DAG, KWARTIER, Traject, Wijziging
from hefboom.demo.zending import Zending, verzenddag, werkdag_voor
from hefboom.ijw.codes import JZ002, WJ756, WJ758, WJ759, WJ760, WMO757
from hefboom.kernel import Period, zeker

ANDERE_SITUATIE: dict[str, float] = {WJ758.ANDERE_SITUATIE: 0.6, WJ758.ANDER_ZORGPLAN: 0.4}
SNEL = 9  # a decision within so many days is not announced as being looked into


@dataclass(slots=True)
class Verzoekverloop:
    """A request from `op` until its decision on `tot`.

    Without a `wijziging` it asks for the allocation of course `plek`. `afgewezen` is the reason
    (WJ759) when it is refused; else the allocation is sent on `tot`.
    """

    plek: int
    op: date
    tot: date
    referentie: str
    wijziging: Wijziging | None = None
    afgewezen: str = ""
    beurt: int = 0
    naast: tuple[int, ...] = ()


def besluiten(
    trajecten: list[Traject], v: Venster, zaad: int, land: Landelijk
) -> tuple[dict[int, list[Zending]], dict[int, date]]:
    """Per course the requests, answers and allocations, in order; and when it was allocated."""
    verzonden = {
        plek: verzenddag(t, v, t.toegewezen) for plek, t in enumerate(trajecten) if not t.taak
    }
    groepen: dict[tuple[str, str, str], list[int]] = {}
    for plek in verzonden:
        t = trajecten[plek]
        groepen.setdefault((t.gemeente, t.agb, t.persoon.bsn.cijfers), []).append(plek)
    uit: dict[int, list[Zending]] = {}
    for plekken in groepen.values():
        groep = _Groep(plekken, trajecten, verzonden, v)
        eerste = trajecten[plekken[0]]
        rng = stroom(zaad, "verzoek", eerste.gemeente, eerste.nummer)
        for zending in groep.zendingen(rng, land):
            uit.setdefault(zending.plek, []).append(zending)
    return uit, verzonden


@dataclass(slots=True)
class _Groep:
    """The courses of one youth with one provider in one municipality."""

    plekken: list[int]
    trajecten: list[Traject]
    verzonden: dict[int, date]
    v: Venster

    def zendingen(self, rng: Random, land: Landelijk) -> Iterator[Zending]:
        verzoeken = [
            verzoek for plek in self.plekken for verzoek in self._verzoeken(rng, plek, land)
        ]
        verzoeken.sort(key=lambda verzoek: (verzoek.tot, verzoek.plek))
        bezet, beurt = date.min, 0  # when the last request was decided, and its place that day
        gevraagd: dict[int, list[Verzoekverloop]] = {}
        for verzoek in verzoeken:
            verzoek.op = max(verzoek.op, bezet)
            verzoek.beurt = beurt + 1 if verzoek.op == bezet else 0
            if verzoek.wijziging is not None and not self._kan(verzoek):
                continue
            bezet, beurt = verzoek.tot, verzoek.beurt
            if not verzoek.afgewezen:
                gevraagd.setdefault(verzoek.plek, []).append(verzoek)
                self._zeg_toe(verzoek)
            yield from self._vraag(rng, verzoek, land)
        for plek in self.plekken:
            t = self.trajecten[plek]
            eerste = Wijziging(self.verzonden[plek], t.eind, t.volume, "")
            for w in (eerste, *t.wijzigingen):
                zending = Zending(w.dagtekening, "JW301", plek, w)
                for verzoek in gevraagd.get(plek, ()):
                    if verzoek.wijziging is (None if w is eerste else w):
                        ref, beurt = verzoek.referentie, verzoek.beurt
                        zending = replace(zending, referentie=ref, beurt=beurt)
                yield zending
            if t.ingetrokken is not None and t.referentie:
                # What is removed counts as never sent, so the request needs its answer again.
                yield Zending(
                    t.ingetrokken, "JW319", plek,
                    referentie=t.referentie, besluit=WJ760.AFGEWEZEN, reden=WJ759.ZORGINHOUDELIJK,
                )  # fmt: skip

    def _verzoeken(self, rng: Random, plek: int, land: Landelijk) -> Iterator[Verzoekverloop]:
        t = self.trajecten[plek]
        if t.gevraagd is not None:
            tot = self.verzonden[plek]
            op = werkdag_voor(tot - (t.toegewezen - t.gevraagd))
            if rng.random() < land.verzoeken["vot_afgewezen"]:
                # Refused at first, and asked again with more reason.
                eerder = werkdag_voor(op - timedelta(days=rng.randint(1, 14)))
                begin = werkdag_voor(eerder - timedelta(days=rng.randint(2, 30)))
                reden = kies(rng, land.redenen_afwijzing)
                yield Verzoekverloop(plek, begin, eerder, f"{t.referentie}A", afgewezen=reden)
            yield Verzoekverloop(
                plek, op, tot, zeker(t.referentie, "een referentie bij wat is gevraagd")
            )
        loopt = Period.inclusive(max(t.begin, self.v.begin), max(t.einde, t.begin, self.v.begin))
        if loopt.days > 60 and rng.random() < land.verzoeken["vow_per_jaar"] * loopt.days / 365:
            yield from self._wijziging(rng, plek, land)

    def _wijziging(self, rng: Random, plek: int, land: Landelijk) -> Iterator[Verzoekverloop]:
        t = self.trajecten[plek]
        ref = f"VOW{t.gemeente}{t.nummer:08d}"
        if rng.random() < land.verzoeken["vow_afgewezen"]:
            dag = max(t.begin, self.v.begin) + timedelta(days=rng.randint(20, 55))
            tot = werkdag(dag + timedelta(days=rng.randint(2, 30)))
            meer = Wijziging(tot, t.stand(dag)[0], t.stand(dag)[1] + 1, "")
            reden = kies(rng, land.redenen_afwijzing)
            yield Verzoekverloop(plek, werkdag(dag), tot, ref, meer, reden)
            return
        langer = [w for w in t.wijzigingen if w.reden == JZ002.VERLENGD]
        if langer:
            w = rng.choice(langer)
            op = werkdag_voor(w.dagtekening - timedelta(days=rng.randint(2, 20)))
            yield Verzoekverloop(plek, op, w.dagtekening, ref, w)
        elif not t.wijzigingen and t.frequentie != WMO757.TOTAAL and t.aanbod.profiel.spreiding:
            laatste = min(t.einde, t.eind) - timedelta(days=40)
            dag = max(t.begin, self.v.begin) + timedelta(days=rng.randint(30, 120))
            if dag <= laatste:
                op = werkdag(dag + timedelta(days=rng.randint(2, 14)))
                meer = Wijziging(op, t.eind, _meer(t), JZ002.OP_VERZOEK_VAN_AANBIEDER)
                yield Verzoekverloop(plek, werkdag(dag), op, ref, meer)

    def _zeg_toe(self, verzoek: Verzoekverloop) -> None:
        """Let the course know of a change that only this request brought."""
        w, wijzigingen = verzoek.wijziging, self.trajecten[verzoek.plek].wijzigingen
        if w is not None and w.reden == JZ002.OP_VERZOEK_VAN_AANBIEDER and not wijzigingen:
            wijzigingen.append(w)

    def _kan(self, verzoek: Verzoekverloop) -> bool:
        """Add the allocations that stay; answers whether the change can be asked that day.

        The provider names all it holds (TR349), of which no two are for the same days (TR361).
        """
        naast: list[tuple[int, Period]] = []
        t, op = self.trajecten[verzoek.plek], verzoek.op
        wijziging = zeker(verzoek.wijziging, "een gevraagde wijziging")
        if self.verzonden[verzoek.plek] >= op or _eind(t, op) < op or t.ingetrokken is not None:
            return False
        gewenst = Period.inclusive(t.ingang, wijziging.eind)
        for plek in self.plekken:
            ander = self.trajecten[plek]
            eind = _eind(ander, op)
            if ander is t or self.verzonden[plek] >= op or eind < op:
                continue
            if ander.ingetrokken is not None and ander.ingetrokken < op:
                continue
            periode = Period.inclusive(ander.ingang, eind)
            if ander.aanbod is t.aanbod and periode.overlaps(gewenst):
                return False
            if any(
                self.trajecten[p].aanbod is ander.aanbod and periode.overlaps(anders)
                for p, anders in naast
            ):
                return False
            naast.append((plek, periode))
        verzoek.naast = tuple(self.trajecten[plek].nummer for plek, _ in naast)
        return True

    @staticmethod
    def _vraag(rng: Random, verzoek: Verzoekverloop, land: Landelijk) -> Iterator[Zending]:
        soort = "JW315" if verzoek.wijziging is None else "JW317"
        vraag = Zending(
            verzoek.op, soort, verzoek.plek, verzoek.wijziging,
            referentie=verzoek.referentie, naast=verzoek.naast, beurt=verzoek.beurt,
        )  # fmt: skip
        if soort == "JW317":
            vraag = replace(vraag, reden=kies(rng, ANDERE_SITUATIE))
        yield vraag
        antwoord = Zending(
            verzoek.tot, "JW319", verzoek.plek, referentie=verzoek.referentie, beurt=verzoek.beurt
        )
        onderzocht = werkdag(verzoek.op + timedelta(days=rng.randint(2, 5)))
        lang = (verzoek.tot - verzoek.op).days > SNEL and onderzocht < verzoek.tot - DAG
        if lang and rng.random() < land.verzoeken["in_onderzoek"]:
            yield replace(antwoord, op=onderzocht, besluit=WJ760.IN_ONDERZOEK, beurt=0)
        if verzoek.afgewezen:
            yield replace(antwoord, besluit=WJ760.AFGEWEZEN, reden=verzoek.afgewezen)


def _meer(t: Traject) -> int:
    """A quarter more help, in whole units (or quarters of an hour)."""
    eenheid = KWARTIER if t.eenheid == WJ756.MINUUT else 1
    return t.volume + eenheid * max(1, t.volume // (4 * eenheid))


def _eind(t: Traject, op: date) -> date:
    """The last day of an allocation as it stands before anything is sent on `op`."""
    return t.stand(op - DAG)[0]
