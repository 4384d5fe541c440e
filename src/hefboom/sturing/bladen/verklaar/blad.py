# SPDX-License-Identifier: EUPL-1.2
"""The explanation of one figure: meaning, count, norm, snapshot, breakdowns, rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from hefboom import measures
from hefboom.facts import TABELLEN
from hefboom.inzage import Recht
from hefboom.kernel import ONE_DAY, euro, getal
from hefboom.measures import Eenheid, Maat, Rij, Uitkomst, Vastheid
from hefboom.stelsel import STATUSSEN
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.achterrijen import RIJNAAM, achterstapels
from hefboom.sturing.onderdelen.cijfers import BETER, reden, van_rij, waarde_tekst
from hefboom.sturing.onderdelen.normen import normtekst
from hefboom.sturing.onderdelen.vergelijk import gesorteerd
from hefboom.sturing.onderdelen.volledigheid import hoe_volledig


def inhoud(blik: Blik, namen: Naamboek, maat: Maat, waar: Mapping[str, str]) -> dict[str, Any]:
    """Everything the page that explains one figure shows."""
    heel = blik.bereken(maat.code, waar=waar)
    rij = heel.rijen[0] if len(heel.rijen) == 1 else None
    return {
        "maat": maat,
        "beter": BETER[maat.beter],
        "waarde": _waarde(maat, rij),
        "reden": reden(maat, rij) if rij else "",
        "plek": [(KOPPEN[d], namen.naam(d, w), namen.adres(d, w)) for d, w in waar.items()],
        "teller": _aantal(maat, rij.teller) if rij else "",
        "noemer": _aantal(maat, rij.noemer) if rij and maat.noemer else "",
        "is_deling": maat.noemer is not None,
        "telt": RIJNAAM[maat.feit][1],
        **_vastheid(heel, rij),
        "volledig": hoe_volledig(blik, heel, RIJNAAM[maat.feit][1]),
        "norm": normtekst(blik, namen, maat, waar.get("segment", "")),
        "van": heel.periode.first,
        "tot_en_met": (heel.periode.end or blik.opname.peildatum) - ONE_DAY,
        "bereik": heel.bereik,
        "opname": blik.opname,
        "gemaakt_op": timezone.localtime(blik.opname.gemaakt_op),
        "versie": maat.versie,
        "terug": blik.adres("maat", maat.code, **{d: w for d, w in waar.items() if d != "maand"}),
        "verder": _verder(blik, namen, maat, waar),
        **_achter(blik, namen, maat, waar),
    }


def _vastheid(heel: Uitkomst, rij: Rij | None) -> dict[str, Any]:
    """What the figure was made with beside messages, each with its standing and source."""
    vast = heel.vastheid(rij) if rij is not None else Vastheid()
    if vast.status is None:
        return {"waarmee": []}
    return {
        "waarmee": sorted(vast.gronden, key=lambda grond: (grond.wat, grond.status, grond.bron)),
        "hoe_vast": f"{vast.status.capitalize()}: {STATUSSEN[vast.status]}. Een cijfer is zo vast "
        "als het zwakste waarmee het is gemaakt:",
    }


def _waarde(maat: Maat, rij: Rij | None) -> str:
    return waarde_tekst(maat, rij, kort=False)


def _aantal(maat: Maat, aantal: int | None) -> str:
    if aantal is None:
        return "niet getoond"
    return euro(aantal) if maat.eenheid is Eenheid.EURO and maat.noemer is None else getal(aantal)


def _verder(
    blik: Blik, namen: Naamboek, maat: Maat, waar: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The next breakdowns, each with its largest parts."""
    stappen = []
    for dimensie in blik.kan_per(maat):
        if dimensie in waar or dimensie in ("product", "maand"):
            continue
        try:
            uitkomst = blik.bereken(maat.code, per=(dimensie,), waar=waar)
        except measures.GeenInzage:
            continue
        delen = [
            (
                namen.naam(dimensie, rij.sleutel[dimensie]),
                van_rij(blik, uitkomst, rij, waar=waar, kort=True),
            )
            for rij in gesorteerd(uitkomst)[:8]
        ]
        if delen:
            stappen.append(
                {
                    "kop": KOPPEN[dimensie],
                    "delen": delen,
                    "meer": len(uitkomst.rijen) > len(delen),
                    "adres": blik.adres("maat", maat.code, per=dimensie, **waar),
                }
            )
    return stappen


def _achter(blik: Blik, namen: Naamboek, maat: Maat, waar: Mapping[str, str]) -> dict[str, Any]:
    if not blik.inzage.mag(Recht.RIJEN) and TABELLEN[maat.feit].heeft("jeugdige"):
        wie = " en ".join(rol.naam for rol in blik.inzage.rollen)
        return {
            "stapels": (),
            "geen_rijen": f"De rijen gaan over jeugdigen. Als {wie} ziet u alleen de optelling.",
        }
    try:
        stapels = measures.stapels_achter(
            maat.code, blik.opname, waar, blik.periode, blik.inzage, blik.indeling
        )
    except measures.GeenInzage as fout:
        return {"stapels": (), "geen_rijen": str(fout)}
    tabellen = achterstapels(namen, maat, stapels)
    return {
        "stapels": tabellen,
        "geen_rijen": "Achter dit getal staan geen rijen die u mag zien.",
        "eigen_rijen": namen.eigen_kring,
    }
