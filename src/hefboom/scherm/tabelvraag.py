# SPDX-License-Identifier: EUPL-1.2
"""What an address asks of a table: order, sieves and page, under names with the table's code.

`orde=-bedrag`, `met-gemeente=…`, `vanaf-bedrag=…`, `tm-bedrag=…`, `pagina=2`; of a table with a
code each with that code before it (`segmenten-orde=…`). `uitvoer=segmenten.xlsx` takes it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from hefboom.kernel import Vraagfout
from hefboom.scherm.celsoort import Celsoort
from hefboom.scherm.kolom import Kolom
from hefboom.scherm.lezers import (
    lees_bedrag,
    lees_dag,
    lees_getal,
    lees_keuze,
    lees_maand,
    lees_tekst,
)
from hefboom.scherm.onthouden import begrepen, onthoud, onthoud_tekst
from hefboom.scherm.rijenbron import Orde, Zeef, heeft_waarde
from hefboom.scherm.tabel import Tabel

UITVOER = "uitvoer"
VORMEN = ("xlsx", "csv")
ORDE, MET, VANAF, TOT_EN_MET, PAGINA = "orde", "met", "vanaf", "tm", "pagina"
#: How much one unit as it is written counts for in the column: cents in a euro.
MAATSTAF = {Celsoort.EURO: Decimal(100), Celsoort.PROCENT: Decimal(1) / 100}
Paar = tuple[str, str]


@dataclass(frozen=True)
class Tabelvraag:
    """One table, as an address asks for it."""

    request: HttpRequest
    tabel: Tabel

    def naam(self, deel: str, kolom: str = "") -> str:
        """What a choice is called in the address."""
        eigen = f"{deel}-{kolom}" if kolom else deel
        return f"{self.tabel.code}-{eigen}" if self.tabel.code else eigen

    @cached_property
    def kolommen(self) -> list[tuple[int, Kolom]]:
        """The columns that hold something to sort by, with their place."""
        alle = enumerate(self.tabel.bepaald)
        return [(i, kolom) for i, kolom in alle if heeft_waarde(kolom, self.tabel.bron)]

    @cached_property
    def orde(self) -> Orde | None:
        """The order asked for. Raises `Vraagfout`."""
        plaatsen = {kolom.adresnaam: i for i, kolom in self.kolommen if kolom.sorteert}
        kan = [*plaatsen, *(f"-{naam}" for naam in plaatsen)]
        gevraagd = lees_keuze(self.request, self.naam(ORDE), kan)
        if not gevraagd:
            return None
        return Orde(plaatsen[gevraagd.removeprefix("-")], gevraagd.startswith("-"))

    @cached_property
    def zeven(self) -> tuple[Zeef, ...]:
        """The sieves asked for. Raises `Vraagfout`."""
        return tuple(self._zeven())

    def _zeven(self) -> Iterator[Zeef]:
        for nummer, kolom in self.kolommen:
            if not kolom.zeeft:
                continue
            code = kolom.adresnaam
            if kolom.aard is Celsoort.TEKST or kolom.keuzes:
                if tekst := lees_tekst(self.request, naam := self.naam(MET, code)):
                    self._onthoud(nummer, kolom, naam, tekst)
                    yield Zeef(nummer, tekst=tekst)
                continue
            vanaf = self._grens(kolom, self.naam(VANAF, code))
            tot_en_met = self._grens(kolom, self.naam(TOT_EN_MET, code), einde=True)
            if vanaf is not None or tot_en_met is not None:
                yield Zeef(nummer, vanaf=vanaf, tot_en_met=tot_en_met)

    def _onthoud(self, nummer: int, kolom: Kolom, naam: str, tekst: str) -> None:
        """A choice of a list can be kept; in rows about persons a choice may be a number of one."""
        if not kolom.bewaart:
            return
        tabel = self.tabel
        vast = kolom.keuzes if tabel.personen else dict(tabel.bron.keuzes(nummer, kolom))
        if tekst in (vast or {}):
            onthoud(self.request, naam, tekst)
        else:
            onthoud_tekst(self.request, naam, tekst)

    def _grens(self, kolom: Kolom, naam: str, *, einde: bool = False) -> Decimal | date | None:
        if kolom.aard is Celsoort.MAAND:
            tekst = lees_tekst(self.request, naam)
            if not tekst:
                return None
            maand = lees_maand(tekst, naam)
            onthoud(self.request, naam, tekst)
            return maand.last if einde else maand.start
        if kolom.aard.is_tijd:
            return lees_dag(self.request, naam)
        getal = lees_bedrag(self.request, naam)
        return None if getal is None else getal * MAATSTAF.get(kolom.aard, Decimal(1))

    @cached_property
    def pagina(self) -> int:
        """The page asked for, counted from one. Raises `Vraagfout`."""
        return lees_getal(self.request, self.naam(PAGINA), 1, 10**9) or 1

    def keur(self) -> None:
        """Read everything. Raises `Vraagfout` for what cannot be asked."""
        for naam in ("orde", "zeven", "pagina"):
            getattr(self, naam)

    @property
    def uitvoer(self) -> str:
        """The form in which this table is to be taken out; empty when it is not. `Vraagfout`."""
        code, _, vorm = lees_tekst(self.request, UITVOER).rpartition(".")
        if not vorm or code != self.tabel.code:
            return ""
        if vorm not in VORMEN:
            raise Vraagfout(f"Een tabel is mee te nemen als {' of '.join(VORMEN)}.")
        return vorm

    @property
    def is_te_bewaren(self) -> bool:
        """Is something asked of this table that can be kept?"""
        namen = {self.naam(ORDE), *self.eigen_zeefnamen}
        return not namen.isdisjoint(begrepen(self.request))

    def rauw(self, naam: str) -> str:
        """What stands in the address, as it was typed: to show it again."""
        return self.request.GET.get(naam, "")

    def adres(self, *zonder: str, **anders: str) -> str:
        """This page with other choices; without those that are named. The rest stays."""
        weg = {*zonder, *anders, UITVOER}
        rest = overige(self.request, weg)
        erbij = [(naam, waarde) for naam, waarde in anders.items() if waarde]
        return f"?{urlencode([*rest, *erbij])}"

    @property
    def eigen_zeefnamen(self) -> set[str]:
        """Every name a sieve of this table may have in the address."""
        return {
            self.naam(deel, kolom.adresnaam)
            for _, kolom in self.kolommen
            for deel in (MET, VANAF, TOT_EN_MET)
        }


def vraagt_uitvoer(request: HttpRequest) -> bool:
    """Does the address ask for a table as a file, whichever it is?"""
    return request.method == "GET" and bool(request.GET.get(UITVOER))


def overige(request: HttpRequest, zonder: Iterable[str]) -> list[Paar]:
    """The choices that stand in the address, but for these: what a form must hand on."""
    weg = set(zonder)
    return [
        (naam, waarde)
        for naam, waarden in request.GET.lists()
        if naam not in weg
        for waarde in waarden
        if waarde
    ]
