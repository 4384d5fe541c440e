# SPDX-License-Identifier: EUPL-1.2
"""One provider's contracts on a day, with what it costs, what it asks and what ends when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from hefboom.contracten.boek import als_status
from hefboom.contracten.formulier import (
    CONTRACTSOORTEN,
    LAGEN,
    OPTIEBESLUITEN,
    Aanbiederrij,
    Certificaatrij,
    Contactrij,
    Contractrij,
    Locatierij,
    Onderaannemerrij,
    Productrij,
    Ruimterij,
    Voorwaarderij,
)
from hefboom.contracten.kalender import Contractmoment
from hefboom.contracten.minimum import MINIMUMREGISTRATIE
from hefboom.contracten.stand import Registerstand, looptijden
from hefboom.contracten.tonen import Aanbiederblik, Deelblik, kijk, zoek_organisaties
from hefboom.kernel import Cents, Period, datum, euro, hoeveel, opsomming
from hefboom.scherm import Cel, Kolom, Merk, Tabel, bedragcel, dagcel, periodecel
from hefboom.stelsel import EENHEDEN, HOE_VAST, Regio

Dagrij = TypeVar("Dagrij", Locatierij, Onderaannemerrij, Productrij, Voorwaarderij)
#: So many days ahead a day that comes is shown as one that asks for something.
BINNENKORT = timedelta(days=90)


def inhoud(
    stand: Registerstand,
    agb: str,
    naam: str,
    dag: date,
    regio: Regio,
    momenten: Iterable[Contractmoment] = (),
) -> dict[str, Any]:
    """Everything the page shows; `momenten` are the days that come, of whomever."""
    gevonden = zoek_organisaties(stand, agb, dag)
    blik = kijk(stand, gevonden[0], dag, regio) if gevonden else Aanbiederblik(agb, naam, (), ())
    wie = blik.organisatie
    contracten = sorted({een.deel.contract for een in blik.delen})
    return {
        "agb": agb,
        "naam": blik.naam,
        "dag": dag,
        "dag_tekst": datum(dag),
        "zin": _zin(stand, blik, dag),
        "feiten": _feiten(stand, blik, dag),
        "aankomend": _aankomend(blik, momenten),
        "delen": _delen(blik, regio),
        "tarieven": _tarieven(blik, regio, dag),
        "lijst": any(een.deel.segment and not een.tarieven for een in blik.delen),
        "producten": [
            rij for rij in _op(stand.van_blad(Productrij), dag) if rij.contract in contracten
        ],
        "opties": _opties(blik),
        "voorwaarden": [
            rij for rij in _op(stand.van_blad(Voorwaarderij), dag) if rij.contract in contracten
        ],
        "ruimten": [
            (
                rij.jaar,
                euro(Cents(rij.cent)),
                rij.waarschuw_bij.replace(" ", ", "),
                rij.bron,
                HOE_VAST[als_status(rij.status)],
            )
            for rij in stand.van_blad(Ruimterij)
            if rij.contract in contracten
        ],
        "minimum": MINIMUMREGISTRATIE if _heeft_taak(blik, regio, dag) else (),
        "contacten": [rij for rij in stand.van_blad(Contactrij) if rij.aanbieder == wie],
        "certificaten": _certificaten(stand, wie, dag),
    }


def _op(rijen: Iterable[Dagrij], dag: date) -> list[Dagrij]:
    return [rij for rij in rijen if dag in Period.inclusive(rij.vanaf, rij.tot)]


def _zin(stand: Registerstand, blik: Aanbiederblik, dag: date) -> str:
    if not blik.delen:
        return f"Op {datum(dag)} heeft {blik.naam} geen contract."
    segmenten = sorted({een.deel.segment for een in blik.delen if een.deel.segment})
    waar = f" voor segment {opsomming(segmenten)}" if segmenten else ""
    nummers = {een.deel.contract for een in blik.delen}
    lopen = looptijden(stand.van_blad(Contractrij))
    einde = _einde([een.last for nummer, een in lopen.items() if nummer in nummers])
    aantal = hoeveel(len(nummers), "contract", "contracten")
    return f"{blik.naam} heeft {aantal}{waar}{einde}."


def _einde(einden: list[date | None]) -> str:
    """Until when these contracts run, all versions together; only a day that holds for each."""
    bekend = sorted({een for een in einden if een is not None})
    if not bekend:
        return ", zonder bekend einde"
    if None in einden:
        return ", niet allemaal met een bekend einde"
    laatste = "" if len(bekend) == 1 else "het laatste "
    return f", {laatste}tot en met {datum(bekend[-1])}"


def _feiten(stand: Registerstand, blik: Aanbiederblik, dag: date) -> list[tuple[str, str]]:
    wie = blik.organisatie
    rijen = [rij for rij in stand.van_blad(Aanbiederrij) if rij.organisatie == wie]
    rij = rijen[-1] if rijen else None
    plaatsen = {
        een.plaats or een.naam
        for een in _op(stand.van_blad(Locatierij), dag)
        if een.aanbieder == wie
    }
    onder = {een.naam for een in _op(stand.van_blad(Onderaannemerrij), dag) if een.aanbieder == wie}
    return [
        ("AGB", opsomming(list(blik.agb)) or "geen op deze dag"),
        ("KvK", (rij.kvk if rij else "") or "niet bekend"),
        ("Rechtsvorm", (rij.rechtsvorm if rij else "") or "niet bekend"),
        ("Locaties", opsomming(sorted(plaatsen)) or "niet bekend"),
        ("Onderaannemers", opsomming(sorted(onder)) or "geen bekend"),
    ]


def _aankomend(blik: Aanbiederblik, momenten: Iterable[Contractmoment]) -> list[tuple[str, ...]]:
    """Of this organisation: the day, what must be done or ends then, and why."""
    return [
        (datum(een.dag), een.wat, een.waarom) for een in momenten if een.organisatie == blik.naam
    ]


def _delen(blik: Aanbiederblik, regio: Regio) -> Tabel:
    rijen = [
        [
            Cel(een.deel.contract, klein=CONTRACTSOORTEN.get(een.deel.soort, een.deel.soort)),
            Cel(een.deel.code, klein=een.deel.deelnaam or LAGEN[een.deel.laag]),
            Cel(een.deel.segment or "–"),
            Cel(str(een.deel.versie)),
            periodecel(een.geldig),
            Cel(_gemeenten(een.deel.gemeenten, regio)),
            Cel(HOE_VAST[als_status(een.deel.status)]),
        ]
        for een in blik.delen
    ]
    koppen = ("Contract", "Deel", "Segment", "Versie", "Geldt", "Gemeenten", "Hoe vast")
    return Tabel(
        "Contract en delen", [Kolom(kop) for kop in koppen], rijen,
        leeg="Op deze dag loopt er geen contract.", code="delen", waarover=blik.naam,
    )  # fmt: skip


def _gemeenten(codes: str, regio: Regio) -> str:
    bekend = [(code, regio.gemeente(code)) for code in codes.split()]
    namen = sorted(gemeente.naam if gemeente else code for code, gemeente in bekend)
    return opsomming(namen) or "hele regio"


def _tarieven(blik: Aanbiederblik, regio: Regio, dag: date) -> Tabel:
    rijen = [
        [
            Cel(tarief.product, klein=_productnaam(regio, tarief.product, dag)),
            bedragcel(tarief.cent),
            Cel(f"per {EENHEDEN[tarief.eenheid][0]}"),
            periodecel(geldig),
            Cel(een.deel.contract),
            Cel(HOE_VAST[als_status(tarief.status)]),
        ]
        for een in blik.delen
        for tarief, geldig in een.tarieven
    ]
    koppen = ("Product", "Tarief", "Eenheid", "Geldt", "Contract", "Hoe vast")
    return Tabel(
        "Tarieven van dit contract", [Kolom(kop) for kop in koppen], rijen,
        leeg="Dit contract heeft geen eigen tarieven: de tarievenlijst van de regio geldt.",
        code="tarieven", waarover=blik.naam,
    )  # fmt: skip


def _productnaam(regio: Regio, code: str, dag: date) -> str:
    product = regio.product(code, dag)
    return product.naam if product else ""


def _opties(blik: Aanbiederblik) -> Tabel:
    rijen = [
        [
            Cel(een.deel.contract),
            Cel(str(optie.nummer)),
            periodecel(Period.inclusive(optie.vanaf, optie.tot)),
            dagcel(optie.besluit_voor),
            Cel(
                OPTIEBESLUITEN[optie.besluit],
                merk=Merk("open", "let-op") if optie.besluit == "open" else None,
                klein=datum(optie.besloten_op) if optie.besloten_op else "",
            ),
        ]
        for een in blik.delen
        if een.deel.laag == "algemeen"
        for optie in een.opties
    ]
    koppen = ("Contract", "Optie", "Verlengt", "Besluit voor", "Stand")
    return Tabel(
        "Verlengen", [Kolom(kop) for kop in koppen], rijen,
        leeg="Er is geen recht om te verlengen afgesproken.", code="opties", waarover=blik.naam,
    )  # fmt: skip


def _certificaten(stand: Registerstand, wie: str, dag: date) -> Tabel:
    rijen = []
    for rij in stand.van_blad(Certificaatrij):
        if rij.aanbieder != wie:
            continue
        merk = None
        if rij.tot is not None and rij.tot < dag:
            merk = Merk("verlopen", "fout")
        elif rij.tot is not None and rij.tot <= dag + BINNENKORT:
            merk = Merk("verloopt", "let-op")
        rijen.append([Cel(rij.soort, klein=rij.nummer), dagcel(rij.vanaf), dagcel(rij.tot, merk)])
    return Tabel(
        "Certificaten", [Kolom("Keurmerk"), Kolom("Vanaf"), Kolom("Tot en met")], rijen,
        leeg="Er zijn geen certificaten bekend.", code="certificaten",
    )  # fmt: skip


def _heeft_taak(blik: Aanbiederblik, regio: Regio, dag: date) -> bool:
    return any(_is_taak(een, regio, dag) for een in blik.delen)


def _is_taak(een: Deelblik, regio: Regio, dag: date) -> bool:
    return bool(een.deel.segment) and regio.is_taakgericht(een.deel.segment, dag)
