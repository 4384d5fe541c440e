# SPDX-License-Identifier: EUPL-1.2
"""The view of an address: period, layout and breakdown; and the door to `measures` for pages.

A link is a view: everything a page shows follows from its address, the snapshot and the reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from hefboom import facts, measures, stelsel
from hefboom.inzage import Inzage, Recht
from hefboom.kernel import ONE_DAY, Period, Vraagfout, datum, getal, maand
from hefboom.measures import Indelingswijze
from hefboom.scherm import Bezoek, LeegBlad, lees_dag, lees_keuze, lees_tekst, onthoud

#: The most that one table is broken down by, and the most rows it has.
ASSEN, CELLEN = 3, 50_000


class GeenOpname(LeegBlad):
    """There is no snapshot yet; the page says how to make one."""

    def __init__(self) -> None:
        super().__init__(
            "Nog geen cijfers",
            "Er is nog geen momentopname. Maak er een met",
            "./hefboom meet --opnieuw",
            "Daarna staan hier de cijfers van de regio.",
        )


@dataclass(frozen=True, slots=True)
class Blik:
    """One reader's view: a snapshot, a region, a period and a layout."""

    opname: facts.Momentopname
    regio: stelsel.Regio
    inzage: Inzage
    periode: Period
    indeling: Indelingswijze
    cache: Path
    #: The own municipality or provider the page puts beside the region: `("gemeente", "0119")`.
    partij: tuple[str, str] | None = None
    #: All that this page asks: its parts share the scans.
    bundel: measures.Bundel = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bundel", measures.Bundel(self.opname, self.inzage))

    def bereken(
        self,
        code: str,
        per: tuple[str, ...] = (),
        waar: Mapping[str, str] | None = None,
        periode: Period | None = None,
        segmenten: frozenset[str] = frozenset(),
    ) -> measures.Uitkomst:
        """A measure for this reader (`measures` remembers what it worked out).

        `segmenten`: of these together, which only who sees the whole region may ask.

        Raises `Vraagfout` for more than a table can hold: one reader must not keep others waiting.
        """
        if len(per) > ASSEN:
            raise Vraagfout(
                f"Een tabel splitst hoogstens naar {ASSEN} dingen uit, en hier zijn het er "
                f"{len(per)}. Haal er een weg, of vraag ze apart."
            )
        vraag = measures.Vraag.naar(code, per, waar, periode or self.periode, self.indeling)
        if segmenten:
            vraag = replace(vraag, segmenten=segmenten)
        uitkomst = self.bundel.bereken([vraag])[0]
        if len(uitkomst) > CELLEN:
            raise Vraagfout(
                f"Deze tabel telt {getal(len(uitkomst))} regels; hoogstens {getal(CELLEN)} "
                "kan. Kies een kortere periode, een uitsplitsing minder, of één segment."
            )
        return uitkomst

    def in_indeling(self, indeling: Indelingswijze) -> Blik:
        """The same view, counted in the other layout."""
        return self if indeling == self.indeling else replace(self, indeling=indeling)

    @property
    def eigen(self) -> dict[str, str]:
        """What narrows a question to this reader's own provider or municipality; else nothing."""
        return dict([self.partij]) if self.partij else {}

    @property
    def partijen(self) -> list[tuple[str, str]]:
        """Every own municipality or provider of this reader, in order of code."""
        return _partijen(self.inzage)

    def kan_per(self, maat: measures.Maat) -> tuple[str, ...]:
        """The breakdowns this reader may ask of a measure."""
        kan = measures.dimensies_voor(self.inzage, maat.dimensies)
        if self.regio[stelsel.Gemeenten].herindelingen(self.opname.peildatum):
            return kan
        return tuple(d for d in kan if d != measures.GEMEENTE_NU)

    @property
    def laatste_dag(self) -> date:
        """The last day the period looks at."""
        return self.periode.until(self.opname.peildatum).last or self.periode.start

    @property
    def periode_tekst(self) -> str:
        """`2026`, `juli tot en met september 2026`, or two dates."""
        return periode_tekst(self.periode)

    @property
    def eerder(self) -> Period | None:
        """The same period a year before; None when the record does not go back that far."""
        eerder = measures.een_jaar_eerder(self.periode, self.opname)
        if eerder is None or self.inzage.hele_regio:
            return eerder
        return eerder if measures.heel_vak(eerder, self.opname.peildatum) else None

    @property
    def trend(self) -> Period:
        """The months before the end of the period, for a line."""
        return measures.trendperiode(self.periode, self.opname)

    def adres(self, naam: str, *args: str, **extra: str) -> str:
        """The address of a page with this period and layout."""
        return f"{reverse(naam, args=args)}?{urlencode({**self.filters, **extra})}"

    def verklaar(
        self, code: str, waar: Mapping[str, str] | None = None, periode: Period | None = None
    ) -> str:
        """The address that explains one figure."""
        tijd = self.filters if periode is None else {**_van_tot(periode), **self._indeling}
        vraag = {d: w for d, w in (waar or {}).items() if w}
        return f"{reverse('verklaar', args=[code])}?{urlencode({**vraag, **tijd})}"

    @property
    def _indeling(self) -> dict[str, str]:
        return {"indeling": self.indeling}

    @property
    def filters(self) -> dict[str, str]:
        """Period and layout as they stand in an address."""
        return {**_van_tot(self.periode), **self._indeling}


def blik_van(request: Bezoek) -> Blik:
    """The view this request asks for, worked out once.

    Raises `GeenOpname` without a snapshot, and `Http404` for an address that means nothing.
    """
    if isinstance(bekend := getattr(request, "blik", None), Blik):
        return bekend
    request.blik = blik = _lees(request)  # type: ignore[attr-defined]
    return blik


def blik_of_niets(request: Bezoek) -> Blik | None:
    """As `blik_van`, for a page that also has something to say before there are figures."""
    try:
        return blik_van(request)
    except GeenOpname:
        return None


def _lees(request: Bezoek) -> Blik:
    inzage = request.user.inzage
    opname = facts.huidige() if inzage.hele_regio else facts.gepubliceerd()
    if opname is None:
        raise GeenOpname
    periode = _periode(request, opname)
    indeling = lees_keuze(
        request,
        "indeling",
        ("toen", "nu"),
        measures.standaardindeling(periode, opname.peildatum),
    )
    return Blik(
        opname=opname,
        regio=stelsel.laad(settings.OMGEVING.regio),
        inzage=inzage,
        partij=_partij(request, inzage),
        periode=periode,
        indeling=cast(Indelingswijze, indeling),
        cache=settings.OMGEVING.map / "cache",
    )


def _partijen(inzage: Inzage) -> list[tuple[str, str]]:
    if inzage.hele_regio:
        return []
    partijen = inzage.kring(Recht.EIGEN_CIJFERS).partijen
    return [(dimensie, code) for dimensie, codes in partijen.items() for code in sorted(codes)]


def _partij(request: Bezoek, inzage: Inzage) -> tuple[str, str] | None:
    """The one asked for (`?wie=0505`), else the first. Raises `Http404` for another's."""
    partijen = _partijen(inzage)
    wie = lees_tekst(request, "wie") or None
    if wie is None or not partijen:
        return partijen[0] if partijen else None
    for dimensie, code in partijen:
        if code == wie:
            onthoud(request, "wie", wie)
            return dimensie, code
    raise Http404


def _periode(request: Bezoek, opname: facts.Momentopname) -> Period:
    """The period asked for, within what is on record. Raises `Vraagfout`."""
    peildatum = opname.peildatum
    gekozen, van = lees_tekst(request, "periode"), lees_dag(request, "van")
    if gekozen:
        periode = _gekozen(gekozen)
    else:
        standaard = Period.year((peildatum - ONE_DAY).year)
        van = van or standaard.start
        tot = lees_dag(request, "tot") or (standaard.end if van < peildatum else None)
        if tot is not None and tot <= van:
            raise Vraagfout(
                f"Een periode telt minstens één dag, en deze loopt van {datum(van)} tot "
                f"{datum(tot)}. Kies ‘van’ voor ‘tot’."
            )
        periode = Period(van, tot)
    ruimte = ruimte_van(opname)
    if not ruimte.contains(periode) or periode.start >= peildatum:
        raise Vraagfout(
            f"Deze periode valt buiten wat er vastligt: {datum(ruimte.first)} tot en met "
            f"{datum(peildatum - ONE_DAY)}. Kies ‘van’ en ‘tot’ daarbinnen."
        )
    if gekozen:
        onthoud(request, "periode", gekozen)
    return periode


def ruimte_van(opname: facts.Momentopname) -> Period:
    """What may be asked: the years on record, up to the end of next year (a year may be whole)."""
    eerste = measures.eerste_volle_maand(opname) or opname.peildatum
    return Period(date(eerste.year - 1, 1, 1), date(opname.peildatum.year + 2, 1, 1))


def _gekozen(tekst: str) -> Period:
    gevonden = re.fullmatch(r"(20\d\d)(?:-(K[1-4]|0[1-9]|1[0-2]))?", tekst, re.ASCII)
    if gevonden is None:
        raise Vraagfout(
            "Schrijf een periode als 2026, 2026-K3 (een kwartaal) of 2026-03 (een maand)."
        )
    jaar, deel = int(gevonden[1]), gevonden[2]
    if deel is None:
        return Period.year(jaar)
    if not deel.startswith("K"):
        return Period.month(jaar, int(deel))
    eerste = 3 * int(deel[1]) - 2
    einde = Period.month(jaar, eerste + 2).end
    return Period(date(jaar, eerste, 1), einde)


def _van_tot(periode: Period) -> dict[str, str]:
    einde = {} if periode.end is None else {"tot": periode.end.isoformat()}
    return {"van": periode.start.isoformat(), **einde}


def periode_tekst(periode: Period) -> str:
    """A period as one says it: `2026`, `maart 2026`, `het 3e kwartaal van 2026`."""
    if periode.end is None:
        return f"de tijd vanaf {datum(periode.start)}"
    if periode == Period.year(periode.start.year):
        return str(periode.start.year)
    if periode == Period.month_of(periode.start):
        return maand(periode.start)
    for kwartaal in range(1, 5):
        if periode == _gekozen(f"{periode.start.year}-K{kwartaal}"):
            return f"het {kwartaal}e kwartaal van {periode.start.year}"
    return f"{datum(periode.start)} tot {datum(periode.end)}"


def keuzes(blik: Blik) -> list[tuple[str, str, bool]]:
    """The periods one can pick: each year on record, the last one's quarters and its months."""
    laatste = blik.opname.peildatum - ONE_DAY
    eerste = measures.eerste_volle_maand(blik.opname) or laatste
    codes = [str(jaar) for jaar in range(laatste.year, eerste.year - 1, -1)]
    codes += [f"{laatste.year}-K{k}" for k in range((laatste.month + 2) // 3, 0, -1)]
    codes += [f"{laatste.year}-{m:02}" for m in range(laatste.month, 0, -1)]
    opties = [(code, _gekozen(code)) for code in codes]
    lijst = [(code, _optie(periode), periode == blik.periode) for code, periode in opties]
    if not any(gekozen for *_, gekozen in lijst):
        lijst.insert(0, ("", blik.periode_tekst, True))
    return lijst


def _optie(periode: Period) -> str:
    return periode_tekst(periode).removeprefix("het ")
