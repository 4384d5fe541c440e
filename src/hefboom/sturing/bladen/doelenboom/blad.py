# SPDX-License-Identifier: EUPL-1.2
"""The goal tree: ambitions, goals per segment with their measures, actions and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hefboom.kernel import datum, getal, hoeveel, opsomming
from hefboom.measures import CATALOGUS, GeenInzage, TeFijn
from hefboom.scherm import Cel, Kolom, Merk, Tabel
from hefboom.stelsel import (
    Besluitenboek,
    Doel,
    Doelen,
    Doelenboom,
    Doelmaat,
    Regio,
    Regiovisie,
    Regiovisies,
    Tak,
)
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import segmentnaam
from hefboom.sturing.onderdelen.cijfers import maak
from hefboom.sturing.onderdelen.herkomst import broncel

BLIND = Merk("blinde vlek", "let-op")


@dataclass(frozen=True, slots=True)
class Segmentdoelen:
    """The goals of one segment on a day, as a table."""

    code: str
    titel: str
    tabel: Tabel


def inhoud(regio: Regio, dag: date, blik: Blik | None) -> dict[str, Any]:
    """Everything the page shows; on a day without goals, those of the first day after it."""
    getoond = _dag_met_doelen(regio, dag)
    visies = regio[Regiovisies]
    visie = visies.op(getoond)
    # A vision that ended still says which ambition a goal came from, until there is a new one.
    wortel = visie or visies.vorige(getoond)
    doelen = list(_doelen(regio, getoond))
    return {
        "regio": regio.naam,
        "dag": dag,
        "getoond": getoond,
        "dag_tekst": datum(getoond),
        "anders": datum(dag) if getoond != dag else "",
        "zin": _zin(regio, doelen),
        "visie": visie,
        "besluiten": _besluiten(regio, doelen),
        "gat": _gat(regio, getoond, visie),
        "ambities": _ambitietabel(regio, wortel, doelen) if wortel else None,
        "segmenten": [
            Segmentdoelen(code, segmentnaam(regio, getoond, code), tabel)
            for code, tabel in _segmenttabellen(regio, doelen, blik)
        ],
        "periode": blik.periode_tekst if blik else "",
    }


def _dag_met_doelen(regio: Regio, dag: date) -> date:
    alle = [doel.geldig for doelen in regio[Doelen].per_segment.values() for doel in doelen]
    if any(dag in geldig for geldig in alle):
        return dag
    return min((geldig.start for geldig in alle if geldig.start > dag), default=dag)


def _doelen(regio: Regio, dag: date) -> Iterator[tuple[str, Doel, Tak | None]]:
    boom = regio[Doelenboom]
    for code in regio.segmentlopen:
        for doel in regio[Doelen].op(code, dag):
            yield code, doel, boom.van(code, doel.nummer)


def _zin(regio: Regio, doelen: list[tuple[str, Doel, Tak | None]]) -> str:
    if not doelen:
        return f"{regio.naam} heeft op deze dag geen doelen per segment vastgelegd."
    gemeten = [tak for _, _, tak in doelen if tak is not None and tak.maten]
    heel = [tak for tak in gemeten if any(een.dekking == "heel" for een in tak.maten)]
    blind = len(doelen) - len(gemeten)
    return (
        f"Van de {getal(len(doelen))} doelen {'wordt' if len(heel) == 1 else 'worden'} er "
        f"{getal(len(heel))} gemeten en "
        f"{getal(len(gemeten) - len(heel))} voor een deel. "
        f"{hoeveel(blind, 'doel is', 'doelen zijn')} een blinde vlek: er is geen maat voor."
    )


def _gat(regio: Regio, dag: date, visie: Regiovisie | None) -> str:
    if visie is not None:
        return ""
    vorige = regio[Regiovisies].vorige(dag)
    if vorige is None:
        return "Er is geen regiovisie vastgelegd: de doelen hebben geen wortel."
    return (
        f"Op {datum(dag)} geldt geen regiovisie: de doelen hebben geen wortel. "
        f"{vorige.naam} liep tot {datum(vorige.geldig.known_end)}. {vorige.vervolg} "
        "Bij welke ambitie een doel hoorde, is hieronder die van de vorige."
    ).replace("  ", " ")


def _ambitietabel(
    regio: Regio, visie: Regiovisie, doelen: list[tuple[str, Doel, Tak | None]]
) -> Tabel:
    rijen = []
    for ambitie in visie.ambities:
        erbij = [
            f"{code}.{doel.nummer}"
            for code, doel, tak in doelen
            if tak is not None and ambitie.nummer in tak.ambities
        ]
        rijen.append(
            [
                Cel(f"{ambitie.nummer}. {ambitie.tekst}"),
                Cel(opsomming(erbij)) if erbij else Cel(merk=Merk("geen doel", "let-op")),
                broncel(regio, ambitie),
            ]
        )
    return Tabel(
        f"Ambities van {visie.naam}",
        (
            Kolom("Ambitie", sorteert=False, zeeft=False),
            Kolom("Doelen (segment.nummer)", sorteert=False, zeeft=False),
            Kolom("Bron", sorteert=False, zeeft=False),
        ),
        rijen,
        code="ambities",
    )


def _segmenttabellen(
    regio: Regio, doelen: list[tuple[str, Doel, Tak | None]], blik: Blik | None
) -> Iterator[tuple[str, Tabel]]:
    for code in dict.fromkeys(code for code, _, _ in doelen):
        rijen = [
            rij
            for ander, doel, tak in doelen
            if ander == code
            for rij in _rijen(regio, code, doel, tak, blik)
        ]
        yield (
            code,
            Tabel(
                f"Doelen van segment {code}, met maten, hefbomen en besluiten",
                tuple(
                    Kolom(naam, sorteert=False, zeeft=False)
                    for naam in ("Doel", "Bron", "Maat", "Nu", "Hefboom of voornemen", "Besluit")
                ),
                rijen,
                code=f"doelen-{code}",
                kaarten=True,
            ),
        )


def _rijen(
    regio: Regio, code: str, doel: Doel, tak: Tak | None, blik: Blik | None
) -> Iterator[list[Cel]]:
    """One row per measure; a goal without keeps its row."""
    for een in (tak.maten if tak else ()) or (None,):
        yield [
            Cel(f"{doel.nummer}. {doel.tekst}"),
            broncel(regio, doel),
            *_maatcellen(code, een, blik),
            _hefboomcel(tak),
            _besluitcel(regio, tak),
        ]


def _maatcellen(code: str, een: Doelmaat | None, blik: Blik | None) -> tuple[Cel, Cel]:
    if een is None:
        return Cel(merk=BLIND), Cel("geen meting", klasse="zacht")
    maat = CATALOGUS.get(een.maat)
    if maat is None:
        return Cel(een.maat, merk=Merk("bestaat niet", "fout")), Cel("–")
    naam = Cel(
        maat.naam,
        blik.adres("maat", een.maat, segment=code)
        if blik
        else f"{reverse('maat', args=[een.maat])}?segment={code}",
        merk=Merk("deels") if een.dekking == "deels" else None,
        naast=een.toelichting,
    )
    return naam, _waarde(code, een.maat, blik)


def _waarde(code: str, maat: str, blik: Blik | None) -> Cel:
    if blik is None:
        return Cel("nog geen cijfers", klasse="zacht")
    try:
        return Cel(cijfer=maak(blik, maat, {"segment": code}))
    except (GeenInzage, TeFijn):
        return Cel("niet voor u", klasse="zacht")


def _hefboomcel(tak: Tak | None) -> Cel:
    if tak is None or not tak.hefbomen:
        return Cel("geen", klasse="zacht")
    zwakste = {een.status for een in tak.hefbomen}
    return Cel(
        " ".join(een.tekst for een in tak.hefbomen),
        merk=Merk(opsomming(sorted(zwakste))),
    )


def _besluitcel(regio: Regio, tak: Tak | None) -> Cel:
    besluit = regio[Besluitenboek].met(tak.besluit) if tak and tak.besluit else None
    if besluit is None or tak is None:
        return Cel(merk=Merk("geen besluit", "let-op"))
    raden = len(besluit.genomen) + len(besluit.onbekend)
    return Cel(
        f"punt {tak.punt}" if tak.punt else besluit.titel,
        reverse("stelsel"),
        naast=f"bekend van {len(besluit.genomen)} van de {raden} raden" if besluit.onbekend else "",
    )


def _besluiten(regio: Regio, doelen: list[tuple[str, Doel, Tak | None]]) -> list[tuple[str, str]]:
    """The decisions these goals name, each once, with who took them."""
    namen = {str(g.code): g.naam for g in regio.gemeenten}
    genoemd = dict.fromkeys(tak.besluit for _, _, tak in doelen if tak is not None and tak.besluit)
    gevonden = (regio[Besluitenboek].met(code) for code in genoemd)
    return [(een.titel, een.stand(namen)) for een in gevonden if een is not None]
