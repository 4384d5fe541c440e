# SPDX-License-Identifier: EUPL-1.2
"""A proposal beside what it would change: values, lines of files, and what it is compared with."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from hefboom import stelsel
from hefboom.bestuur.models import Stelselversie, Voorstel
from hefboom.bestuur.vastgesteld import bestanden_van
from hefboom.measures import vreemde_maten
from hefboom.stelsel import Gebrek, Keuring, Regio, StelselFout

#: Lines around a change that are shown with it.
RONDOM = 2


@dataclass(frozen=True, slots=True)
class Bestandsverschil:
    """One file: what happens to it, how many lines come and go, and which."""

    naam: str
    wat: str
    erbij: int
    eraf: int
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A proposal read, with what it is held against; `actueel`: that is what holds now."""

    keuring: Keuring
    oud: Regio
    bestanden: tuple[Bestandsverschil, ...]
    actueel: bool
    geldend: int | None


def vergelijk(voorstel: Voorstel) -> Vergelijking:
    """Held against what it was made on; an adopted one against the version before it."""
    code = settings.OMGEVING.regio
    hier = stelsel.laad(code)
    actueel = hier.vingerafdruk == voorstel.basisafdruk
    oud = hier if actueel else _basis(voorstel, hier)
    keuring = keur_voorstel(voorstel)
    was = bestanden_van(oud)
    return Vergelijking(
        keuring, oud, bestandsverschillen(was, voorstel.bestanden), actueel, hier.vindplaats.versie
    )


def keur_voorstel(voorstel: Voorstel) -> Keuring:
    """Every fault of its files, also those that `stelsel` cannot see: measures that are not."""
    keuring = stelsel.keur(voorstel.inhoud, settings.OMGEVING.regio)
    if keuring.regio is None:
        return keuring
    vreemd = [
        Gebrek(zin, "", f"{keuring.regio.code}/doelenboom.yaml")
        for zin in vreemde_maten(keuring.regio)
    ]
    return Keuring(keuring.regio, (*keuring.gebreken, *vreemd))


def _basis(voorstel: Voorstel, hier: Regio) -> Regio:
    rij = Stelselversie.objects.filter(afdruk=voorstel.basisafdruk).order_by("nummer").first()
    if rij is None:
        return hier
    try:
        return stelsel.laad(settings.OMGEVING.regio, rij.nummer)
    except StelselFout:
        # Written by an older Hefboom, which knew other sections.
        return hier


def verouderd(voorstel: Voorstel, vergelijking: Vergelijking) -> bool:
    """Is it still open, while something else holds than it was made on?"""
    return voorstel.open and not vergelijking.actueel


def bestandsverschillen(
    was: Mapping[str, str], wordt: Mapping[str, str]
) -> tuple[Bestandsverschil, ...]:
    """Each file that comes, goes or changes, with the lines that do."""
    uit = []
    for naam in sorted(was.keys() | wordt.keys()):
        oud, nieuw = was.get(naam), wordt.get(naam)
        if oud == nieuw:
            continue
        regels = tuple(
            regel.rstrip("\n")
            for regel in difflib.unified_diff(
                (oud or "").splitlines(), (nieuw or "").splitlines(), n=RONDOM, lineterm=""
            )
        )[2:]
        wat = "nieuw" if oud is None else "vervalt" if nieuw is None else "gewijzigd"
        uit.append(
            Bestandsverschil(
                naam,
                wat,
                sum(regel.startswith("+") for regel in regels),
                sum(regel.startswith("-") for regel in regels),
                regels,
            )
        )
    return tuple(uit)
