# SPDX-License-Identifier: EUPL-1.2
"""One segment as it was decided: names, goals, scope, market, who takes part, products."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hefboom.kernel import datum, euro, opsomming
from hefboom.stelsel import (
    BEKOSTIGD,
    EENHEDEN,
    SEGMENTUITSPRAKEN,
    Diensten,
    Doelen,
    Plaatssoorten,
    Prijsdelen,
    Product,
    Regio,
    Segment,
)
from hefboom.sturing.bladen.segment.blad import wie_doet_mee
from hefboom.sturing.namen import segmentnaam
from hefboom.sturing.onderdelen.herkomst import besluitregel
from hefboom.sturing.onderdelen.rollen import rollentabel
from hefboom.sturing.onderdelen.segmentbesluit import segmentdelen


def inhoud(regio: Regio, code: str, dag: date, *, weging: bool = True) -> dict[str, Any]:
    """Everything the page shows; when the segment is not open that day, its nearest open day."""
    loop = regio.segmentlopen[code]
    getoond = _open_dag(regio, code, dag)
    indeling = regio.op(getoond)
    segment = indeling.segment(code)
    geen = regio[Doelen].leeg.get(code)
    return {
        "titel": segmentnaam(regio, getoond, code),
        "code": code,
        "dag": getoond,
        "dag_tekst": datum(getoond),
        "anders": datum(dag) if dag != getoond else "",
        "namen": [
            besluitregel(regio, f"{alias.naam} (zo noemt {alias.wie} het)", alias)
            for alias in loop.aliassen
        ],
        "vast": _vast(regio, segment) if segment else [],
        "doelen": [
            besluitregel(regio, f"{doel.nummer}. {doel.tekst}", doel)
            for doel in (segment.doelen if segment else ())
        ],
        "geen_doelen": f"{geen.reden[0].upper()}{geen.reden[1:]}." if geen else "",
        "delen": [
            deel
            for deel in segmentdelen(regio, code, getoond, weging=weging)
            if deel[0] != SEGMENTUITSPRAKEN["rol"]
        ],
        "rollen": rollentabel(regio, code, getoond),
        "producten": [
            besluitregel(
                regio,
                f"{product.code} {product.naam}",
                product,
                _van_product(regio, product, getoond),
            )
            for product in indeling.producten_van(code)
        ],
    }


def _van_product(regio: Regio, product: Product, dag: date) -> str:
    """Form, role mix and result, parts of the price and payers, as far as they are known."""
    delen = [f"{product.vorm}, per {EENHEDEN[product.eenheid][0]}"]
    if plek := regio[Plaatssoorten].van(product.code):
        trede = f", trede {plek.trede.nummer}" if plek.trede else ""
        delen.append(f"plek: {plek.naam}{trede}")
    if dienst := regio[Diensten].op(product.code, dag):
        delen.append(f"functiemix: {_procenten(dienst.functiemix)}" if dienst.functiemix else "")
        delen.append(f"resultaat: {dienst.resultaat}" if dienst.resultaat else "")
    prijs, tarief = regio[Prijsdelen], regio.tarief(product.code, dag)
    if kosten := prijs.kosten_op(product.code, dag):
        delen.append(f"tarief bestaat uit {_procenten(kosten.delen)}")
        leeg = prijs.lege_plek(product.code, tarief.cents, dag) if tarief else None
        delen.append(f"leeg kost een plek {euro(leeg)}" if leeg is not None else "")
    if betalers := prijs.betalers_op(product.code, dag):
        delen.append(f"betaald door {_procenten(betalers.delen)}")
    return f"({'; '.join(deel for deel in delen if deel)})"


def _procenten(delen: Mapping[str, int]) -> str:
    return opsomming([f"{naam} {deel}%" for naam, deel in delen.items()])


def _open_dag(regio: Regio, code: str, dag: date) -> date:
    naam = regio.segmentlopen[code].naam
    if naam.op(dag) is not None and dag in regio.geldig:
        return dag
    perioden = list(zip(naam.starts, naam.waarden, strict=True))
    dicht = [start for start, waarde in perioden if waarde is None and start <= dag]
    if dicht:
        return dicht[-1] - timedelta(days=1)
    return next(start for start, waarde in perioden if waarde is not None)


def _vast(regio: Regio, segment: Segment) -> list[Any]:
    regels = [
        besluitregel(regio, f"Naam: {segment.naam}", segment),
        besluitregel(regio, f"Bekostiging: {BEKOSTIGD[segment.bekostiging]}", segment.betaald),
    ]
    namen = {str(g.code): g.naam for g in regio.gemeenten}
    for rij in segment.deelname:
        onbekend = ", ".join(sorted(namen[code] for code in rij.onbekend))
        regels.append(
            besluitregel(
                regio,
                f"Aan {rij.groepnaam} doet mee: {wie_doet_mee(regio, (rij,))} ({rij.schaal})",
                rij,
                f"Van {onbekend} is niet bekend of dat zo was." if onbekend else "",
            )
        )
    return regels
