# SPDX-License-Identifier: EUPL-1.2
"""The contracts of a day: with whom, what kind, until when, what must be decided by when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from hefboom.contracten.formulier import CONTRACTSOORTEN, Aanbiederrij, Contractrij, Optierij
from hefboom.contracten.stand import Registerstand, looptijden
from hefboom.contracten.van_wie import te_openen
from hefboom.inzage import Inzage
from hefboom.kernel import Period, datum, hoeveel, opsomming
from hefboom.scherm import Cel, Kolom, Tabel, dagcel


def inhoud(stand: Registerstand, dag: date, inzage: Inzage) -> dict[str, Any]:
    """Everything the page shows; a name leads to a page that this reader may open."""
    rijen = stand.van_blad(Contractrij)
    lopen = {nummer: een for nummer, een in looptijden(rijen).items() if dag in een}
    beslissen = {
        optie.contract: optie
        for optie in stand.van_blad(Optierij)
        if optie.besluit == "open" and optie.contract in lopen
    }
    codes: dict[str, list[Aanbiederrij]] = {}
    for rij in stand.van_blad(Aanbiederrij):
        codes.setdefault(rij.organisatie, []).append(rij)
    namen = {
        wie: (eigen[-1].naam, te_openen(inzage, (rij.agb for rij in eigen)))
        for wie, eigen in codes.items()
    }
    delen: dict[str, list[Contractrij]] = {}
    for deel in rijen:
        if deel.contract in lopen and dag in Period.inclusive(deel.vanaf, deel.tot):
            delen.setdefault(deel.contract, []).append(deel)
    tabel = [
        _rij(namen, delen[nummer], lopen[nummer].last, beslissen.get(nummer))
        for nummer in lopen
        if nummer in delen
    ]
    tabel.sort(key=lambda cellen: (cellen[4].waarde or date.max, cellen[0].tekst.casefold()))
    return {
        "dag": dag,
        "dag_tekst": datum(dag),
        "aantal": len(tabel),
        "zin": _zin(dag, len(tabel), beslissen),
        "tabel": Tabel(
            "Contracten",
            [
                Kolom("Aanbieder"),
                Kolom("Contract"),
                Kolom("Soort"),
                Kolom("Deel"),
                Kolom("Besluit nemen voor"),
                Kolom("Laatste dag"),
            ],
            tabel,
            leeg="Op deze dag loopt er geen contract.",
            code="contracten",
            bestand="contracten",
        ),
    }


def _rij(
    namen: dict[str, tuple[str, str]],
    delen: list[Contractrij],
    laatste: date | None,
    optie: Optierij | None,
) -> list[Cel]:
    eerste = delen[0]
    naam, agb = namen.get(eerste.aanbieder, (eerste.aanbieder, ""))
    bijzonder = sorted({rij.code for rij in delen if rij.laag == "bijzonder"})
    return [
        Cel(naam, adres=reverse("contract", args=[agb]) if agb else ""),
        Cel(eerste.contract),
        Cel(CONTRACTSOORTEN.get(eerste.soort, eerste.soort)),
        Cel(opsomming(bijzonder) if bijzonder else "algemeen deel"),
        dagcel(optie.besluit_voor if optie else None),
        dagcel(laatste),
    ]


def _zin(dag: date, aantal: int, beslissen: dict[str, Optierij]) -> str:
    if not aantal:
        return f"Op {datum(dag)} loopt er geen contract."
    loopt = "loopt" if aantal == 1 else "lopen"
    zin = f"Op {datum(dag)} {loopt} er {hoeveel(aantal, 'contract', 'contracten')}."
    if not beslissen:
        return zin
    eerste = min(optie.besluit_voor for optie in beslissen.values())
    wachten = hoeveel(len(beslissen), "contract", "contracten")
    return (
        f"{zin} Over de verlenging van {wachten} is nog niet besloten, de eerste voor "
        f"{datum(eerste)}."
    )
