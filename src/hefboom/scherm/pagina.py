# SPDX-License-Identifier: EUPL-1.2
"""One page: its address, and the door through which each request for it comes.

`@blad("regio/", "regio")` above the function in `<room>/bladen/<page>/pagina.py` is all it takes:
`adressen()` finds the pages of every installed room by their place.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Concatenate, ParamSpec, TypeAlias

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, register_converter
from django.utils.module_loading import module_has_submodule

from hefboom.kernel import Uitlegfout, Vraagfout
from hefboom.scherm.adresdelen import Codedeel
from hefboom.scherm.bezoek import Bezoek, ingelogd
from hefboom.scherm.leeg import LeegBlad
from hefboom.scherm.onjuist import onjuist_blad
from hefboom.scherm.onthouden import vergeet
from hefboom.scherm.uitvoer import Uitvoergevraagd, lever, ongeleverd

KAN_NU_NIET = "Dit is nu niet te zien"
BLADEN, PAGINA, ADRES = "bladen", "pagina.py", "hefboom_adres"
_log = logging.getLogger(__name__)
register_converter(Codedeel, "code")
Rest = ParamSpec("Rest")
Pagina: TypeAlias = "Callable[Concatenate[Bezoek, Rest], HttpResponseBase]"
Bladfunctie: TypeAlias = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Bladadres:
    """Where a page is, and the name other pages call it by."""

    route: str
    naam: str


def blad(route: str, naam: str) -> Callable[[Pagina[Rest]], Bladfunctie]:
    """Give a page its address. A page that has nothing to show yet (`LeegBlad`) says so.

    When the address asks to take a table out, the page is made up to that table, and the answer is
    the table (`Uitvoergevraagd`): what one takes out is what one would see.

    What cannot be shown for a reason that can be explained (`Uitlegfout`) is explained.
    """

    def met_adres(pagina: Pagina[Rest]) -> Bladfunctie:
        @wraps(pagina)
        def deur(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
            try:
                bezoek = ingelogd(request)
                try:
                    return ongeleverd(bezoek, pagina(bezoek, *args, **kwargs))
                except Uitvoergevraagd as gevraagd:
                    return lever(bezoek, gevraagd)
            except LeegBlad as leeg:
                return leeg_blad(request, leeg)
            except Vraagfout as fout:
                return onjuist_blad(request, str(fout))
            except Uitlegfout as fout:
                _log.error("%s: %s", naam, fout)
                return leeg_blad(request, LeegBlad(KAN_NU_NIET, str(fout)), status=503)

        setattr(deur, ADRES, Bladadres(route, naam))
        return deur

    return met_adres


def leeg_blad(request: HttpRequest, leeg: LeegBlad, status: int = 200) -> HttpResponse:
    """The page of something that is not there yet."""
    vergeet(request)
    return render(request, "scherm/leeg.html", {"leeg": leeg}, status=status)


def adressen() -> list[URLPattern]:
    """The addresses of the pages of every installed room."""
    return [adres for config in apps.get_app_configs() for adres in adressen_van(config.name)]


def adressen_van(kamer: str) -> list[URLPattern]:
    """The addresses of the pages of one room (`"hefboom.intake"`)."""
    return [
        path(waarde.route, pagina, name=waarde.naam)
        for module in _paginas(kamer)
        for pagina in vars(module).values()
        if isinstance(waarde := getattr(pagina, ADRES, None), Bladadres)
        and pagina.__module__ == module.__name__
    ]


def _paginas(kamer: str) -> Iterator[ModuleType]:
    if not module_has_submodule(import_module(kamer), BLADEN):
        return
    bladen = import_module(f"{kamer}.{BLADEN}")
    for map_bladen in bladen.__path__:
        for pagina in sorted(Path(map_bladen).glob(f"*/{PAGINA}")):
            yield import_module(f"{bladen.__name__}.{pagina.parent.name}.{pagina.stem}")
