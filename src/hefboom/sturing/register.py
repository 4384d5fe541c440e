# SPDX-License-Identifier: EUPL-1.2
"""What the figures add to the menu, the search, the first page and the exports."""

from __future__ import annotations

from django.urls import reverse

from hefboom.kernel import Inzage
from hefboom.measures import CATALOGUS
from hefboom.scherm import Beginblad, Ingang, Kamer, Takenlijst, Thuisdeel, Uitvoer, Zoeker
from hefboom.sturing import kader, zoeken
from hefboom.sturing.bladen.aanbieders import pagina as aanbieders
from hefboom.sturing.bladen.gemeenten import pagina as gemeenten
from hefboom.sturing.bladen.raad import pagina as raad
from hefboom.sturing.bladen.vandaag import deel, geweigerd, taken


def _mijn_gemeente(inzage: Inzage) -> str:
    return reverse("gemeente", args=[inzage.gemeente])


def _mijn_organisatie(inzage: Inzage) -> str:
    return reverse("aanbieder", args=[inzage.aanbieder])


def _csv_van(code: str) -> Uitvoer:
    maat = CATALOGUS[code]
    return Uitvoer(maat.naam, maat.vraag, lambda inzage: reverse("maat_csv", args=[code]))


KAMER = Kamer(
    navigatie=(
        Ingang("Mijn gemeente", _mijn_gemeente, 10, lambda inzage: bool(inzage.gemeente)),
        Ingang("Mijn organisatie", _mijn_organisatie, 11, lambda inzage: bool(inzage.aanbieder)),
        Ingang("Regio", "regio", 20),
        Ingang("Gemeenten", "gemeenten", 30, gemeenten.wie),
        Ingang("Aanbieders", "aanbieders", 40, aanbieders.wie),
        Ingang("Cijfers", "maten", 50),
    ),
    zoekt=(
        Zoeker(10, zoeken.segmenten),
        Zoeker(20, zoeken.gemeenten),
        Zoeker(30, zoeken.aanbieders),
        Zoeker(40, zoeken.cijfers),
    ),
    vandaag=(Takenlijst(50, taken.taken),),
    thuis=(
        Thuisdeel(10, "sturing/vandaag/deel.html", deel.inhoud, deel.wie),
        Thuisdeel(20, "sturing/vandaag/geweigerd.html", geweigerd.inhoud, geweigerd.wie),
    ),
    begin=(Beginblad(raad.wie, raad.raad),),
    uitvoer=tuple(map(_csv_van, CATALOGUS)),
    kader=kader.kader,
)
