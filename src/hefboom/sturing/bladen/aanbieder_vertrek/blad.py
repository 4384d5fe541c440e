# SPDX-License-Identifier: EUPL-1.2
"""One provider gone: per product whose help that is, and where it could go."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hefboom.kernel import Cents, Period, datum, hoeveel, opsomming
from hefboom.measures import Vraag
from hefboom.scherm import Cel, Celsoort, Kolom, Merk, Tabel, bedragcel, getalcel
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import Naamboek
from hefboom.sturing.vertrek import Vertrek, Vertrekplek

#: So many names fit in a cell.
NAMEN = 4


def inhoud(blik: Blik, namen: Naamboek, agb: str, vertrek: Vertrek) -> dict[str, Any]:
    """Everything the page shows."""
    naam = namen.aanbieders[agb]
    return {
        "agb": agb,
        "naam": naam,
        "op": vertrek.op,
        "zin": _zin(naam, vertrek),
        "naar_contract": vertrek.naar_contract,
        "producten": _producten(blik, namen, vertrek),
        "gemeenten": _gemeenten(namen, vertrek),
    }


def _zin(naam: str, vertrek: Vertrek) -> str:
    if not vertrek.jeugdigen:
        return (
            f"Op {datum(vertrek.op)} loopt er bij {naam} geen toewijzing. Vertrekt {naam}, dan "
            "hoeft er niemand over te stappen, voor zover de berichten dat zeggen."
        )
    begin = (
        f"Vertrekt {naam}, dan {'moet' if vertrek.jeugdigen == 1 else 'moeten'} "
        f"{hoeveel(vertrek.jeugdigen, 'jeugdige', 'jeugdigen')} met hun hulp ergens anders heen."
    )
    if not vertrek.zonder:
        return f"{begin} Voor iedereen is er in de eigen gemeente minstens één andere aanbieder."
    return (
        f"{begin} Voor {hoeveel(vertrek.zonder, 'jeugdige', 'jeugdigen')} is er in de eigen "
        "gemeente geen andere aanbieder van hetzelfde product."
    )


def _producten(blik: Blik, namen: Naamboek, vertrek: Vertrek) -> Tabel:
    eind = blik.opname.peildatum
    begin = eind.replace(year=eind.year - 1, day=min(eind.day, 28))
    jaar = Period(begin, eind)
    vragen = [
        Vraag.naar("uitgaven", ("product",), {"aanbieder": code}, jaar, "toen")
        for code in sorted(vertrek.codes)
    ]
    euro: Counter[str] = Counter()
    for uitkomst in blik.bundel.bereken(vragen):
        for rij in uitkomst.rijen:
            euro[rij.sleutel["product"]] += int(rij.waarde or 0)
    per: dict[str, list[Vertrekplek]] = {}
    for plek in vertrek.plekken:
        per.setdefault(plek.product, []).append(plek)
    rijen = []
    for product, plekken in per.items():
        jeugdigen = {j for plek in plekken for j in plek.jeugdigen}
        zonder = {j for plek in plekken if not plek.andere for j in plek.jeugdigen}
        andere = sorted({een for plek in plekken for een in plek.andere})
        wacht = vertrek.wacht.get(product)
        rijen.append(
            [
                Cel(namen.naam("product", product)),
                getalcel(len(jeugdigen)),
                Cel(
                    str(len(zonder)),
                    waarde=len(zonder),
                    soort=Celsoort.AANTAL,
                    merk=Merk("let op", "let-op") if zonder else None,
                ),
                getalcel(len(andere)),
                Cel(_namen(namen, andere)),
                bedragcel(Cents(euro[product])),
                getalcel(wacht),
            ]
        )
    return Tabel(
        "Per product",
        [
            Kolom("Product", code="product"),
            Kolom("Jeugdigen nu", soort=Celsoort.AANTAL, code="jeugdigen"),
            Kolom("Zonder alternatief", soort=Celsoort.AANTAL, code="zonder"),
            Kolom("Andere aanbieders", soort=Celsoort.AANTAL, code="andere"),
            Kolom("Wie", code="wie", sorteert=False),
            Kolom(
                "Toegekend",
                soort=Celsoort.EURO,
                code="toegekend",
                uitleg=f"voor hulp die begon van {datum(begin)} tot {datum(eind)}",
            ),
            Kolom("Wachttijd elders, dagen", soort=Celsoort.AANTAL, code="wacht"),
        ],
        rijen,
        code="producten",
        leeg="Er loopt hier geen toewijzing.",
        toelichting=[("Op", datum(vertrek.op))],
    )


def _namen(namen: Naamboek, codes: list[str]) -> str:
    gekend = [namen.aanbieders.get(code, code) for code in codes]
    if len(gekend) > NAMEN:
        return f"{', '.join(gekend[:NAMEN])} en {len(gekend) - NAMEN} andere"
    return opsomming(gekend) if gekend else "niemand"


def _gemeenten(namen: Naamboek, vertrek: Vertrek) -> Tabel:
    """Where choice is left: per municipality and product the number of others."""
    return Tabel(
        "Per gemeente",
        [
            Kolom("Gemeente", code="gemeente"),
            Kolom("Product", code="product"),
            Kolom("Jeugdigen nu", soort=Celsoort.AANTAL, code="jeugdigen"),
            Kolom("Andere aanbieders", soort=Celsoort.AANTAL, code="andere"),
            Kolom("Wie levert hier nu ook", code="leveren", sorteert=False),
        ],
        [
            [
                Cel(namen.naam("gemeente", plek.gemeente)),
                Cel(namen.naam("product", plek.product)),
                getalcel(len(plek.jeugdigen)),
                Cel(
                    str(len(plek.andere)),
                    waarde=len(plek.andere),
                    soort=Celsoort.AANTAL,
                    merk=None if plek.andere else Merk("geen", "let-op"),
                ),
                Cel(_namen(namen, sorted(plek.leveren))),
            ]
            for plek in vertrek.plekken
        ],
        code="gemeenten",
        leeg="Er loopt hier geen toewijzing.",
        toelichting=[("Op", datum(vertrek.op))],
    )
