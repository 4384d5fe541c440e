# SPDX-License-Identifier: EUPL-1.2
"""What every page's frame needs: region, menu per reader, demo banner, what the rooms tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from hefboom import stelsel
from hefboom.inzage import Gebruiker, Inzage
from hefboom.scherm.kamer import ingangen, kader
from hefboom.web.models import Overzicht
from hefboom.web.overzichten import bewaarbaar, eigen


@dataclass(frozen=True, slots=True)
class Menupunt:
    """One entry of the main menu, for one reader on one page."""

    naam: str
    adres: str
    hier: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for the base template, worked out only when it is rendered."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    regio = stelsel.laad(settings.OMGEVING.regio)
    gebruiker = getattr(request, "user", None)
    bekend = gebruiker if isinstance(gebruiker, Gebruiker) else None
    return {
        **(kader(request) if bekend else {}),
        "regio": regio.naam,
        "eigen_stelsel": regio.vindplaats.eigen,
        "stelselversie": regio.vindplaats.versie,
        "demo_op": settings.OMGEVING.vandaag,
        "thema": _thema(regio.code),
        "menu": menu(bekend.inzage, request.path) if bekend else (),
        "van_uzelf": menu(bekend.inzage, request.path, eigen=True) if bekend else (),
        "wie": _wie(bekend, regio) if bekend else "",
        "adres": {n: reverse(n) for n in ("home", "zoeken", "uitloggen", "overzichten")},
        "overzichten": _overzichten(bekend, request) if bekend else (),
        "bewaarbaar": partial(bewaarbaar, request) if bekend else None,
    }


def _overzichten(gebruiker: Gebruiker, request: HttpRequest) -> list[Overzicht]:
    """The reader's own views, on the first page."""
    if request.path != reverse("home"):
        return []
    return [rij for rij in eigen(gebruiker.inzage) if rij.adres]


def _thema(regio: str) -> str | None:
    """A token file of the organisation's own, when there is one."""
    eigen = f"scherm/thema/{regio}.css"
    return eigen if finders.find(eigen) else None


def _wie(gebruiker: Gebruiker, regio: stelsel.Regio) -> str:
    """Name and roles; after a role the municipalities it is held in."""
    naam = gebruiker.get_full_name() or gebruiker.get_username()
    delen = []
    for rol in gebruiker.inzage.rollen:
        codes = {b.kring.code for b in gebruiker.inzage.bevoegdheden if b.rol == rol}
        gemeenten = sorted(g.naam for g in regio.gemeenten if g.code in codes)
        delen.append(" ".join([rol.naam, ", ".join(gemeenten)]).strip())
    return ", ".join([naam, *(delen or ["nu zonder toegang"])])


def menu(inzage: Inzage, pad: str, *, eigen: bool = False) -> tuple[Menupunt, ...]:
    """The main menu of this reader on the page at `pad`, or what stands beside the name."""
    punten = ingangen(inzage, eigen=eigen)
    return tuple(Menupunt(naam, adres, hier=_hier(pad, adres)) for naam, adres in punten)


def _hier(pad: str, adres: str) -> bool:
    return pad == adres if adres == reverse("home") else pad.startswith(adres)
