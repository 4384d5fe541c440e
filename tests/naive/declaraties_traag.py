# SPDX-License-Identifier: EUPL-1.2
"""The slow twin of the claim judgement: no accounts, no clusters, no shared code.

For every line it looks again at all that was granted before, counts days one by one and reckons
in fractions. It knows the rules from the standard's text, not from the checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

EEN_DAG = timedelta(days=1)


@dataclass
class Regel:
    nr: int
    wie: str
    referentie: str
    vorige: str
    toewijzing: int
    product: str
    eerste: date
    laatste: date
    volume: int
    eenheid: str
    tarief: int
    bedrag: int  # never negative
    credit: bool


@dataclass
class Toewijzing:
    nummer: int
    wie: str
    van_ons: bool
    product: str
    eerste: date
    laatste: date | None
    volume: int | None
    eenheid: str
    frequentie: str
    verwijderd: bool
    vroeger: tuple[tuple[date, int], ...] = ()  # until that day it gave so much


def dagen(eerste: date, laatste: date) -> list[date]:
    uit, dag = [], eerste
    while dag <= laatste:
        uit.append(dag)
        dag += EEN_DAG
    return uit


def hoogstens(t: Toewijzing, eerste: date, laatste: date) -> Fraction:
    """The most hours (or pieces) that fit in these days of the allocation."""
    assert t.volume is not None
    if t.frequentie == "6":
        return uren(t.volume, t.eenheid)
    binnen = [
        dag
        for dag in dagen(eerste, laatste)
        if t.eerste <= dag and (t.laatste is None or dag <= t.laatste)
    ]
    if t.frequentie == "1":
        return sum((eens(t, dag) for dag in binnen), Fraction(0))
    if t.frequentie == "4":
        maanden = {(dag.year, dag.month) for dag in binnen}
        einden = [max(d for d in maand_van(jaar, maand)) for jaar, maand in maanden]
        return sum((eens(t, dag) for dag in einden), Fraction(0))
    if t.eenheid == "82":
        # Each ISO week of the allocation counts on its last day inside the allocation's own last
        # Sunday, a broken last week together with the last whole one.
        assert t.laatste is not None
        alle = dagen(t.eerste, t.laatste)
        zondagen = [dag for dag in alle if dag.weekday() == 6]
        telt = list(zondagen)
        if alle[-1].weekday() != 6:
            telt.append(zondagen[-1] if zondagen else alle[-1])
        return sum((eens(t, dag) for dag in telt if dag in binnen), Fraction(0))
    zondagen = {dag + (6 - dag.weekday()) * EEN_DAG for dag in binnen}
    return sum((eens(t, dag) for dag in zondagen), Fraction(0))


def maand_van(jaar: int, maand: int) -> list[date]:
    return [
        d
        for d in dagen(date(jaar, maand, 1), date(jaar, maand, 28) + 3 * EEN_DAG)
        if d.month == maand
    ]


def eens(t: Toewijzing, dag: date) -> Fraction:
    """What one time on that day is worth: never more than any decision since then gave."""
    assert t.volume is not None
    gegeven = [volume for tot, volume in t.vroeger if dag < tot] + [t.volume]
    return uren(min(gegeven), t.eenheid)


def uren(volume: int, eenheid: str) -> Fraction:
    return Fraction(volume, 60) if eenheid == "01" else Fraction(volume)


def afronden(bedrag: Fraction) -> int:
    return floor(bedrag + Fraction(1, 2))


def oordeel(
    claims: list[list[Regel]],
    toewijzingen: list[Toewijzing],
    uurtarief: dict[tuple[str, int], int],
    laatste_declaratiedag: date,
    productlijst: tuple[str, ...],
) -> dict[int, set[str]]:
    """Per line of these claims the rules that refuse it; nothing for a granted line."""
    fouten: dict[int, set[str]] = {}
    regels = [r for claim in claims for r in claim]
    volgorde: list[Regel] = []
    for claim in claims:
        volgorde += [r for r in claim if r.credit] + [r for r in claim if not r.credit]
    for i, regel in enumerate(volgorde):
        eerder = [r for r in volgorde[:i] if not fouten[r.nr]]
        fouten[regel.nr] = _fouten(
            regel, eerder, regels, toewijzingen, uurtarief, laatste_declaratiedag, productlijst
        )
    return fouten


def _fouten(
    regel: Regel,
    eerder: list[Regel],
    alle: list[Regel],
    toewijzingen: list[Toewijzing],
    uurtarief: dict[tuple[str, int], int],
    laatste_declaratiedag: date,
    productlijst: tuple[str, ...],
) -> set[str]:
    fout: set[str] = set()
    if any(r.referentie == regel.referentie and r.nr < regel.nr for r in alle):
        fout.add("TR314")
    t = next((t for t in toewijzingen if t.nummer == regel.toewijzing), None)
    if regel.wie == "onbekend" or (t and t.van_ons and t.wie != regel.wie):
        fout.add("TR304")
    if t is None or not t.van_ons:
        fout.add("TR338")
    eigen = t if t and t.van_ons and (regel.wie in (t.wie, "onbekend")) else None
    op_deze = [r for r in eerder if r.toewijzing == regel.toewijzing]
    teruggedraaid = [r.vorige for r in op_deze if r.credit]
    if regel.credit:
        # Nothing is not taken back: a line of € 0 has no credit, and stands in no one's way.
        debetten = [r for r in op_deze if not r.credit and r.bedrag > 0]
        bron = next((r for r in debetten if r.referentie == regel.vorige), None)
        gelijk = bron is not None and (
            (bron.product, bron.eerste, bron.laatste, bron.volume, bron.eenheid, bron.bedrag)
            == (
                regel.product,
                regel.eerste,
                regel.laatste,
                regel.volume,
                regel.eenheid,
                regel.bedrag,
            )
        )
        if not gelijk:
            fout.add("TR323")
        if regel.vorige in teruggedraaid:
            fout.add("TR390")
        return fout
    if regel.product not in productlijst and regel.product[:2] in [p[:2] for p in productlijst]:
        fout.add("TR381")
    if regel.laatste > laatste_declaratiedag:
        fout.add("TR319")
    uur = uurtarief.get((regel.product, regel.eerste.year))
    if uur is None:
        pass
    elif regel.eenheid == "01":
        if regel.tarief != afronden(Fraction(uur, 60)):
            fout.add("TR418")
        elif regel.bedrag != afronden(Fraction(uur * regel.volume, 60)):
            fout.add("TR346")
    elif regel.eenheid == "04":
        if regel.tarief != uur:
            fout.add("TR418")
    else:
        fout.add("TR418")
    if (regel.eenheid != "01" or uur is None) and regel.bedrag != regel.volume * regel.tarief:
        fout.add("TR346")
    open_ = [
        r
        for r in op_deze
        if not r.credit
        and r.bedrag > 0
        and r.referentie not in teruggedraaid
        and r.product == regel.product
        and set(dagen(r.eerste, r.laatste)) & set(dagen(regel.eerste, regel.laatste))
    ]
    if open_:
        fout.add("TR389")
    if eigen:
        # Everything in the list is contracted per hour; what is not in it has no unit at all.
        contract = "04" if regel.product in productlijst else "geen"
        fout |= _binnen_toewijzing(regel, eigen, op_deze, contract)
    return fout


def _binnen_toewijzing(
    regel: Regel, t: Toewijzing, op_deze: list[Regel], contract: str
) -> set[str]:
    fout: set[str] = set()
    if t.verwijderd:
        fout.add("TR384")
    if t.product and t.product[:2] != regel.product[:2]:
        fout.add("TR339")
    if t.product and t.product != regel.product:
        fout.add("TR340")
    afgesproken = t.eenheid if t.eenheid else contract
    past = regel.eenheid == afgesproken or (regel.eenheid, afgesproken) == ("01", "04")
    if not past:
        fout.add("TR341")
    if regel.eerste < t.eerste:
        fout.add("TR307")
    elif regel.eerste.day != 1 and regel.eerste != t.eerste:
        fout.add("TR387")
    te_laat = t.laatste is not None and regel.laatste > t.laatste
    if te_laat:
        fout.add("TR308")
    else:
        maand = [
            dag
            for dag in dagen(regel.eerste, regel.eerste + 31 * EEN_DAG)
            if (dag.year, dag.month) == (regel.eerste.year, regel.eerste.month)
            and (t.laatste is None or dag <= t.laatste)
        ]
        if regel.laatste != maand[-1]:
            fout.add("TR388")
    if t.volume is None or not past:
        return fout
    overlap = regel.laatste >= t.eerste and (t.laatste is None or regel.eerste <= t.laatste)
    gevraagd = uren(regel.volume, regel.eenheid)
    te_veel = overlap and gevraagd > hoogstens(t, regel.eerste, regel.laatste)
    if overlap and regel.eerste >= date(2026, 1, 1) and regel.eenheid in ("01", "04", "14"):
        binnen = [
            dag
            for dag in dagen(regel.eerste, regel.laatste)
            if t.eerste <= dag and (t.laatste is None or dag <= t.laatste)
        ]
        te_veel = te_veel or gevraagd > sum(1 if regel.eenheid == "14" else 24 for _ in binnen)
    if te_veel:
        fout.add("TR321")
    if t.laatste is not None or t.frequentie == "6":
        al = sum(
            (uren(r.volume, r.eenheid) * (-1 if r.credit else 1) for r in op_deze), Fraction(0)
        )
        if al + gevraagd > hoogstens(t, t.eerste, t.laatste or t.eerste):
            fout.add("TR322")
    return fout
