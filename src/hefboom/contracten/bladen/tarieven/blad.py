# SPDX-License-Identifier: EUPL-1.2
"""The price list of a day, what it becomes by the index, and how many contracts pay otherwise."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from hefboom.contracten.formulier import (
    INDEXREEKSEN,
    INDEXSOORTEN,
    Aanbiederrij,
    Contractrij,
    Indexrij,
    Tariefrij,
)
from hefboom.contracten.indexering import Indexering, indexering
from hefboom.contracten.stand import Registerstand, looptijden
from hefboom.contracten.tonen import geldig_op
from hefboom.kernel import datum, getal, hoeveel
from hefboom.scherm import Cel, Kolom, Tabel, bedragcel
from hefboom.stelsel import EENHEDEN, HOE_VAST, Product, Regio


def inhoud(stand: Registerstand, dag: date, regio: Regio) -> dict[str, Any]:
    """Everything the page shows."""
    index = indexering(stand.van_blad(Indexrij), dag.year + 1)
    eigen = _eigen(stand, dag)
    producten = [p for p in regio.producten if regio.segment_op(p.code, dag) is not None]
    rijen = [_rij(regio, product, dag, index, eigen[product.code]) for product in producten]
    anders = sum(1 for product in producten if eigen[product.code])
    return {
        "dag": dag,
        "dag_tekst": datum(dag),
        "zin": (
            f"Op {datum(dag)} zijn er {hoeveel(len(producten), 'product', 'producten')}; voor "
            f"{getal(anders)} daarvan staat er ook een tarief in een contract."
        ),
        "index": index,
        "jaar": dag.year + 1,
        "tabel": Tabel(
            "De tarievenlijst",
            [
                Kolom("Product"),
                Kolom("Segment"),
                Kolom("Tarief"),
                Kolom("Eenheid"),
                *([Kolom(f"Na indexering {index.jaar}")] if index else []),
                Kolom("Hoe vast"),
                Kolom("In contracten"),
            ],
            rijen,
            code="lijst",
            bestand="tarieven",
        ),
        "contracttabel": _contracttarieven(stand, dag, regio),
        "cijfertabel": Tabel(
            "Indexcijfers",
            [Kolom("Reeks"), Kolom("Jaar"), Kolom("Soort"), Kolom("Procent"), Kolom("Bron")],
            [
                [
                    Cel(INDEXREEKSEN[rij.reeks]),
                    Cel(str(rij.jaar)),
                    Cel(INDEXSOORTEN[rij.soort]),
                    Cel(getal(float(rij.procent), 2)),
                    Cel(rij.bron),
                ]
                for rij in stand.van_blad(Indexrij)
            ],
            leeg="Er zijn nog geen indexcijfers ingenomen.",
            code="index",
        ),
    }


def _eigen(stand: Registerstand, dag: date) -> dict[str, list[Tariefrij]]:
    lopen = looptijden(stand.van_blad(Contractrij))
    uit: dict[str, list[Tariefrij]] = defaultdict(list)
    for rij in stand.van_blad(Tariefrij):
        if geldig_op(rij, lopen, dag) is not None:
            uit[rij.product].append(rij)
    return uit


def _rij(
    regio: Regio, product: Product, dag: date, index: Indexering | None, eigen: list[Tariefrij]
) -> list[Cel]:
    segment = regio.segment_op(product.code, dag) or ""
    bedrag = regio.tarief(product.code, dag)
    taak = regio.is_taakgericht(segment, dag)
    return [
        Cel(product.code, klein=product.naam),
        Cel(segment),
        bedragcel(int(bedrag.cents) if bedrag else None),
        Cel(f"per {EENHEDEN[product.eenheid][0]}", klein="rekenprijs, taakgericht" if taak else ""),
        *([bedragcel(index.op(int(bedrag.cents)) if bedrag else None)] if index else []),
        Cel(HOE_VAST[bedrag.status] if bedrag else "geen tarief"),
        Cel(_spreiding(eigen)),
    ]


def _spreiding(eigen: list[Tariefrij]) -> str:
    return hoeveel(len(eigen), "contract", "contracten") if eigen else "–"


def _contracttarieven(stand: Registerstand, dag: date, regio: Regio) -> Tabel:
    namen = {rij.organisatie: rij.naam for rij in stand.van_blad(Aanbiederrij)}
    van = {rij.contract: rij.aanbieder for rij in stand.van_blad(Contractrij)}
    rijen = []
    for code, eigen in sorted(_eigen(stand, dag).items()):
        bedrag = regio.tarief(code, dag)
        for rij in eigen:
            verschil = None if bedrag is None else rij.cent - int(bedrag.cents)
            rijen.append(
                [
                    Cel(code),
                    Cel(namen.get(van.get(rij.contract, ""), "")),
                    Cel(rij.contract),
                    bedragcel(rij.cent),
                    bedragcel(verschil),
                ]
            )
    return Tabel(
        "Tarieven in contracten",
        [
            Kolom("Product"),
            Kolom("Aanbieder"),
            Kolom("Contract"),
            Kolom("Tarief"),
            Kolom("Meer dan de lijst"),
        ],
        rijen,
        leeg="Er staan op deze dag geen eigen tarieven in contracten.",
        code="eigen",
        bestand="contracttarieven",
    )
