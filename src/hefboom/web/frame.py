# SPDX-License-Identifier: EUPL-1.2
"""What every page's frame needs: region, menu per role, demo banner, snapshot and layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from hefboom import facts, stelsel
from hefboom.kernel import Inzage, Rol
from hefboom.kernel.nederlands import datum

NAAM_VAN_ROL = {
    Rol.CONTRACTMANAGER: "contractmanager regio",
    Rol.FINANCIEN: "financiën regio",
    Rol.BELEID: "beleid",
    Rol.LOKAAL_TEAM: "lokaal team",
    Rol.AANBIEDER: "aanbieder",
    Rol.RAADSLID: "raadslid",
}


#: Who makes messages, or helps those who do, may check a file before it is sent.
CONTROLEERT = frozenset({Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.BELEID, Rol.AANBIEDER})


@dataclass(frozen=True, slots=True)
class Menupunt:
    """One entry of the main menu."""

    naam: str
    adres: str
    hier: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for the base template, worked out only when it is rendered."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    regio = stelsel.laad(settings.OMGEVING.regio)
    gebruiker = getattr(request, "user", None)
    bekend = gebruiker is not None and gebruiker.is_authenticated
    return {
        "regio": regio.naam,
        "demo_op": settings.OMGEVING.vandaag,
        "thema": _thema(regio.code),
        "menu": menu(request) if bekend else (),
        "wie": _wie(request, regio) if bekend else "",
        "opname": facts.huidige() if bekend else None,
        "indeling": indeling_tekst(request),
    }


def indeling_tekst(request: HttpRequest) -> str:
    """Which layout of segments the figures on this page are counted in."""
    blik = getattr(request, "blik", None)
    if blik is None:
        return "elk bericht in die van zijn eigen dag"
    if blik.indeling == "nu":
        return f"die van {datum(blik.opname.peildatum)}, ook voor eerdere hulp"
    return "die gold op de dag van de hulp"


def _thema(regio: str) -> str | None:
    """A token file of the organisation's own, when there is one."""
    eigen = f"web/thema/{regio}.css"
    return eigen if finders.find(eigen) else None


def _wie(request: HttpRequest, regio: stelsel.Regio) -> str:
    gebruiker = request.user
    naam = gebruiker.get_full_name() or gebruiker.get_username()
    inzage = gebruiker.inzage
    rol = NAAM_VAN_ROL[inzage.rol]
    if inzage.gemeente and (gemeente := regio.gemeente(inzage.gemeente)):
        rol = f"{rol} {gemeente.naam}"
    return f"{naam}, {rol}"


def menu(request: HttpRequest) -> tuple[Menupunt, ...]:
    """The main menu of this reader."""
    inzage = request.user.inzage
    punten: list[tuple[str, str]] = [("Vandaag", reverse("home"))]
    if inzage.gemeente:
        punten.append(("Mijn gemeente", reverse("gemeente", args=[inzage.gemeente])))
    if inzage.aanbieder:
        punten.append(("Mijn organisatie", reverse("aanbieder", args=[inzage.aanbieder])))
    punten.append(("Regio", reverse("regio")))
    if inzage.hele_regio:
        punten.append(("Gemeenten", reverse("gemeenten")))
    if inzage.rol is not Rol.RAADSLID and not inzage.aanbieder:
        punten.append(("Aanbieders", reverse("aanbieders")))
    punten.append(("Cijfers", reverse("maten")))
    if inzage.ziet_personen:
        punten.append(("Berichten", reverse("berichten")))
    if mag_controleren(inzage):
        punten.append(("Controleer een bestand", reverse("controleer")))
    return tuple(Menupunt(naam, adres, hier=_hier(request.path, adres)) for naam, adres in punten)


def mag_controleren(inzage: Inzage) -> bool:
    """May this reader check files?"""
    return inzage.rol in CONTROLEERT


def _hier(pad: str, adres: str) -> bool:
    return pad == adres if adres == reverse("home") else pad.startswith(adres)
