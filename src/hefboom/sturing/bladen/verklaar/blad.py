# SPDX-License-Identifier: EUPL-1.2
"""The explanation of one figure: meaning, count, norm, snapshot, breakdowns, rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hefboom import measures
from hefboom.facts import TABELLEN, Feitentabel, Kolomsoort
from hefboom.inzage import Recht
from hefboom.kernel import ONE_DAY, datum, euro, euro_kort, getal
from hefboom.measures import Eenheid, Maat, Rij, Uitkomst, Vastheid
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.stelsel import STATUSSEN
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.cijfers import BETER, reden, van_rij, waarde_tekst
from hefboom.sturing.onderdelen.normen import normtekst
from hefboom.sturing.onderdelen.vergelijk import gesorteerd
from hefboom.sturing.onderdelen.volledigheid import hoe_volledig

RIJEN = 50
#: What a row is called, per table of facts.
RIJNAAM = {
    "zorgperioden": "trajecten",
    "toewijzingen": "toewijzingen",
    "prestaties": "declaratieregels",
    "inwoners": "gemeenten",
    "budgetten": "budgetten",
    "termijnen": "termijnen",
    "jeugdigen": "jeugdigen",
    "berichten": "berichten",
}
#: Which columns a reader sees of a row, in order, with their heading.
KOLOMMEN = {
    "zorgperioden": (
        "traject_begin",
        "einddatum",
        "gemeente",
        "aanbieder",
        "product",
        "traject_dagen",
    ),
    "toewijzingen": (
        "toewijzing",
        "toewijzingsdatum",
        "eerste_start",
        "wacht_dagen",
        "gemeente",
        "aanbieder",
        "product",
    ),
    "prestaties": (
        "prestatie",
        "begindatum",
        "gemeente",
        "aanbieder",
        "product",
        "ingediend",
        "toegekend",
        "retourcodes",
    ),
    "inwoners": ("gemeente", "jeugdigen", "status", "bron"),
    "budgetten": ("segment", "jaar", "bedrag", "status", "bron"),
    "termijnen": ("segment", "maand", "bedrag", "status"),
}
KOP = {
    "begindatum": "Begin", "traject_begin": "Begin", "einddatum": "Einde",
    "toewijzingsdatum": "Toegewezen", "eerste_start": "Gestart", "wacht_dagen": "Dagen wachten",
    "traject_dagen": "Duur in dagen",
    "prestatie": "Regel", "ingediend": "Ingediend", "toegekend": "Toegekend",
    "retourcodes": "Retourcodes", "toewijzing": "Toewijzing", "jeugdigen": "Inwoners 0–17",
    "jaar": "Jaar", "bedrag": "Bedrag", "status": "Status", "bron": "Bron", "maand": "Maand",
}  # fmt: skip
BERICHTEN = (
    ("bericht", "bericht"),
    ("antwoord", "antwoord"),
    ("start_bericht", "start"),
    ("stop_bericht", "stop"),
)


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
        "telt": RIJNAAM[maat.feit],
        **_vastheid(heel, rij),
        "volledig": hoe_volledig(blik, heel, RIJNAAM[maat.feit]),
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
            "rijen": None,
            "geen_rijen": f"De rijen gaan over jeugdigen. Als {wie} ziet u alleen de optelling.",
        }
    try:
        rijen = measures.rijen_achter(
            maat.code, blik.opname, waar, blik.periode, blik.inzage, RIJEN + 1, blik.indeling
        )
    except measures.GeenInzage as fout:
        return {"rijen": None, "geen_rijen": str(fout)}
    tabel = _tabel(namen, maat, rijen[:RIJEN])
    return {"rijen": tabel, "meer_rijen": len(rijen) > RIJEN, "eigen_rijen": namen.eigen_kring}


def _tabel(namen: Naamboek, maat: Maat, rijen: list[dict[str, Any]]) -> Tabel:
    bronnen = _bronnen(maat, rijen)
    tonen = {
        naam: kolom
        for bron in bronnen
        for naam in KOLOMMEN.get(bron.naam, ())
        if (kolom := bron.kolom(naam)) is not None
    }
    getallen = {
        k.naam for k in tonen.values() if k.soort in (Kolomsoort.GETAL, Kolomsoort.CENTEN)
    } - {
        "prestatie",
        "toewijzing",
        "jaar",
    }
    kop = [Kolom(KOP.get(k) or KOPPEN.get(k, k), getal=k in getallen) for k in tonen]
    telt_mee = bool(rijen) and "telt_mee" in rijen[0]
    if telt_mee:
        kop.append(Kolom("Telt mee"))
    met_bericht = namen.blik.inzage.mag(Recht.BERICHTEN) and any(
        bron.heeft("bericht") or bron.heeft("start_bericht") for bron in bronnen
    )
    if met_bericht:
        kop.append(Kolom("Bericht"))
    regels = []
    for rij in rijen:
        regel = [_cel(namen, kolom.soort, k, rij.get(k)) for k, kolom in tonen.items()]
        if telt_mee:
            regel.append(Cel("ja" if rij["telt_mee"] else "nee"))
        if met_bericht:
            regel.append(_bericht(rij))
        regels.append(regel)
    return Tabel(
        f"De {' en '.join(RIJNAAM[bron.naam] for bron in bronnen)} achter dit getal",
        kop,
        regels,
        leeg="Achter dit getal staan geen rijen die u mag zien.",
    )


def _bronnen(maat: Maat, rijen: list[dict[str, Any]]) -> list[Feitentabel]:
    """The tables these rows are of, in order; a measure may count over two (`bestedingen`)."""
    tellingen = [maat.noemer] if maat.deel_van and maat.noemer else maat.tellers
    bronnen = [TABELLEN[feit] for feit in dict.fromkeys(een.feit for een in tellingen)]
    kolommen = [{kolom.naam for kolom in bron.kolommen} for bron in bronnen]
    gezien = [
        bron
        for bron, eigen in zip(bronnen, kolommen, strict=True)
        if any(eigen <= rij.keys() for rij in rijen)
    ]
    return gezien or bronnen[:1]


def _cel(namen: Naamboek, soort: Kolomsoort, kolom: str, waarde: Any) -> Cel:
    if waarde is None or waarde == "":
        return Cel("–")
    if kolom == "prestatie":
        mag_openen = namen.blik.inzage.ziet_personen
        return Cel(str(waarde), adres=reverse("prestatie", args=[waarde]) if mag_openen else "")
    if kolom in KOPPEN and kolom != "maand":
        return Cel(namen.naam(kolom, waarde), adres=namen.adres(kolom, waarde))
    if isinstance(waarde, bool):
        return Cel("ja" if waarde else "nee")
    if isinstance(waarde, date):
        return Cel(datum(waarde), klasse="dag")
    if soort is Kolomsoort.CENTEN:
        return Cel(euro_kort(waarde) if abs(waarde) >= 10**8 else euro(waarde))
    if kolom in ("toewijzing", "jaar"):
        return Cel(str(waarde))
    return Cel(getal(waarde) if isinstance(waarde, int) else str(waarde))


def _bericht(rij: Mapping[str, Any]) -> Cel:
    for kolom, naam in BERICHTEN:
        if rij.get(kolom):
            return Cel(naam, adres=reverse("bericht", args=[rij[kolom]]))
    return Cel("–")
