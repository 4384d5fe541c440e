# SPDX-License-Identifier: EUPL-1.2
"""One table as one address shows it: the rows of this page, the way to the rest, its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import HttpRequest

from hefboom.scherm.cel import Cel, Celrij
from hefboom.scherm.celsoort import Celsoort
from hefboom.scherm.kolom import Kolom
from hefboom.scherm.rijenbron import Orde, Rijkeuze
from hefboom.scherm.tabel import Tabel
from hefboom.scherm.tabelvraag import (
    MET,
    ORDE,
    PAGINA,
    TOT_EN_MET,
    UITVOER,
    VANAF,
    VORMEN,
    Paar,
    Tabelvraag,
    overige,
)
from hefboom.stelsel import Status

#: A table with fewer rows is looked through faster than it is filtered.
KLEIN = 12
#: More rows than fit on a screen: the heading stays in sight.
LANG = 15
EENHEID = {Celsoort.EURO: " (€)", Celsoort.PROCENT: " (%)"}
VELDSOORT = {Celsoort.MAAND: "month", Celsoort.DATUM: "date", Celsoort.PERIODE: "date"}
VORMNAAM = {"xlsx": "Excel", "csv": "CSV"}


@dataclass(frozen=True, slots=True)
class Tabelkop:
    """A heading: where it leads, and how the table is ordered by it (`ascending`, …).

    `status`: the standing all figures below it share, said once.
    """

    kolom: Kolom
    adres: str = ""
    aria: str = ""
    status: Status | None = None

    @property
    def klasse(self) -> str:
        """Its style."""
        return "getal" if self.kolom.rechts else ""

    @property
    def pijl(self) -> str:
        """Which way it is ordered, for the eye."""
        return {"ascending": "▲", "descending": "▼"}.get(self.aria, "")


@dataclass(frozen=True, slots=True)
class Zeefveld:
    """A field of the form below a table's heading."""

    naam: str
    kop: str
    waarde: str
    soort: str = "text"
    opties: Sequence[Paar] = ()


@dataclass(frozen=True)
class Tabelblik:
    """What `scherm/delen/tabel.html` shows. Without a request: every row, as they stand."""

    tabel: Tabel
    request: HttpRequest | None = None

    @cached_property
    def vraag(self) -> Tabelvraag | None:
        """What the address asks of this table."""
        return None if self.request is None else Tabelvraag(self.request, self.tabel)

    @cached_property
    def keuze(self) -> Rijkeuze:
        """The rows that were asked for."""
        if self.vraag is None:
            return self.tabel.bron.kies(self.tabel.bepaald, None, ())
        return self.tabel.bron.kies(self.tabel.bepaald, self.vraag.orde, self.vraag.zeven)

    @property
    def anker(self) -> str:
        """The place of this table on the page."""
        return f"tabel-{self.tabel.code}" if self.tabel.code else "tabel"

    @cached_property
    def totaal(self) -> int:
        """How many rows pass the sieves."""
        return len(self.keuze)

    @property
    def gefilterd(self) -> bool:
        """Does the address ask for less than everything?"""
        return bool(self.vraag and self.vraag.zeven)

    @cached_property
    def is_leeg(self) -> bool:
        """Is there nothing to show, however one looks?"""
        return not self.totaal and (not self.gefilterd or not len(self.tabel.bron))

    # ── the rows ──────────────────────────────────────────────────────────────────────────────

    @property
    def bladzijden(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.totaal // self.tabel.per_pagina))

    @cached_property
    def bladzijde(self) -> int:
        """The page that is shown: the nearest one to what was asked for."""
        return min(self.vraag.pagina, self.bladzijden) if self.vraag else 1

    @property
    def eerste(self) -> int:
        """The number of the first row shown."""
        return (self.bladzijde - 1) * self.tabel.per_pagina + 1

    @property
    def laatste(self) -> int:
        """The number of the last row shown."""
        return min(self.bladzijde * self.tabel.per_pagina, self.totaal)

    @cached_property
    def getoond(self) -> Sequence[Celrij]:
        """The cells of this page."""
        heel = self.vraag is None
        return self.keuze.deel(0 if heel else self.eerste - 1, None if heel else self.laatste)

    @property
    def rijen(self) -> list[list[tuple[Kolom, Cel]]]:
        """Each cell with its column; a standing that the heading says is not said again."""
        return [
            [
                (kolom, _zonder_status(cel) if status else cel)
                for kolom, status, cel in zip(self.tabel.bepaald, self.statussen, rij, strict=True)
            ]
            for rij in self.getoond
        ]

    @cached_property
    def statussen(self) -> list[Status | None]:
        """The standing all figures of a column share, as far as they are shown."""
        gezien: list[set[Status | None]] = [set() for _ in self.tabel.bepaald]
        for rij in self.getoond:
            for statussen, cel in zip(gezien, rij, strict=True):
                if cel.cijfer is not None and cel.cijfer.precies:
                    statussen.add(cel.cijfer.status)
        return [een.pop() if len(een) == 1 else None for een in gezien]

    @property
    def is_lang(self) -> bool:
        """Does it scroll in a frame of its own, with its heading in sight?"""
        return min(self.totaal, self.tabel.per_pagina) > LANG

    @property
    def vorige(self) -> str:
        """The address of the page before; empty when this is the first."""
        return self._blader(self.bladzijde - 1) if self.bladzijde > 1 else ""

    @property
    def volgende(self) -> str:
        """The address of the next page; empty when this is the last."""
        return self._blader(self.bladzijde + 1) if self.bladzijde < self.bladzijden else ""

    def _blader(self, naar: int) -> str:
        if self.vraag is None:
            return ""
        return self.vraag.adres(**{self.vraag.naam(PAGINA): str(naar)}) + f"#{self.anker}"

    # ── headings ──────────────────────────────────────────────────────────────────────────────

    @property
    def koppen(self) -> list[Tabelkop]:
        """The headings, each with the way to that order."""
        vraag = self.vraag
        kolommen = list(zip(self.tabel.bepaald, self.statussen, strict=True))
        if vraag is None:
            return [Tabelkop(kolom, status=status) for kolom, status in kolommen]
        kan = {i for i, kolom in vraag.kolommen if kolom.sorteert} if self.totaal > 1 else set()
        return [
            replace(self._kop(i, kolom, vraag) if i in kan else Tabelkop(kolom), status=status)
            for i, (kolom, status) in enumerate(kolommen)
        ]

    def _kop(self, nummer: int, kolom: Kolom, vraag: Tabelvraag) -> Tabelkop:
        nu = vraag.orde
        # Of numbers one wants the largest first, of words and days the first.
        hoog_eerst = kolom.aard.is_getal
        if nu is None or nu.kolom != nummer:
            straks: Orde | None = Orde(nummer, hoog_eerst)
        elif nu.aflopend is hoog_eerst:
            straks = Orde(nummer, not hoog_eerst)
        else:
            straks = None
        teken = "-" if straks and straks.aflopend else ""
        waarde = f"{teken}{kolom.adresnaam}" if straks else ""
        aria = ""
        if nu is not None and nu.kolom == nummer:
            aria = "descending" if nu.aflopend else "ascending"
        adres = vraag.adres(vraag.naam(PAGINA), **{vraag.naam(ORDE): waarde})
        return Tabelkop(kolom, f"{adres}#{self.anker}", aria)

    # ── the form ──────────────────────────────────────────────────────────────────────────────

    @property
    def velden(self) -> list[Zeefveld]:
        """The fields to filter by; none for a table one sees at a glance."""
        if self.vraag is None or (len(self.tabel.bron) <= KLEIN and not self.gefilterd):
            return []
        return list(self._velden(self.vraag))

    def _velden(self, vraag: Tabelvraag) -> Iterator[Zeefveld]:
        for nummer, kolom in vraag.kolommen:
            if not kolom.zeeft:
                continue
            if kolom.aard is Celsoort.TEKST or kolom.keuzes:
                naam = vraag.naam(MET, kolom.adresnaam)
                opties = self.tabel.bron.keuzes(nummer, kolom)
                nu = vraag.rauw(naam)
                if opties and nu and nu not in dict(opties):
                    opties = [*opties, (nu, nu)]
                yield Zeefveld(naam, kolom.naam, nu, opties=opties)
                continue
            eenheid, soort = EENHEID.get(kolom.aard, ""), VELDSOORT.get(kolom.aard, "getal")
            for deel, woord in ((VANAF, "vanaf"), (TOT_EN_MET, "tot en met")):
                naam = vraag.naam(deel, kolom.adresnaam)
                yield Zeefveld(naam, f"{kolom.naam}{eenheid} {woord}", vraag.rauw(naam), soort)

    @property
    def verborgen(self) -> list[Paar]:
        """What else stands in the address, and the form hands on."""
        if self.vraag is None or self.request is None:
            return []
        eigen = {*self.vraag.eigen_zeefnamen, self.vraag.naam(PAGINA), UITVOER}
        return overige(self.request, eigen)

    @property
    def zonder_filter(self) -> str:
        """This page with every row of the table."""
        if self.vraag is None:
            return ""
        return self.vraag.adres(*self.vraag.eigen_zeefnamen, self.vraag.naam(PAGINA))

    # ── taking it out ─────────────────────────────────────────────────────────────────────────

    @property
    def uitvoer(self) -> list[Paar]:
        """What it can be taken out as, with the address."""
        if self.vraag is None or not self.totaal:
            return []
        code = f"{self.tabel.code}." if self.tabel.code else ""
        return [(VORMNAAM[vorm], self.vraag.adres(**{UITVOER: f"{code}{vorm}"})) for vorm in VORMEN]


def _zonder_status(cel: Cel) -> Cel:
    if cel.cijfer is None or cel.cijfer.status is None:
        return cel
    return replace(cel, cijfer=replace(cel.cijfer, status=None))
