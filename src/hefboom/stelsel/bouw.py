# SPDX-License-Identifier: EUPL-1.2
"""Makes the region from its checked YAML: ties the sections together and dates everything.

Faults between sections (an unknown segment, a date out of order, a code twice) are collected
with their file and line; a region is only made when there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from hefboom.kernel import Cents, Gemeentecode, Period
from hefboom.stelsel import schema
from hefboom.stelsel.afleiden import deelnemers, geindexeerd, norm_uit
from hefboom.stelsel.begrippen import (
    Bedrag,
    Besparing,
    Besparingspad,
    Deelname,
    Doel,
    Gemeente,
    Norm,
    Normsoort,
    Product,
    Uitvoerder,
)
from hefboom.stelsel.gedateerd import Gedateerd
from hefboom.stelsel.lezen import Pad, Ruw
from hefboom.stelsel.regio import Bekostiging, Productloop, Regio, Segmentloop

T = TypeVar("T")


class _MetVanaf(Protocol):
    @property
    def vanaf(self) -> date: ...


class _MetCode(Protocol):
    @property
    def code(self) -> str: ...


class Bouwer:
    """One region under construction. `maak` answers None when `ruw.gebreken` got any."""

    def __init__(
        self, code: str, stelsel: schema.RegioSchema, ruw: Ruw, bronnen: Mapping[str, str]
    ) -> None:
        self.code = code
        self.stelsel = stelsel
        self.ruw = ruw
        self.bronnen = bronnen
        self.groepen = {groep.code: groep.naam for groep in stelsel.groepen}
        self.segmentcodes = {segment.code for segment in stelsel.segmenten}
        self.gemeentecodes = {gemeente.code for gemeente in stelsel.gemeenten}

    def maak(self) -> Regio | None:
        """The region, or None with every fault added to `ruw.gebreken`."""
        kop = self.stelsel.regio
        geldig = self._periode(kop.vanaf, kop.tot, ("regio",))
        self._geen_dubbele("gemeenten", self.stelsel.gemeenten)
        self._geen_dubbele("segmenten", self.stelsel.segmenten)
        self._geen_dubbele("groepen", self.stelsel.groepen)
        self._geen_dubbele("producten", self.stelsel.producten)
        gemeenten = self._gemeenten()
        schalen = self._schalen()
        deelname = self._deelname(schalen)
        normen = self._normen()
        segmentlopen = self._segmentlopen(geldig)
        productlopen = self._productlopen(geldig, deelname, gemeenten, normen)
        budgetten = self._budgetten()
        waarden = tuple(schema.vastgelegd(self.stelsel))
        if self.ruw.gebreken:
            return None
        return Regio(
            code=self.code,
            naam=kop.naam,
            uitvoerder=Uitvoerder(kop.uitvoerder.code, kop.uitvoerder.naam, kop.uitvoerder.bron),
            geldig=geldig,
            bron=kop.bron,
            standaard=kop.standaard,
            gemeenten=gemeenten,
            schalen=schalen,
            segmentlopen=segmentlopen,
            productlopen=productlopen,
            deelname=deelname,
            budgetten=budgetten,
            pad=self._besparingspad(),
            waarden=len(waarden),
            bronnen=self.bronnen,
            aannames=sum(waarde.aanname for waarde in waarden),
        )

    def _fout(self, pad: Pad, wat: str, verder: str = "") -> None:
        self.ruw.gebreken.append(self.ruw.gebrek(pad, wat, verder))

    def _geen_dubbele(self, sectie: str, rijen: Sequence[_MetCode]) -> None:
        gezien: set[str] = set()
        for i, rij in enumerate(rijen):
            if rij.code in gezien:
                self._fout(
                    (sectie, i, "code"),
                    f"code {rij.code} komt twee keer voor.",
                    "Voeg de twee samen of geef één een andere code.",
                )
            gezien.add(rij.code)

    def _bekend(self, pad: Pad, wat: str, waarde: str, keuze: Iterable[str]) -> bool:
        bekend = sorted(keuze)
        if waarde in bekend:
            return True
        self._fout(pad, f"{wat} '{waarde}' bestaat niet.", f"Kies uit: {', '.join(bekend)}.")
        return False

    def _periode(self, vanaf: date, tot: date | None, pad: Pad) -> Period:
        if tot is not None and tot <= vanaf:
            self._fout(
                (*pad, "tot"),
                f"tot {tot} ligt niet na vanaf {vanaf}.",
                "`tot` is de eerste dag die niet meer meetelt.",
            )
            return Period(vanaf)
        return Period(vanaf, tot)

    def _reeks(
        self, rijen: Sequence[_MetVanaf], waarden: Iterable[T | None], wat: str, pad: Pad
    ) -> Gedateerd[T]:
        starts = [rij.vanaf for rij in rijen]
        for i, (vorige, volgende) in enumerate(pairwise(starts)):
            if volgende <= vorige:
                self._fout(
                    (*pad, i + 1, "vanaf"),
                    f"{volgende} komt niet na {vorige}.",
                    "Zet de waarden op volgorde van begindatum, elke dag hoogstens één.",
                )
                return Gedateerd((), (), wat)
        bestand = self.ruw.bestanden.get(str(pad[0]), "")
        return Gedateerd.van(zip(starts, waarden, strict=True), wat, bestand)

    def _gemeenten(self) -> tuple[Gemeente, ...]:
        return tuple(
            Gemeente(
                Gemeentecode(g.code),
                g.naam,
                g.jeugdigen,
                g.jaar,
                g.bron,
                g.zekerheid,
                self._periode(g.lid_vanaf, g.lid_tot, ("gemeenten", i)),
            )
            for i, g in enumerate(self.stelsel.gemeenten)
        )

    def _schalen(self) -> dict[str, tuple[int, frozenset[str]]]:
        for naam, schaal in self.stelsel.schalen.items():
            for code in schaal.gemeenten:
                self._bekend(("schalen", naam, "gemeenten"), "gemeente", code, self.gemeentecodes)
        return {
            naam: (schaal.aantal, frozenset(schaal.gemeenten))
            for naam, schaal in self.stelsel.schalen.items()
        }

    def _deelname(self, schalen: Mapping[str, tuple[int, frozenset[str]]]) -> tuple[Deelname, ...]:
        rijen: list[Deelname] = []
        for i, rij in enumerate(self.stelsel.deelname):
            pad: Pad = ("deelname", i)
            goed = [
                self._bekend((*pad, "segment"), "segment", rij.segment, self.segmentcodes),
                self._bekend((*pad, "groep"), "productgroep", rij.groep, self.groepen),
                self._bekend((*pad, "schaal"), "schaal", rij.schaal, schalen),
            ]
            if not all(goed):
                continue
            nieuw = Deelname(
                segment=rij.segment,
                groep=rij.groep,
                groepnaam=self.groepen[rij.groep],
                schaal=rij.schaal,
                gemeenten=schalen[rij.schaal][1],
                bron=rij.bron,
                geldig=self._periode(rij.vanaf, rij.tot, pad),
            )
            if any(
                (ander.segment, ander.groep) == (nieuw.segment, nieuw.groep)
                and ander.geldig.overlaps(nieuw.geldig)
                for ander in rijen
            ):
                self._fout(
                    pad,
                    f"voor segment {rij.segment} en groep '{rij.groep}' loopt al een deelname.",
                    "Sluit de oude af met `tot`.",
                )
            rijen.append(nieuw)
        return tuple(rijen)

    def _segmentlopen(self, geldig: Period) -> dict[str, Segmentloop]:
        doelen: dict[str, list[Doel]] = {code: [] for code in self.segmentcodes}
        for i, doel in enumerate(self.stelsel.doelen):
            pad: Pad = ("doelen", i)
            if not self._bekend((*pad, "segment"), "segment", doel.segment, self.segmentcodes):
                continue
            periode = self._periode(doel.vanaf, doel.tot, pad)
            if any(
                d.nummer == doel.nummer and d.geldig.overlaps(periode) for d in doelen[doel.segment]
            ):
                self._fout(
                    (*pad, "nummer"),
                    f"segment {doel.segment} heeft al een doel {doel.nummer}.",
                    "Geef dit doel het volgende nummer.",
                )
            doelen[doel.segment].append(Doel(doel.nummer, doel.tekst, doel.bron, periode))
        lopen: dict[str, Segmentloop] = {}
        for i, s in enumerate(self.stelsel.segmenten):
            plek: Pad = ("segmenten", i)
            naam: Gedateerd[str] = self._reeks(
                s.naam, [r.waarde for r in s.naam], f"Segment {s.code}", (*plek, "naam")
            )
            werknaam: Gedateerd[str] = self._reeks(
                s.werknaam,
                [r.waarde for r in s.werknaam],
                f"Werknaam van segment {s.code}",
                (*plek, "werknaam"),
            )
            vormen = [
                None if r.waarde is None else Bekostiging(r.waarde, r.vanaf, r.bron, r.aanname)
                for r in s.bekostiging
            ]
            bekostiging: Gedateerd[Bekostiging] = self._reeks(
                s.bekostiging, vormen, f"Bekostiging van segment {s.code}", (*plek, "bekostiging")
            )
            lopen[s.code] = Segmentloop(
                s.code,
                naam.binnen(geldig),
                werknaam.binnen(geldig),
                bekostiging.binnen(geldig),
                tuple(sorted(doelen[s.code], key=lambda d: (d.nummer, d.geldig.start))),
            )
        return lopen

    def _productlopen(
        self,
        geldig: Period,
        deelname: Sequence[Deelname],
        gemeenten: Sequence[Gemeente],
        normen: Mapping[str, Mapping[Normsoort, Gedateerd[Norm]]],
    ) -> dict[str, Productloop]:
        lopen: dict[str, Productloop] = {}
        self._reeks(self.stelsel.index, [None] * len(self.stelsel.index), "Index", ("index",))
        for i, p in enumerate(self.stelsel.producten):
            pad: Pad = ("producten", i)
            self._bekend((*pad, "groep"), "productgroep", p.groep, self.groepen)
            for j, rij in enumerate(p.segment):
                if rij.waarde is not None:
                    plek = (*pad, "segment", j, "waarde")
                    self._bekend(plek, "segment", rij.waarde, self.segmentcodes)
            leven = self._periode(p.vanaf or geldig.start, p.tot or geldig.end, pad)
            segment: Gedateerd[str] = self._reeks(
                p.segment,
                [r.waarde for r in p.segment],
                f"Segment van {p.code}",
                (*pad, "segment"),
            ).binnen(leven)
            product = Product(
                code=p.code,
                categorie=p.code[:2],
                naam=p.naam,
                eenheid=p.eenheid,
                vorm=p.vorm,
                verblijf=p.verblijf,
                groep=p.groep,
                geldig=leven,
                bron=p.bron,
                code_aanname=p.aanname,
            )
            lopen[p.code] = Productloop(
                product,
                segment,
                self._tarief(p, pad).binnen(leven),
                deelnemers(segment, p.groep, deelname, gemeenten, leven),
                {soort: reeks.binnen(leven) for soort, reeks in normen.get(p.code, {}).items()},
            )
        return lopen

    def _tarief(self, p: schema.ProductSchema, pad: Pad) -> Gedateerd[Bedrag]:
        """The tariffs as written, raised on each index date that has no tariff of its own."""
        bedragen = [
            None if r.cents is None else Bedrag(Cents(r.cents), r.vanaf, r.bron, r.aanname)
            for r in p.tarief
        ]
        wat = f"Tarief {p.code}"
        geschreven: Gedateerd[Bedrag] = self._reeks(p.tarief, bedragen, wat, (*pad, "tarief"))
        return geindexeerd(geschreven, self.stelsel.index)

    def _normen(self) -> dict[str, dict[Normsoort, Gedateerd[Norm]]]:
        eenheid_van = {product.code: product.eenheid for product in self.stelsel.producten}
        rijen: dict[tuple[str, Normsoort], dict[date, Norm | None]] = {}
        for i, rij in enumerate(self.stelsel.normen):
            pad: Pad = ("normen", i)
            if (rij.per is not None) != (rij.soort == "max_intensiteit"):
                self._fout(
                    pad,
                    "`per` hoort bij een norm max_intensiteit, en alleen daarbij.",
                    "Schrijf `per: week` of `per: maand`, of haal het weg.",
                )
                continue
            for code in rij.producten:
                if not self._bekend((*pad, "producten"), "product", code, eenheid_van):
                    continue
                waarden = rijen.setdefault((code, rij.soort), {})
                if rij.vanaf in waarden:
                    self._fout(
                        (*pad, "producten"),
                        f"{code} heeft vanaf {rij.vanaf} al een norm {rij.soort}.",
                        "Houd één van beide.",
                    )
                waarden[rij.vanaf] = norm_uit(rij, eenheid_van[code])
        bestand = self.ruw.bestanden.get("normen", "")
        normen: dict[str, dict[Normsoort, Gedateerd[Norm]]] = {}
        for (code, soort), waarden in rijen.items():
            normen.setdefault(code, {})[soort] = Gedateerd.van(
                sorted(waarden.items(), key=lambda p: p[0]), f"Norm {soort} van {code}", bestand
            )
        return normen

    def _budgetten(self) -> dict[tuple[str, int], Bedrag]:
        budgetten: dict[tuple[str, int], Bedrag] = {}
        for i, rij in enumerate(self.stelsel.budgetten):
            for segment, euro in rij.euro.items():
                pad: Pad = ("budgetten", i, "euro", segment)
                self._bekend(pad, "segment", segment, self.segmentcodes)
                if (segment, rij.jaar) in budgetten:
                    self._fout(
                        pad,
                        f"segment {segment} heeft voor {rij.jaar} al een budget.",
                        "Houd één van beide.",
                    )
                budgetten[segment, rij.jaar] = Bedrag(
                    Cents(euro * 100), date(rij.jaar, 1, 1), rij.bron, rij.aanname
                )
        return budgetten

    def _besparingspad(self) -> Besparingspad | None:
        pad = self.stelsel.besparingspad
        if pad is None:
            return None
        jaren = tuple(
            Besparing(jaar.jaar, Cents(jaar.euro * 100), jaar.bron, jaar.aanname)
            for jaar in pad.jaren
        )
        return Besparingspad(jaren, Cents(pad.totaal_euro * 100), pad.bron)
