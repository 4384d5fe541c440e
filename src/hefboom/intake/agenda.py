# SPDX-License-Identifier: EUPL-1.2
"""What has a last day, what should have begun, and what is new among requests and allocations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from hefboom import logboek, stelsel
from hefboom.contracten import aanbiedersnamen
from hefboom.dossiers import (
    lopen_af,
    nieuw_sinds,
    toewijzingen_zichtbaar_voor,
    zonder_start,
)
from hefboom.intake.bladen.toewijzingen.keuzes import BINNENKORT, NIEUW, STRAKS, adres
from hefboom.intake.moment import nu
from hefboom.intake.termijnen import Open, open_verzoeken
from hefboom.intake.zondercontract import zonder_contract
from hefboom.inzage import Recht
from hefboom.kernel import getal
from hefboom.scherm import Bezoek, Datum, Nieuws, Taak

#: So many requests stand on the first page by themselves; the rest one opens as a list.
LOS = 6


def punten(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    """Requests that wait for an answer, and allocations that end."""
    if not bezoek.user.inzage.ziet_personen:
        return
    with logboek.onbekeken():  # counted and dated; of no youth anything is shown
        gevonden = [*_verzoeken(bezoek, op), *_eindes(bezoek, op)]
    yield from gevonden


def _verzoeken(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    alle = open_verzoeken(bezoek.user, op)
    los = alle if len(alle) <= LOS + 1 else alle[:LOS]
    regio = stelsel.laad(settings.OMGEVING.regio)
    namen = aanbiedersnamen(bezoek.user.inzage, (een.verzoek.aanbieder for een in los))
    for een in los:
        verzoek = een.verzoek
        gemeente = regio.gemeente(verzoek.gemeente)
        yield Datum(
            een.termijn.uiterlijk,
            f"Uw verzoek {verzoek.referentie_aanbieder}"
            if verzoek.aanbieder in bezoek.user.inzage.aanbieders
            else f"Verzoek van {namen.get(verzoek.aanbieder, verzoek.aanbieder)}",
            een.waarom,
            een.wat_nu,
            reverse("bericht", args=[verzoek.bericht_id]),
            naast=gemeente.naam if gemeente else verzoek.gemeente,
        )
    if rest := alle[len(los) :]:
        yield _andere(rest, len(alle))


def _andere(rest: list[Open], alle: int) -> Datum:
    return Datum(
        rest[0].termijn.uiterlijk,
        f"Nog {getal(len(rest))} verzoeken wachten op antwoord",
        f"Alle {getal(alle)} staan in de lijst, wat het eerst verloopt bovenaan.",
        "Open de lijst",
        reverse("termijnen"),
        rijen=alle,
    )


def _eindes(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    rijen = toewijzingen_zichtbaar_voor(bezoek.user)
    stap = (
        "Vraag op tijd een verlenging als die nodig is."
        if bezoek.user.inzage.aanbieders
        else "Beslis of de hulp stopt of doorgaat."
    )
    straks = [
        (rij.einddatum, getattr(rij, "vervolg", False))
        for rij in lopen_af(rijen, op, STRAKS).only("einddatum")
        if rij.einddatum is not None
    ]
    tot = op + timedelta(days=BINNENKORT)
    binnenkort = [paar for paar in straks if paar[0] <= tot]
    for gevonden, dagen, code in (
        (binnenkort, BINNENKORT, "eindigt30"),
        (straks, STRAKS, "eindigt60"),
    ):
        if not gevonden or (gevonden is straks and len(straks) == len(binnenkort)):
            continue
        eerste = gevonden[0] if gevonden is binnenkort else straks[len(binnenkort)]
        zonder = sum(not vervolg for _, vervolg in gevonden)
        aantal = len(gevonden)
        yield Datum(
            eerste[0],
            f"{getal(aantal)} {'toewijzing loopt' if aantal == 1 else 'toewijzingen lopen'} binnen "
            f"{dagen} dagen af",
            _vervolg(aantal, zonder, stap),
            "Open de lijst",
            adres(code),
            rijen=aantal,
        )


def _vervolg(aantal: int, zonder: int, stap: str) -> str:
    """Of how many nothing goes on after the last day, and what to do then."""
    if not zonder:
        bij = "Daarna" if aantal == 1 else "Bij allemaal"
        return f"{bij} loopt een andere toewijzing van de jeugdige door."
    bij = "Daarna" if aantal == 1 else "Bij geen ervan" if zonder == aantal else ""
    bij = bij or f"Bij {getal(zonder)} ervan"
    wat = "een andere" if bij == "Bij geen ervan" else "geen andere"
    return f"{bij} loopt {wat} toewijzing van de jeugdige door. {stap}"


def taken(bezoek: Bezoek) -> Iterator[Taak]:
    """Help that was allocated and never began."""
    inzage = bezoek.user.inzage
    if not inzage.ziet_personen:
        return
    aantal = zonder_start(toewijzingen_zichtbaar_voor(bezoek.user), nu().date()).count()
    if not aantal:
        return
    zelf = bool(inzage.aanbieders)
    stap = "Meld het begin, of zeg waarom u niet begint." if zelf else "Vraag de aanbieder waarom."
    yield Taak(
        getal(aantal),
        f"{'toewijzing' if aantal == 1 else 'toewijzingen'} waarvan het begin niet is gemeld",
        f"De hulp had al moeten beginnen. {stap}",
        "Bekijk de toewijzingen",
        adres("zonder-start"),
        rijen=aantal,
    )


def zonder_contract_taken(bezoek: Bezoek) -> Iterator[Taak]:
    """Allocations that no contract and no maatwerk record covers, for who may record that."""
    if not bezoek.user.inzage.mag(Recht.MAATWERK):
        return
    rijen = zonder_contract(bezoek.user, nu())
    if not rijen:
        return
    aantal = len(rijen)
    yield Taak(
        getal(aantal),
        f"{'toewijzing valt' if aantal == 1 else 'toewijzingen vallen'} onder geen contract",
        "De hulp gaat door, maar er is geen prijs afgesproken om declaraties aan te houden.",
        "Leg maatwerk vast",
        reverse("zonder_contract"),
        rijen=aantal,
    )


def nieuws(bezoek: Bezoek, sinds: date) -> Iterator[Nieuws]:
    """Requests and allocations that came since that day."""
    if not bezoek.user.inzage.ziet_personen:
        return
    aantal = nieuw_sinds(toewijzingen_zichtbaar_voor(bezoek.user), sinds).count()
    if aantal:
        yield Nieuws(
            aantal,
            f"nieuwe {'toewijzing' if aantal == 1 else 'toewijzingen'}",
            adres(NIEUW, sinds=sinds.isoformat()),
        )
