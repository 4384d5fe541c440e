# SPDX-License-Identifier: EUPL-1.2
"""What the figures add to the menu, the search, the first page and the exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from hefboom import stelsel
from hefboom.contracten import aanbiedersnamen, momenten
from hefboom.inzage import Inzage, Recht
from hefboom.measures import CATALOGUS
from hefboom.scherm import (
    Agenda,
    Beginblad,
    Bezoek,
    Bladnaam,
    Datum,
    Ingang,
    Ingangen,
    Kamer,
    Takenlijst,
    Thuisdeel,
    Uitvoer,
    Zoeker,
)
from hefboom.sturing import kader, zoeken
from hefboom.sturing.bladen.aanbieders import pagina as aanbieders
from hefboom.sturing.bladen.afbouw import pagina as afbouw
from hefboom.sturing.bladen.contractkalender import pagina as contractkalender
from hefboom.sturing.bladen.doelenboom import pagina as doelenboom
from hefboom.sturing.bladen.gemeenten import pagina as gemeenten
from hefboom.sturing.bladen.raad import pagina as raad
from hefboom.sturing.bladen.vandaag import afwijking, deel, geweigerd, taken, veranderd
from hefboom.sturing.bladen.verdeelsleutels import pagina as verdeelsleutels
from hefboom.sturing.bladen.weging import pagina as weging

#: So far ahead the days of contracts stand on the first page; the calendar shows a year.
BINNENKORT = timedelta(days=90)


def _gemeenten(inzage: Inzage) -> list[tuple[str, str]]:
    """The own municipality's page; by name when there are more."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    eigen = {str(g.code): g.naam for g in regio.gemeenten if g.code in inzage.gemeenten}
    return _eigen("gemeente", eigen, "Mijn gemeente")


def _organisaties(inzage: Inzage) -> list[tuple[str, str]]:
    """The own organisation's page; by name when there are more."""
    agbs = sorted(inzage.aanbieders)
    namen = aanbiedersnamen(inzage, agbs) if len(agbs) > 1 else {}
    return _eigen("aanbieder", {agb: namen.get(agb, agb) for agb in agbs}, "Mijn organisatie")


def _eigen(blad: str, namen: dict[str, str], enige: str) -> list[tuple[str, str]]:
    return [
        (enige if len(namen) == 1 else naam, reverse(blad, args=[code]))
        for code, naam in namen.items()
    ]


def _ziet_cijfers(inzage: Inzage) -> bool:
    return inzage.mag(Recht.CIJFERS)


def _csv_van(code: str) -> Uitvoer:
    maat = CATALOGUS[code]
    return Uitvoer(
        maat.naam, maat.vraag, lambda inzage: reverse("maat_csv", args=[code]), _ziet_cijfers
    )


def _contractdagen(bezoek: Bezoek, op: date) -> Iterator[Datum]:
    """What ends or must be decided in the contracts within three months."""
    inzage = bezoek.user.inzage
    if not contractkalender.wie(inzage):
        return
    for een in momenten(inzage, op, op + BINNENKORT):
        yield Datum(
            een.dag,
            een.wat,
            een.waarom,
            een.stap,
            reverse("contractkalender"),
            naast=een.organisatie,
        )


KAMER = Kamer(
    agenda=(Agenda(_contractdagen),),
    navigatie=(
        Ingangen(_gemeenten, 10, lambda inzage: bool(inzage.gemeenten)),
        Ingangen(_organisaties, 11, lambda inzage: bool(inzage.aanbieders)),
        Ingang("Regio", "regio", 20, _ziet_cijfers),
        Ingang("Gemeenten", "gemeenten", 30, gemeenten.wie),
        Ingang("Aanbieders", "aanbieders", 40, aanbieders.wie),
        Ingang("Cijfers", "maten", 50, _ziet_cijfers),
        Ingang("Besluiten", "stelsel", 85),
    ),
    bladen=(
        Bladnaam(
            "Contractkalender",
            "contractkalender",
            ("opties", "verlenging", "einde van een contract", "certificaat", "verlopen"),
            contractkalender.wie,
        ),
        Bladnaam(
            "Verdeelsleutels",
            "verdeelsleutels",
            ("verdeling van kosten", "bijdrage", "programmakosten", "sleutel", "gemeente betaalt"),
            verdeelsleutels.wie,
        ),
        Bladnaam(
            "Weging van bekostiging en inkoop",
            "weging",
            ("taakgericht", "herziening", "aanbesteding", "tegenspraken", "segmenten"),
            weging.wie,
        ),
        Bladnaam(
            "Afbouw: hulp die stopt of lokaal wordt",
            "afbouw",
            ("uitloop", "overdracht", "lokaal", "omklappen", "ingroeien", "fte", "dubbele kosten"),
            afbouw.wie,
        ),
        Bladnaam(
            "Doelen en wat eraan hangt",
            "doelenboom",
            ("doelenboom", "regiovisie", "ambities", "blinde vlek", "maten"),
            doelenboom.wie,
        ),
    ),
    zoekt=(
        Zoeker(10, zoeken.segmenten),
        Zoeker(20, zoeken.gemeenten),
        Zoeker(30, zoeken.aanbieders),
        Zoeker(40, zoeken.cijfers),
    ),
    vandaag=(Takenlijst(50, taken.taken),),
    thuis=(
        Thuisdeel(5, "sturing/vandaag/afwijking.html", afwijking.inhoud, afwijking.wie),
        Thuisdeel(7, "sturing/vandaag/veranderd.html", veranderd.inhoud, veranderd.wie),
        Thuisdeel(20, "sturing/vandaag/deel.html", deel.inhoud, deel.wie),
        Thuisdeel(10, "sturing/vandaag/geweigerd.html", geweigerd.inhoud, geweigerd.wie),
    ),
    begin=(Beginblad(raad.wie, raad.raad),),
    uitvoer=tuple(map(_csv_van, CATALOGUS)),
    kader=kader.kader,
    herkomst=kader.herkomst,
)
