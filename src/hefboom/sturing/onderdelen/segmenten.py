# SPDX-License-Identifier: EUPL-1.2
"""The steering picture: per segment youths, money against budget, norm and refusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hefboom.kernel import euro_kort, opsomming
from hefboom.measures import Rij, Uitkomst
from hefboom.scherm import Cel, Celsoort, Cijfer, Kolom, Tabel
from hefboom.scherm.grafieken import Beeld, beeld
from hefboom.scherm.grafieken.balken import Balk, balken
from hefboom.scherm.grafieken.stijl import BREED
from hefboom.stelsel import BEKOSTIGD
from hefboom.sturing.blik import Blik, periode_tekst
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.onderdelen.budgetvak import Budgetvak, budgetvak
from hefboom.sturing.onderdelen.cijfers import getoond, tussen_haken, van_rij, verandering
from hefboom.sturing.onderdelen.geen_budget import budgetcel
from hefboom.sturing.onderdelen.verloop import vonken
from hefboom.sturing.onderdelen.volledigheid import nog_niet

PER = ("segment",)


def per_segment(uitkomst: Uitkomst) -> dict[str, Rij]:
    """The rows of an answer by segment."""
    return {rij.sleutel["segment"]: rij for rij in uitkomst.rijen}


def _adres(blik: Blik, namen: Naamboek, code: str, waar: Mapping[str, str]) -> str:
    """The segment; on the page of a municipality or provider that page within the segment."""
    adres = namen.adres("segment", code)
    partij = [(d, w) for d, w in waar.items() if d in ("gemeente", "aanbieder")]
    if adres and len(partij) == 1:
        return blik.adres(*partij[0], segment=code)
    return adres


def segmenttabel(blik: Blik, namen: Naamboek, waar: Mapping[str, str] | None = None) -> Tabel:
    """One row per segment. Money stands beside the budget for the region as a whole only."""
    waar = dict(waar or {})
    geld = "bestedingen" if not waar else "uitgaven"
    codes = ["jeugdigen", geld, "binnen_norm", "openstaande_weigeringen"]
    nu = {code: blik.bereken(code, per=PER, waar=waar) for code in codes}
    rijen = {code: per_segment(uitkomst) for code, uitkomst in nu.items()}
    vroeger = (
        per_segment(blik.bereken("jeugdigen", per=PER, waar=waar, periode=blik.eerder))
        if blik.eerder
        else {}
    )
    verloop = vonken(blik, "jeugdigen", "segment", waar)
    budget = blik.bereken("budget", per=PER) if not waar else None
    budgetten = per_segment(budget) if budget else {}
    gezien = {code for per in rijen.values() for code in per}

    def cel(code: str, segment: str, oud: Rij | None = None) -> Cel:
        rij = rijen[code].get(segment)
        if rij is None:
            return Cel("–")
        cijfer = van_rij(blik, nu[code], rij, waar=waar, kort=True)
        tegen = periode_tekst(blik.eerder) if blik.eerder else ""
        return Cel(cijfer=cijfer, titel=verandering(nu[code].maat, rij, oud, tegen))

    tabel = []
    for code, titel in namen.segmenten(gezien):
        if waar and code not in gezien:
            continue
        regel = [
            Cel(
                titel, adres=_adres(blik, namen, code, waar), titel=_bekostiging(blik, namen, code)
            ),
            cel("jeugdigen", code, vroeger.get(code)),
            Cel(vonk=verloop.get(code, "")),
            cel(geld, code),
        ]
        if budget is not None:
            regel.append(budgetcel(blik, budget, budgetten.get(code), code))
        tabel.append([*regel, cel("binnen_norm", code), cel("openstaande_weigeringen", code)])
    kop = [
        Kolom("Segment"),
        Kolom("Jeugdigen", getal=True),
        Kolom("Verloop", uitleg=f"Jeugdigen per maand, {len(list(blik.trend.months()))} maanden"),
        Kolom("Besteed" if not waar else "Declaraties", getal=True),
        *([Kolom("Jaarbudget", getal=True)] if budget is not None else []),
        Kolom("Binnen norm gestart", getal=True),
        Kolom("Geweigerd, open", getal=True),
    ]
    return Tabel(f"Segmenten in {blik.periode_tekst}", kop, tabel, code="segmenten")


def _bekostiging(blik: Blik, namen: Naamboek, segment: str) -> str:
    vorm = blik.regio.bekostiging(segment, namen.dag)
    return BEKOSTIGD[vorm] if vorm else ""


def geldbeeld(blik: Blik, namen: Naamboek, breed: int = BREED) -> Beeld | None:
    """Spent so far against the budget of the year, per segment."""
    besteed, heel = blik.bereken("bestedingen", per=PER), blik.bereken("budget", per=PER)
    budget, vak = per_segment(heel), budgetvak(blik)
    rijen = [
        (code, titel, rij)
        for code, titel in namen.segmenten(per_segment(besteed))
        if (rij := per_segment(besteed).get(code)) is not None and rij.waarde is not None
    ]
    if not rijen:
        return None
    verborgen = any(rij.onderdrukt for rij in besteed.rijen)
    staven, tabel, over = [], [], []
    for code, titel, rij in rijen:
        doel = budget.get(code)
        grens = doel.waarde * vak.deel if doel and doel.waarde and vak.deel else None
        erboven = grens is not None and (rij.waarde or 0) > grens
        if erboven:
            over.append(titel)
        naast = f" van {euro_kort(int(grens))}" if grens else ""
        staven.append(
            Balk(
                titel,
                float(rij.waarde or 0),
                f"{euro_kort(int(rij.waarde or 0))}{naast}",
                buiten=erboven,
                doel=float(grens) if grens else None,
                adres=namen.adres("segment", code),
            )
        )
        tabel.append(
            [
                Cel(titel, adres=namen.adres("segment", code)),
                Cel(cijfer=van_rij(blik, besteed, rij, kort=True)),
                budgetcel(blik, heel, doel, code),
            ]
        )
    return beeld(
        f"{over_budget(blik, vak, over, verborgen=verborgen)} {vak.zin}{_let_op(besteed)}".strip(),
        lambda breedte: balken(breedte, staven, sorteer=False),
        Tabel(
            f"Besteed en budget in {blik.periode_tekst}",
            (
                Kolom("Segment"),
                Kolom("Besteed", getal=True),
                Kolom("Jaarbudget", getal=True),
            ),
            tabel,
            code="besteed-en-budget",
        ),
        blik.cache,
        breed=breed,
    )


def over_budget(blik: Blik, vak: Budgetvak, over: Sequence[str], *, verborgen: bool = False) -> str:
    """Which segments went over; `verborgen`: of some this reader does not see what they spent."""
    if vak.deel is None:
        return ""
    wiens = "het budget" if vak.deel == 1 else "zijn deel van het budget"
    wanneer = f"{wiens} van {blik.laatste_dag.year}"
    if over:
        ging = "gingen" if len(over) > 1 else "ging"
        return f"{opsomming(over)} {ging} tot nu toe over {wanneer} heen."
    if verborgen:
        return f"Van wat te zien is, ging geen segment tot nu toe over {wanneer} heen."
    return f"Geen segment ging tot nu toe over {wanneer} heen."


def _let_op(besteed: Uitkomst) -> str:
    achter = sorted({dag for rij in besteed.rijen for dag in besteed.achter(rij)})
    return f" Het beeld is voorlopig: {nog_niet(achter)}." if achter else ""


def spaarbeeld(blik: Blik) -> Beeld | None:
    """The savings path the councils decided; None where the region has none."""
    pad = blik.regio.besparingspad
    if not pad:
        return None
    staven = [
        Balk(
            str(jaar.jaar),
            float(-jaar.cents),
            euro_kort(-jaar.cents),
            hoofd=jaar.jaar == blik.laatste_dag.year,
        )
        for jaar in pad
    ]
    laatste = pad[-1]
    return beeld(
        f"Volgens het besparingspad moet er in {laatste.jaar} "
        f"{euro_kort(-laatste.cents)} minder worden uitgegeven dan zonder ingrepen.",
        lambda breedte: balken(breedte, staven, sorteer=False),
        Tabel(
            "Besparingspad per jaar",
            (Kolom("Jaar"), Kolom("Besparing", getal=True), Kolom("Bron")),
            [
                [
                    Cel(str(jaar.jaar)),
                    Cel(euro_kort(-jaar.cents), waarde=-jaar.cents, soort=Celsoort.EURO),
                    Cel(blik.regio.bronnaam(jaar.bron) + (" (aanname)" if jaar.aanname else "")),
                ]
                for jaar in pad
            ],
            code="besparingspad",
        ),
        blik.cache,
    )


def antwoordzin(jeugdigen: Cijfer, norm: Cijfer, *, hulp: str, wanneer: str) -> str:
    """The answer under the title: who, compared with when, and how quickly help starts.

    `hulp` says which help they got: `uit de regio jeugdhulp`, `jeugdhulp in segment 4 …`.
    """
    eerste = getoond(
        jeugdigen,
        f"In {wanneer} kregen {jeugdigen.waarde} jeugdigen {hulp}",
        f"Hoeveel jeugdigen in {wanneer} {hulp} kregen",
    )
    if jeugdigen.verandering:
        eerste = f"{eerste}, {jeugdigen.verandering}"
    if norm.waarde[:1].isdigit():
        binnen = f"binnen de norm{tussen_haken(norm.status)}"
        return f"{eerste}. Van de hulp die begon, startte {norm.waarde} {binnen}."
    return f"{eerste}."
