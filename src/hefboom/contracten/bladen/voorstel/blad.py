# SPDX-License-Identifier: EUPL-1.2
"""A change before and after, with who, when, and what it means in euros."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from hefboom.contracten.bladen.innemen.blad import UITKOMSTEN, wie_stelde_voor
from hefboom.contracten.gevolg import eindigt_eerder, eurogevolg, prijswijzigingen
from hefboom.contracten.models import Registervoorstel
from hefboom.contracten.services import OPEN
from hefboom.contracten.stand import Registerstand, Registerwijziging
from hefboom.contracten.wijzigingen import anders, uit_json
from hefboom.kernel import Cents, datum, euro, hoeveel, opsomming
from hefboom.scherm import Cel, Kolom, Tabel
from hefboom.stelsel import Regio


def inhoud(
    voorstel: Registervoorstel, stand: Registerstand, regio: Regio, vandaag: date
) -> dict[str, Any]:
    """Everything the page shows."""
    wijzigingen = uit_json(voorstel.wijzigingen)
    erbij = sum(1 for een in wijzigingen if een.was is None)
    merk = UITKOMSTEN.get(voorstel.uitkomst)
    return {
        "voorstel": voorstel,
        "zin": (
            f"{hoeveel(erbij, 'nieuwe rij', 'nieuwe rijen')} en "
            f"{hoeveel(len(wijzigingen) - erbij, 'gewijzigde rij', 'gewijzigde rijen')}."
        ),
        "stand": merk.tekst if merk else voorstel.uitkomst,
        "gedaan": f"{_moment(voorstel.voorgesteld_op)} door {wie_stelde_voor(voorstel)}",
        "besloten": _besloten(voorstel),
        "euro": _euro(wijzigingen, stand, regio, vandaag) if voorstel.uitkomst == OPEN else "",
        "tabel": Tabel(
            "Was en wordt",
            [Kolom("Blad"), Kolom("Waarvan"), Kolom("Kolom"), Kolom("Was"), Kolom("Wordt")],
            [rij for een in wijzigingen for rij in _rijen(een)],
            code="wijzigingen",
            bestand="wijzigingen",
        ),
    }


def _rijen(een: Registerwijziging) -> list[list[Cel]]:
    waarvan = " ".join(str(deel) for deel in een.rij.sleutel)
    if een.was is None:
        nieuw = ", ".join(f"{kop}: {wordt}" for kop, _, wordt in anders(een))
        return [[Cel(een.rij.BLAD), Cel(waarvan), Cel("nieuw"), Cel("–"), Cel(nieuw)]]
    return [
        [Cel(een.rij.BLAD), Cel(waarvan), Cel(kop), Cel(was), Cel(wordt)]
        for kop, was, wordt in anders(een)
    ]


def _euro(
    wijzigingen: list[Registerwijziging], stand: Registerstand, regio: Regio, vandaag: date
) -> str:
    prijzen = prijswijzigingen(stand, wijzigingen, regio)
    eindigt = _eindigt(*eindigt_eerder(stand, wijzigingen))
    if not prijzen:
        if eindigt:
            return f"Geen tarief wordt hoger of lager. {eindigt}"
        return "Geen lopend tarief verandert, dus er is geen gevolg in euro's uit te rekenen."
    gevolg = eurogevolg(prijzen, vandaag)
    if gevolg is None:
        return eindigt
    tarieven = hoeveel(len(prijzen), "tarief verandert", "tarieven veranderen")
    zin = (
        f"{tarieven}. Met de hulp van het afgelopen jaar is dat {_verschil(gevolg.per_jaar)} per "
        f"jaar. Van wat al is toegekend op dagen waarop het nieuwe tarief geldt, is het verschil "
        f"{_verschil(gevolg.terug)}."
    )
    return f"{zin} {eindigt}".rstrip()


def _eindigt(contracten: int, tarieven: int) -> str:
    delen = [
        hoeveel(aantal, een, meer)
        for aantal, een, meer in (
            (contracten, "contract", "contracten"),
            (tarieven, "tarief", "tarieven"),
        )
        if aantal
    ]
    if not delen:
        return ""
    werkwoord = "eindigt" if contracten + tarieven == 1 else "eindigen"
    wat = opsomming(delen)
    return f"Eerder dan nu {werkwoord} {wat}; wat dat in euro's scheelt, is niet meegerekend."


def _verschil(cent: int) -> str:
    if not cent:
        return "niets"
    return f"{euro(Cents(abs(cent)))} {'meer' if cent > 0 else 'minder'}"


def _besloten(voorstel: Registervoorstel) -> str:
    if voorstel.besloten_op is None:
        return ""
    mens = voorstel.besloten_door
    wie = (mens.get_full_name() or mens.get_username()) if mens else wie_stelde_voor(voorstel)
    return f"{_moment(voorstel.besloten_op)} door {wie}"


def _moment(op: datetime) -> str:
    return datum(timezone.localtime(op).date())
