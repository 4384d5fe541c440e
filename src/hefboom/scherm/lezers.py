# SPDX-License-Identifier: EUPL-1.2
"""What an address asks, read with its type: one reader per kind of value.

Each gives what a page can work with, or raises `Vraagfout`, which becomes a 400 page that says what
was wrong and what may be given. So no page ever meets a month thirteen.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.http import HttpRequest

from hefboom.kernel import Period, Vraagfout, opsomming
from hefboom.scherm.onthouden import onthoud

#: No value in an address has more characters than this.
LANGST = 100
GETOOND = 40
_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BEDRAG = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]{1,6})?|-?[0-9]{1,12}([.,][0-9]{1,6})?")
_MAAND = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
#: Dates a calendar can count with: a year before and after them there still is one.
_JAREN = range(1900, 2200)


def lees_tekst(vraag: HttpRequest, naam: str, hoogstens: int = LANGST) -> str:
    """The text, without spaces around it; empty when it is not there. Raises `Vraagfout`."""
    tekst = vraag.GET.get(naam, "").strip()
    if len(tekst) > hoogstens:
        raise Vraagfout(f"‘{naam}’ telt {len(tekst)} tekens; hoogstens {hoogstens} kan.")
    if not tekst.isprintable():
        raise Vraagfout(f"In ‘{naam}’ staan tekens die niet te lezen zijn.")
    return tekst


def lees_dag(vraag: HttpRequest, naam: str) -> date | None:
    """A day (`2026-03-31`); None when it is not there. Raises `Vraagfout`."""
    tekst = lees_tekst(vraag, naam)
    if not tekst:
        return None
    try:
        dag = date.fromisoformat(tekst) if _DAG.fullmatch(tekst) else None
    except ValueError:
        dag = None
    if dag is None or dag.year not in _JAREN:
        raise Vraagfout(
            f"‘{naam}’ is geen dag: {kort(tekst)}. Schrijf een dag als 2026-03-31 "
            f"(jaar-maand-dag), tussen {_JAREN.start} en {_JAREN.stop - 1}."
        )
    onthoud(vraag, naam, tekst)
    return dag


def lees_maand(tekst: str, naam: str = "maand") -> Period:
    """A month (`2026-03`). Raises `Vraagfout`."""
    gevonden = _MAAND.fullmatch(tekst)
    if gevonden is None or int(gevonden[1]) not in _JAREN:
        raise Vraagfout(f"‘{naam}’ is geen maand: {kort(tekst)}. Schrijf een maand als 2026-03.")
    return Period.month(int(gevonden[1]), int(gevonden[2]))


def lees_keuze(vraag: HttpRequest, naam: str, keuzes: Collection[str], anders: str = "") -> str:
    """One of the choices; `anders` when it is not there. Raises `Vraagfout` that lists them."""
    tekst = lees_tekst(vraag, naam)
    if not tekst:
        return anders
    onthoud(vraag, naam, eis_keuze(naam, tekst, keuzes))
    return tekst


def lees_keuzes(
    vraag: HttpRequest, naam: str, keuzes: Collection[str], hoogstens: int
) -> tuple[str, ...] | None:
    """Several of the choices, in order, each once; None when the address does not name it at all.

    Raises `Vraagfout` for one that is none, and for more than there may be.
    """
    if naam not in vraag.GET:
        return None
    gevraagd = [waarde.strip() for waarde in vraag.GET.getlist(naam)[:GETOOND]]
    gekozen = tuple(dict.fromkeys(eis_keuze(naam, tekst, keuzes) for tekst in gevraagd if tekst))
    if len(gekozen) > hoogstens:
        raise Vraagfout(
            f"‘{naam}’ kan hoogstens {hoogstens} keer, en hier staat {opsomming(gekozen)}. "
            "Laat er een weg."
        )
    onthoud(vraag, naam, *(gekozen or ("",)))
    return gekozen


def eis_keuze(naam: str, tekst: str, keuzes: Collection[str]) -> str:
    """The text itself. Raises `Vraagfout` when it is none of the choices."""
    if tekst not in keuzes:
        kan = ", ".join(sorted(keuzes)[:GETOOND]) or "niets"
        meer = " …" if len(keuzes) > GETOOND else ""
        raise Vraagfout(f"‘{naam}’ kan niet {kort(tekst)} zijn. Kies uit: {kan}{meer}.")
    return tekst


def lees_getal(vraag: HttpRequest, naam: str, kleinst: int, grootst: int) -> int | None:
    """A whole number within bounds; None when it is not there. Raises `Vraagfout`.

    Not kept with a view of one's own: it is the page of a list, or the key of something.
    """
    tekst = lees_tekst(vraag, naam)
    if not tekst:
        return None
    if not re.fullmatch(r"-?[0-9]{1,12}", tekst) or not kleinst <= int(tekst) <= grootst:
        raise Vraagfout(
            f"‘{naam}’ is {kort(tekst)}; geef een heel getal van {kleinst} tot en met {grootst}."
        )
    onthoud(vraag, naam)
    return int(tekst)


def kort(tekst: str) -> str:
    """A value in a sentence, not longer than a line."""
    return f"‘{tekst}’" if len(tekst) <= GETOOND else f"‘{tekst[:GETOOND]}…’"


def lees_bedrag(vraag: HttpRequest, naam: str) -> Decimal | None:
    """A number as one writes it here (`1.234,50`); None when it is not there. Raises `Vraagfout`.

    A point before three digits parts thousands, any other one is read as a comma.
    """
    getypt = lees_tekst(vraag, naam)
    tekst = getypt.replace("€", "").replace("%", "").strip()
    if not tekst:
        return None
    if not _BEDRAG.fullmatch(tekst):
        raise Vraagfout(f"‘{naam}’ is geen getal: {kort(tekst)}. Schrijf een getal als 1.234,50.")
    onthoud(vraag, naam, getypt)
    if "," in tekst or re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+", tekst):
        tekst = tekst.replace(".", "").replace(",", ".")
    return Decimal(tekst)
