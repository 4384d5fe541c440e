# SPDX-License-Identifier: EUPL-1.2
"""The cells of a lattice, counted: what each holds, who is behind it, whose the most is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from hefboom.facts import TABELLEN, Getallen, Kolomsoort, Momentopname
from hefboom.kernel import Period
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.cellen import As, Cellen, Geteld, alle_namen, assen_van, sleutel, zoek_op
from hefboom.measures.greep import MAAND, Greep, Opzet
from hefboom.measures.maat import (
    Aantal,
    Cohort,
    OpLaatsteDag,
    Percentiel,
    Som,
    Telling,
    Tijdens,
    Verschillend,
)
from hefboom.measures.rooster import (
    KRING,
    REGIO,
    REST,
    SEGMENT,
    SEGMENT_NU,
    SOORTEN,
    Publiek,
    Sleutel,
    Vensters,
    breed,
    delen_van,
    eerste_dag,
    rest_van,
    vakken_van,
)

JEUGDIGE, AANBIEDER = "jeugdige", "aanbieder"
_NAAMLOOS = ("product", AANBIEDER)
_Waar = Mapping[str, frozenset[str]]
_Hier = tuple[Period, tuple[str, ...]]


@dataclass(slots=True)
class Roostercel:
    """Youths and providers behind a cell, what it counts, and the largest part of each kind.

    `grootste`: of one provider; `bijdrage`: of one youth. Nought where nobody has to know.
    `bekend`: how much of it the reader knows, where that cannot be taken off.
    """

    waarde: int = 0
    personen: int = 0
    aanbieders: int = 0
    grootste: int = 0
    bijdrage: int = 0
    bekend: int = 0


@dataclass(slots=True)
class Celverschil:
    """What changed in a cell since an earlier snapshot: of how many youths, how much in all, and
    the most of one.
    """

    personen: int
    meer: int
    bijdrage: int


class Roostertelling:
    """Counts the cells of one lattice; `kenmerken` says what kind of count each number is."""

    def __init__(
        self, opname: Momentopname, publiek: Publiek, familie: tuple[Telling, ...]
    ) -> None:
        self.opname, self.publiek, self.familie = opname, publiek, familie
        self.grens = opname.peildatum.replace(day=1)
        self.paren = delen_van(familie)
        self._kolommen = opname.kolommen(familie[0].feit)
        self._grepen: dict[Opzet, Greep] = {}

    # ── what kind of count ────────────────────────────────────────────────────────────────────

    def optelbaar(self, nummer: int) -> bool:
        """Is a whole the sum of its parts? Else it says nothing of them."""
        return isinstance(self.familie[nummer].wat, Aantal | Som | Verschillend)

    def uniek(self, nummer: int) -> bool:
        """Are youths counted once, so that a whole can be less than its parts?"""
        return isinstance(self.familie[nummer].wat, Verschillend)

    def tijd(self, nummer: int) -> str:
        """How a period hangs together with its parts: `som`, `laatste` or `omvat`."""
        match self.familie[nummer].tijd:
            case OpLaatsteDag():
                return "laatste"
            case Tijdens() | Cohort() if not self.uniek(nummer):
                return "som"
            case _:
                return "omvat"

    def geld(self, nummer: int) -> bool:
        """Does it count euros?"""
        telling = self.familie[nummer]
        if not isinstance(telling.wat, Som) or not isinstance(telling.wat.kolom, str):
            return False
        kolom = telling.tabel.kolom(telling.wat.kolom)
        return kolom is not None and kolom.soort is Kolomsoort.CENTEN

    def gewogen(self, nummer: int) -> bool:
        """Does one youth count for more than another?"""
        return isinstance(self.familie[nummer].wat, Som)

    def percentiel(self, nummer: int) -> bool:
        """Is the value that of one row?"""
        return isinstance(self.familie[nummer].wat, Percentiel)

    # ── whose, and in which tables ────────────────────────────────────────────────────────────

    def cellen(self) -> dict[Sleutel, Roostercel]:
        """Every cell in which something is."""
        return {
            Sleutel(nummer, wie, vak, per, waarden): cel
            for nummer, wie, waar, zonder, per, soort in self._tabellen()
            for (vak, waarden), cel in self._tel(nummer, wie, per, soort, waar, zonder).items()
        }

    def resten(self) -> dict[Sleutel, Roostercel]:
        """What is left of the whole of a share without its part, under the name of the part."""
        uit = {}
        for deel, heel in self.paren:
            rest = rest_van(self.familie[deel], self.familie[heel])
            for nummer, wie, waar, zonder, per, soort in self._tabellen():
                if nummer == deel:
                    past = self._past(rest, waar, zonder)
                    cellen = self._als_cellen(self._geteld(rest, per, soort, past), soort)
                    for (vak, waarden), cel in cellen.items():
                        uit[Sleutel(deel, wie, vak, per, waarden)] = cel
        return uit

    def anders(self, eerder: Roostertelling) -> dict[Sleutel, Celverschil]:
        """Every cell that both could show and that is not what it was."""
        uit = {}
        for nummer, wie, waar, zonder, per, soort in self._tabellen():
            oud = set(vakken_van(soort, eerder.grens))
            if not oud or not self.optelbaar(nummer):
                continue
            verschil = self._verschil(eerder, nummer, per, soort, waar, zonder)
            for (vak, waarden), anders in verschil.items():
                if vak in oud:
                    uit[Sleutel(nummer, wie, vak, per, waarden)] = anders
        return uit

    def _tabellen(
        self,
    ) -> Iterator[tuple[int, str, _Waar, _Waar, tuple[str, ...], Vensters]]:
        for nummer in range(len(self.familie)):
            for wie, waar, zonder in self._wie():
                assen = self._assen(nummer, wie)
                for soort in SOORTEN:
                    for per in breed(assen, soort.meeste_assen):
                        yield nummer, wie, waar, zonder, per, soort

    def _wie(self) -> Iterator[tuple[str, _Waar, _Waar]]:
        """Whose rows: of which codes, and of which not."""
        bekend, eigen = dict(self.publiek.bekend), dict(self.publiek.eigen)
        yield REGIO, {}, bekend
        if not eigen:
            return
        yield KRING, eigen, {}
        yield REST, {}, {**bekend, **eigen}
        for codes in eigen.values():
            for code in sorted(codes) if len(codes) > 1 else ():
                yield code, {d: frozenset({code}) for d in eigen}, {}

    def _assen(self, nummer: int, wie: str) -> tuple[str, ...]:
        telling = self.familie[nummer]
        tabel = TABELLEN[telling.feit]
        kan = {
            d
            for maat in CATALOGUS.values()
            if any(replace(t, zonder=()) == telling for t in (*maat.tellers, maat.noemer) if t)
            for d in maat.dimensies
        } - {MAAND, "gemeente"}
        if not self.publiek.per_aanbieder:
            kan -= {*_NAAMLOOS}
        if wie in (REGIO, REST):
            kan -= {AANBIEDER}
        if SEGMENT in kan and tabel.heeft(SEGMENT_NU):
            kan |= {SEGMENT_NU}
        return tuple(sorted(d for d in kan if tabel.heeft(d)))

    # ── counting ──────────────────────────────────────────────────────────────────────────────

    def _tel(
        self,
        nummer: int,
        wie: str,
        per: tuple[str, ...],
        soort: Vensters,
        waar: _Waar,
        zonder: _Waar,
    ) -> dict[_Hier, Roostercel]:
        telling = self.familie[nummer]
        past = self._past(telling, waar, zonder)
        uit = self._als_cellen(self._geteld(telling, per, soort, past), soort)
        if zonder and self.uniek(nummer):
            self._trek_af(uit, telling, per, soort, zonder, rest=wie == REST)
        if self._let_op_aanbieders(nummer, wie) and AANBIEDER not in per:
            for hier, most in self._grootste(telling, per, soort, past, AANBIEDER).items():
                uit[hier].grootste = most
        if self.gewogen(nummer):
            for hier, most in self._grootste(telling, per, soort, past, JEUGDIGE).items():
                uit[hier].bijdrage = most
        return uit

    def _let_op_aanbieders(self, nummer: int, wie: str) -> bool:
        """Could a cell give away what one provider does or earns, to who may not know that?"""
        if self.publiek.per_aanbieder and wie not in (REGIO, REST):
            return False
        return self.geld(nummer) or (self.publiek.spiegel and self.optelbaar(nummer))

    def _trek_af(
        self,
        uit: dict[_Hier, Roostercel],
        telling: Telling,
        per: tuple[str, ...],
        soort: Vensters,
        zonder: _Waar,
        *,
        rest: bool,
    ) -> None:
        """Of youths counted once, what is left when those one knows are taken off.

        A youth that also has help from elsewhere is known already, and counts in both.
        """
        heel = self._als_cellen(self._geteld(telling, per, soort, {}), soort)
        eigen = self._als_cellen(
            self._geteld(telling, per, soort, self._past(telling, zonder, {})), soort
        )
        for hier, cel in uit.items():
            af = eigen[hier].waarde if hier in eigen else 0
            over = heel[hier].waarde - af
            cel.personen = min(cel.personen, over)
            cel.waarde, cel.bekend = (over, 0) if rest else (heel[hier].waarde, af)

    def _past(self, telling: Telling, waar: _Waar, zonder: _Waar) -> _Waar:
        """The filter: these codes, or all but those."""
        niet = {
            d: frozenset(self._kolommen.indeling(d).namen) - codes
            for d, codes in zonder.items()
            if telling.kent(d)
        }
        return {**{d: codes for d, codes in waar.items() if telling.kent(d)}, **niet}

    def _geteld(
        self, telling: Telling, per: tuple[str, ...], soort: Vensters, waar: _Waar
    ) -> Cellen:
        opzet = Opzet(
            telling.feit,
            telling.tijd,
            (*per, MAAND),
            tuple(sorted(waar.items())),
            Period(eerste_dag(self.grens), self.grens),
            "toen",
            soort.stap,
            soort.eerste or (soort.stap if soort.stap > 1 else 0),
        )
        if opzet not in self._grepen:
            self._grepen[opzet] = Greep(opzet, self._kolommen, self.opname.peildatum)
        return self._grepen[opzet].tel(telling)

    def _plekken(self, cellen: Cellen, soort: Vensters) -> list[_Hier]:
        vakken = {f"{vak.start:%Y-%m}": vak for vak in vakken_van(soort, self.grens)}
        kolommen = [as_.waarden() for as_ in cellen.assen]
        return [(vakken[naam[-1]], naam[:-1]) for naam in zip(*kolommen, strict=True)]

    def _als_cellen(self, cellen: Cellen, soort: Vensters) -> dict[_Hier, Roostercel]:
        geteld = cellen.geteld
        getallen = zip(
            geteld.waarde.tolist(),
            geteld.personen.tolist(),
            geteld.aanbieders.tolist(),
            strict=True,
        )
        plekken = self._plekken(cellen, soort)
        return {hier: Roostercel(*drie) for hier, drie in zip(plekken, getallen, strict=True)}

    def _grootste(
        self, telling: Telling, per: tuple[str, ...], soort: Vensters, waar: _Waar, wie: str
    ) -> dict[_Hier, int]:
        """The largest part that one provider or youth has in each cell."""
        fijn = self._geteld(telling, (*per, wie), soort, waar)
        groepen, eerste = _zonder(fijn, len(per))
        meest = np.zeros(len(eerste), np.int64)
        np.maximum.at(meest, groepen, np.abs(fijn.geteld.waarde))
        grof = Cellen(
            tuple(replace(as_, codes=as_.codes[eerste]) for as_ in _assen_zonder(fijn, len(per))),
            fijn.geteld.op(eerste),
        )
        return dict(zip(self._plekken(grof, soort), meest.tolist(), strict=True))

    def _verschil(
        self,
        eerder: Roostertelling,
        nummer: int,
        per: tuple[str, ...],
        soort: Vensters,
        waar: _Waar,
        zonder: _Waar,
    ) -> dict[_Hier, Celverschil]:
        """Youth by youth, what counts otherwise than it did."""
        telling = self.familie[nummer]
        nu = self._geteld(telling, (*per, JEUGDIGE), soort, self._past(telling, waar, zonder))
        toen = eerder._geteld(telling, (*per, JEUGDIGE), soort, eerder._past(telling, waar, zonder))
        namen = [alle_namen((a.namen, b.namen)) for a, b in zip(nu.assen, toen.assen, strict=True)]
        hier, daar = sleutel(nu.assen, namen, len(nu)), sleutel(toen.assen, namen, len(toen))
        alle = np.union1d(hier, daar)
        waarde_nu, waarde_toen = _waarden(alle, nu, namen), _waarden(alle, toen, namen)
        anders = np.abs(waarde_nu - waarde_toen)
        vensters = len(namen[-1])
        groep = alle // (len(namen[-2]) * vensters) * vensters + alle % vensters
        groepen, van_groep = np.unique(groep, return_inverse=True)
        personen, meest, meer = (np.zeros(len(groepen), np.int64) for _ in range(3))
        np.add.at(personen, van_groep, anders > 0)
        np.maximum.at(meest, van_groep, anders)
        np.add.at(meer, van_groep, waarde_nu - waarde_toen)
        grof = Cellen(assen_van(groepen, [*namen[:-2], namen[-1]]), Geteld(meer, personen, meest))
        plekken = self._plekken(grof, soort)
        getallen = zip(personen.tolist(), meer.tolist(), meest.tolist(), strict=True)
        return {
            hier: Celverschil(*drie)
            for hier, drie in zip(plekken, getallen, strict=True)
            if drie[0]
        }


def _waarden(alle: Getallen, cellen: Cellen, namen: list[tuple[str, ...]]) -> Getallen:
    return zoek_op(alle, cellen, namen).waarde


def _assen_zonder(fijn: Cellen, as_: int) -> tuple[As, ...]:
    return (*fijn.assen[:as_], *fijn.assen[as_ + 1 :])


def _zonder(fijn: Cellen, as_: int) -> tuple[Getallen, Getallen]:
    """Cells that differ in this breakdown only: the group of each, and the first of each group."""
    assen = _assen_zonder(fijn, as_)
    plek = sleutel(assen, [a.namen for a in assen], len(fijn))
    _, eerste, groep = np.unique(plek, return_index=True, return_inverse=True)
    return groep, eerste
