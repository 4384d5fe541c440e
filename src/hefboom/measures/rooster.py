# SPDX-License-Identifier: EUPL-1.2
"""The lattice of all that a reader with hidden figures may ask of one count, hidden at once.

Whole months, quarters and years; one breakdown by month or quarter, two by year; segments in both
layouts; the region, the own circle and what is left of one without the other; and with a share
its part, its whole and the rest. Cells are hidden here once for a snapshot and a circle, so that
every answer, however it is asked, hides the same: see ADR 24.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import combinations

from hefboom.facts import TABELLEN, Momentopname
from hefboom.inzage import Inzage, Recht
from hefboom.kernel import Period, datum
from hefboom.measures.afdekken import Optelling
from hefboom.measures.catalogus import CATALOGUS
from hefboom.measures.familie import delen_van
from hefboom.measures.greep import MAAND, Greep, Opzet
from hefboom.measures.maat import (
    GEMEENTE_NU,
    Aantal,
    OpLaatsteDag,
    Overlapt,
    Percentiel,
    Som,
    Telling,
    Tijdens,
    Verschillend,
)
from hefboom.measures.onderdrukken import (
    MINSTENS_ANDERE_AANBIEDERS,
    MINSTENS_NOEMER,
    MINSTENS_PERSONEN,
)
from hefboom.measures.uitkomst import Indelingswijze, TeFijn
from hefboom.measures.verbergen import Roosterplek, Verberging
from hefboom.measures.verborgen import Sleutel, Verborgen

JAREN = 5  # years before this one that stay to be asked
MEESTE_ASSEN = 2
#: A provider with so large a part of a cell is that cell.
OVERHEERST = 80
SEGMENT, SEGMENT_NU = "segment", "segment_nu"
GEMEENTE = "gemeente"
_NAAMLOOS = ("product", "aanbieder")

#: Whose rows: the region without what the reader knows, the own circle, one code of it, the rest.
REGIO, KRING, REST = "regio", "kring", "rest"
_Waar = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Publiek:
    """What decides which figures a reader may see, and which it knows already."""

    bekend: tuple[tuple[str, frozenset[str]], ...]
    eigen: tuple[tuple[str, frozenset[str]], ...]
    spiegel: bool
    per_aanbieder: bool
    per_gemeente: bool

    @classmethod
    def van(cls, inzage: Inzage) -> Publiek:
        """`bekend`: own rows seen as they are; `eigen`: own rows seen with small ones hidden."""
        kring = inzage.kring(Recht.EIGEN_CIJFERS)
        bloot = inzage.kring(Recht.ONVERHULD).partijen
        delen = [(d, c & bloot.get(d, frozenset()), c) for d, c in kring.partijen.items()]
        return cls(
            tuple((d, bekend) for d, bekend, _ in delen if bekend),
            tuple((d, alle - bekend) for d, bekend, alle in delen if alle - bekend),
            bool(kring.aanbieders),
            inzage.mag(Recht.PER_AANBIEDER),
            inzage.mag(Recht.ANDERE_GEMEENTEN),
        )

    @property
    def eigen_gemeenten(self) -> frozenset[str]:
        """Of which the reader has the figures of its own, as they are or with small ones hidden."""
        return frozenset().union(
            *(codes for d, codes in (*self.bekend, *self.eigen) if d == GEMEENTE)
        )


@dataclass(slots=True)
class _Cel:
    """Youths and providers behind a cell, what it counts, and of whom the largest part is."""

    waarde: int = 0
    personen: int = 0
    aanbieders: int = 0
    grootste: int = 0


_NIEMAND = _Cel()


@dataclass(frozen=True)
class Rooster:
    """Which cells of some counts this public may not see."""

    tellingen: tuple[Telling, ...]
    perioden: frozenset[Period]
    verborgen: Verborgen
    cellen: int = field(compare=False)

    def zichtbaar(self, sleutel: Sleutel) -> bool:
        """May this cell be seen? One in which nobody is may."""
        return sleutel not in self.verborgen


def maak_rooster(
    opname: Momentopname,
    publiek: Publiek,
    familie: tuple[Telling, ...],
    eerder: Rooster | None = None,
) -> Rooster:
    """Work the lattice of these counts out: up to twelve seconds (`roosterkast` keeps it).

    `eerder`: what was hidden in the publication before this one, which readers still have.
    """
    return _Roosterwerk(opname, publiek, familie, eerder).rooster()


def heel_vak(periode: Period, grens: date) -> bool:
    """Is this a whole month, quarter or year, as far as the lattice goes?"""
    return periode in vakken(grens)


def eerste_dag(grens: date) -> date:
    """From when figures stay to be asked."""
    return date(grens.year - JAREN, 1, 1)


@lru_cache(maxsize=64)  # a page asks it hundreds of times
def vakken(grens: date) -> frozenset[Period]:
    """The whole months, quarters and years of a lattice."""
    heel = Period(eerste_dag(grens), grens)
    uit = {deel for stap in (1, 3, 12) for deel in _stukken(heel, stap)}
    return frozenset(uit | {vak for vak, _ in _eerdere(grens)})


def _stukken(heel: Period, stap: int) -> list[Period]:
    los = list(heel.months())
    return [
        Period(los[i].start, los[min(i + stap, len(los)) - 1].end) for i in range(0, len(los), stap)
    ]


def _eerdere(grens: date) -> list[tuple[Period, Period]]:
    """Of earlier years the part that has passed of this one, and the remainder."""
    if grens.month == 1:
        return []
    jaren = range(grens.year - JAREN, grens.year)
    dagen = [(date(j, 1, 1), date(j, grens.month, 1), date(j + 1, 1, 1)) for j in jaren]
    return [(Period(begin, tot), Period(tot, einde)) for begin, tot, einde in dagen]


def controleer(
    per: Iterable[str], waar: Iterable[str], periode: Period, grens: date, kring: Iterable[str]
) -> None:
    """Raises `TeFijn` for what is not in the lattice; the message says what is.

    The reader's own `kring` is whose figures they are, not a breakdown.
    """
    per = tuple(per)
    assen = {*per, *waar} - {*kring, MAAND}
    per_maand = MAAND in per
    hele = periode.start.day == 1 and periode.known_end.day == 1
    if periode.start < eerste_dag(grens) or not hele or not (per_maand or heel_vak(periode, grens)):
        raise TeFijn(
            "Kies een hele maand, een heel kwartaal of een heel jaar, vanaf "
            f"{datum(eerste_dag(grens))}: anders is uit twee vragen één jeugdige te vinden."
        )
    kort = per_maand or not _jaar(periode, grens)
    hoogstens = 1 if kort else MEESTE_ASSEN
    if len(assen) > hoogstens:
        raise TeFijn(
            f"Kies hoogstens {'één uitsplitsing' if kort else 'twee uitsplitsingen'} bij "
            f"{'een maand of kwartaal' if kort else 'een jaar'}: in een fijnere tabel staan te "
            "kleine aantallen."
        )


def _jaar(periode: Period, grens: date) -> bool:
    """Is this a year, as far as it has passed, or that part of an earlier one?"""
    jaar = Period.year(periode.start.year)
    return periode.start == jaar.start and (
        periode == jaar.until(grens) or periode in {vak for vak, _ in _eerdere(grens)}
    )


class _Roosterwerk:
    """Counts the cells of a lattice and lays the sums between them."""

    def __init__(
        self,
        opname: Momentopname,
        publiek: Publiek,
        familie: tuple[Telling, ...],
        eerder: Rooster | None = None,
    ) -> None:
        self._eerder = eerder
        self._opname, self._publiek, self._familie = opname, publiek, familie
        self._grens = opname.peildatum.replace(day=1)
        self._heel = Period(eerste_dag(self._grens), self._grens)
        self._kolommen = opname.kolommen(familie[0].feit)
        self._grepen: dict[Opzet, Greep] = {}
        self._cellen: dict[Sleutel, _Cel] = {}

    def rooster(self) -> Rooster:
        """All cells, those that say too much hidden."""
        sleutels, verberging = self.verberging()
        verborgen = [s for s, w in zip(sleutels, verberging.weg(), strict=True) if w]
        return Rooster(
            self._familie, vakken(self._grens), Verborgen.van_cellen(verborgen), len(sleutels)
        )

    def verberging(self) -> tuple[list[Sleutel], Verberging]:
        """Every cell, counted, and how they hang together."""
        self._tel_en_leg()
        sleutels = sorted(self._cellen, key=_orde)
        return sleutels, self._verberging(sleutels)

    def _tel_en_leg(self) -> None:
        for nummer in range(len(self._familie)):
            self._tel_alles(nummer)
        self._leg_verschillen()

    @cached_property
    def _sinds_eerder(self) -> dict[Sleutel, int]:
        """Cells that the publication before this one keeps hidden, and what changed in each.

        Hidden then, and the same or nearly so: who sees it now knows it of then. Shown then, and
        nearly so now: the difference is of a few youths. A change of ten youths or more is free.
        """
        if self._eerder is None or self._opname.eerder is None:
            return {}
        toen = _Roosterwerk(self._opname.eerder, self._publiek, self._familie)
        toen._tel_en_leg()
        uit = {}
        for sleutel, nu in self._cellen.items():
            was = toen._cellen.get(sleutel)
            if was is None or sleutel.vak not in self._eerder.perioden:
                continue
            anders = nu.waarde - was.waarde
            weinig = abs(nu.personen - was.personen) < MINSTENS_PERSONEN
            if weinig and (anders or sleutel in self._eerder.verborgen):
                uit[sleutel] = anders
        return uit

    def _verberging(self, sleutels: list[Sleutel]) -> Verberging:
        """These cells and their sums, as places in a list."""
        plaats = {sleutel: i for i, sleutel in enumerate(sleutels)}
        cellen = [self._cellen[sleutel] for sleutel in sleutels]
        tabellen: dict[tuple[object, ...], int] = {}
        soorten = [t.wat for t in self._familie]
        soorten += [soorten[deel] for deel, _ in self._paren()]
        wat = [soorten[sleutel.telling] for sleutel in sleutels]

        def op_plaats(som: tuple[Sleutel, list[Sleutel]]) -> Optelling:
            heel, delen = som
            # A remainder comes last.
            return plaats[heel], tuple(
                sorted((plaats[d] for d in delen), key=lambda i: (self._is_rest(sleutels[i]), i))
            )

        return Verberging(
            plekken=[
                Roosterplek(tabellen.setdefault(s[:3], len(tabellen)), s.per, s.waarden)
                for s in sleutels
            ],
            waarde=[cel.waarde for cel in cellen],
            omvang=[max(cel.personen, 0) for cel in cellen],
            klein=[self._te_klein(sleutel) for sleutel in sleutels],
            verschil=[self._sinds_eerder.get(sleutel) for sleutel in sleutels],
            rest=[self._is_rest(sleutel) for sleutel in sleutels],
            telt_op=[isinstance(w, Aantal | Som) for w in wat],
            personen=[isinstance(w, Verschillend) for w in wat],
            geld=[isinstance(w, Som) for w in wat],
            sommen=sorted(op_plaats(som) for som in self._sommen() if som[0] in plaats),
            langer=[op_plaats(som) for som in self._langer()],
        )

    def _is_rest(self, sleutel: Sleutel) -> bool:
        return sleutel.wie == REST or sleutel.telling >= len(self._familie)

    # ── counting ──────────────────────────────────────────────────────────────────────────────

    def _tel_alles(self, nummer: int) -> None:
        bekend, eigen = dict(self._publiek.bekend), dict(self._publiek.eigen)
        self._tel_kring(nummer, REGIO, {}, bekend)
        if not eigen:
            return
        self._tel_kring(nummer, KRING, eigen, {})
        for codes in eigen.values():
            for code in sorted(codes) if len(codes) > 1 else ():
                self._tel_kring(nummer, code, {d: frozenset({code}) for d in eigen}, {})

    def _tel_kring(self, nummer: int, wie: str, waar: _Waar, zonder: _Waar) -> None:
        zelf = self._publiek.eigen_gemeenten
        for per, periode, stap in self.tabellen(nummer, wie):
            plek = per.index(GEMEENTE) if GEMEENTE in per else None
            for (vak, waarden), cel in self._tel(nummer, per, periode, stap, waar, zonder).items():
                if plek is None or waarden[plek] not in zelf:
                    self._cellen[Sleutel(nummer, wie, vak, per, waarden)] = cel

    def tabellen(self, nummer: int, wie: str) -> Iterator[tuple[tuple[str, ...], Period, int]]:
        """Every breakdown with its windows: a period and how many months each holds."""
        assen = self._assen(nummer, wie)
        for diep, stap in ((1, 1), (1, 3), (MEESTE_ASSEN, 12)):
            for per in _breed(assen, diep):
                yield per, self._heel, stap
        for vakken in _eerdere(self._grens):
            for vak in vakken:
                for per in _breed(assen, MEESTE_ASSEN):
                    yield per, vak, 0

    def _assen(self, nummer: int, wie: str) -> tuple[str, ...]:
        telling = self._familie[nummer]
        kan = {
            d
            for maat in CATALOGUS.values()
            if any(replace(t, zonder=()) == telling for t in (*maat.tellers, maat.noemer) if t)
            for d in maat.dimensies
        } - {MAAND, GEMEENTE_NU}
        if wie != REGIO or not self._publiek.per_gemeente:
            kan -= {GEMEENTE}
        if not self._publiek.per_aanbieder:
            kan -= {*_NAAMLOOS}
        if wie == REGIO:
            kan -= {"aanbieder"}
        if SEGMENT in kan and TABELLEN[telling.feit].heeft(SEGMENT_NU):
            kan |= {SEGMENT_NU}
        return tuple(sorted(d for d in kan if TABELLEN[telling.feit].heeft(d)))

    def _tel(
        self,
        nummer: int,
        per: tuple[str, ...],
        periode: Period,
        stap: int,
        waar: _Waar,
        zonder: _Waar,
    ) -> dict[tuple[Period, tuple[str, ...]], _Cel]:
        uit = self._geteld(nummer, per, periode, stap, waar)
        if zonder:
            for hier, cel in self._geteld(nummer, per, periode, stap, zonder).items():
                heel = uit[hier]
                heel.waarde -= cel.waarde
                heel.personen -= cel.personen
                heel.aanbieders -= cel.aanbieders
        if self._publiek.spiegel and "aanbieder" not in per:
            niet = frozenset().union(*(c for d, c in zonder.items() if d == "aanbieder"))
            fijn = self._geteld(nummer, (*per, "aanbieder"), periode, stap, waar)
            for (vak, waarden), cel in fijn.items():
                if waarden[-1] not in niet:
                    heel = uit[vak, waarden[:-1]]
                    heel.grootste = max(heel.grootste, cel.waarde)
        return uit

    def _geteld(
        self, nummer: int, per: tuple[str, ...], periode: Period, stap: int, waar: _Waar
    ) -> dict[tuple[Period, tuple[str, ...]], _Cel]:
        telling = self._familie[nummer]
        assen = (*per, MAAND) if stap else per
        past = tuple(sorted((d, w) for d, w in waar.items() if telling.kent(d)))
        opzet = Opzet(telling.feit, telling.tijd, assen, past, periode, "toen", max(stap, 1))
        if opzet not in self._grepen:
            self._grepen[opzet] = Greep(opzet, self._kolommen, self._opname.peildatum)
        cellen = self._grepen[opzet].tel(telling)
        vakken = {f"{v.start:%Y-%m}": v for v in _stukken(periode, stap)} if stap else {}
        kolommen = [as_.waarden() for as_ in cellen.assen]
        namen = list(zip(*kolommen, strict=True)) if kolommen else [()] * len(cellen)
        geteld = cellen.geteld
        uit = {}
        for naam, waarde, personen, aanbieders in zip(
            namen,
            geteld.waarde.tolist(),
            geteld.personen.tolist(),
            geteld.aanbieders.tolist(),
            strict=True,
        ):
            hier = (vakken[naam[-1]], naam[:-1]) if stap else (periode, naam)
            uit[hier] = _Cel(waarde, personen, aanbieders)
        return uit

    def _leg_verschillen(self) -> None:
        """Cells nobody asks for but anyone can find: what is left when two shown ones differ."""
        if self._publiek.eigen:
            regio = [cel for cel in self._cellen if cel.wie == REGIO and GEMEENTE not in cel.per]
            for heel in regio:
                self._verschil(heel, heel._replace(wie=KRING), heel._replace(wie=REST))
        for nummer, (boven, onder) in enumerate(self._paren(), len(self._familie)):
            for heel in [cel for cel in self._cellen if cel.telling == onder]:
                deel, rest = heel._replace(telling=boven), heel._replace(telling=nummer)
                self._verschil(heel, deel, rest, waarde=True)

    def _verschil(
        self, heel: Sleutel, deel: Sleutel, rest: Sleutel, *, waarde: bool = False
    ) -> None:
        a, b = self._cellen[heel], self._cellen.get(deel, _NIEMAND)
        w = a.waarde - b.waarde
        self._cellen[rest] = _Cel(w, w if waarde else a.personen - b.personen, a.aanbieders)

    def _paren(self) -> list[tuple[int, int]]:
        return delen_van(self._familie)

    # ── what says too much ────────────────────────────────────────────────────────────────────

    def _te_klein(self, sleutel: Sleutel) -> bool:
        nummer, wie, *_ = sleutel
        cel = self._cellen[sleutel]
        minstens = MINSTENS_PERSONEN
        if nummer < len(self._familie) and isinstance(self._familie[nummer].wat, Percentiel):
            minstens = MINSTENS_NOEMER
        if 0 < cel.personen < minstens:
            return True
        if not (self._publiek.spiegel and wie == REGIO and cel.personen > 0):
            return False
        if not 0 <= nummer < len(self._familie) or cel.aanbieders < 0:
            return False
        return (
            0 < cel.aanbieders < MINSTENS_ANDERE_AANBIEDERS
            or cel.grootste * 100 >= OVERHEERST * cel.waarde > 0
        )

    # ── the sums ──────────────────────────────────────────────────────────────────────────────

    def _sommen(self) -> Iterator[tuple[Sleutel, list[Sleutel]]]:
        yield from self._randen()
        yield from self._in_de_tijd()
        codes = self._eigen_delen
        for cel in self._cellen:
            if cel.wie == REST:
                yield cel._replace(wie=REGIO), self._hier(cel._replace(wie=KRING), cel)
            elif cel.wie == KRING and codes != [KRING]:
                yield cel, self._hier(*(cel._replace(wie=code) for code in codes))
        for nummer, (boven, onder) in enumerate(self._paren(), len(self._familie)):
            for cel in self._cellen:
                if cel.telling == onder:
                    delen = self._hier(cel._replace(telling=boven), cel._replace(telling=nummer))
                    yield cel, delen

    @property
    def _eigen_delen(self) -> list[str]:
        """Whose the own cells are that make up the own circle."""
        codes = [c for _, cs in self._publiek.eigen for c in sorted(cs) if len(cs) > 1]
        return codes or [KRING]

    def _hier(self, *sleutels: Sleutel) -> list[Sleutel]:
        return [sleutel for sleutel in sleutels if sleutel in self._cellen]

    def _randen(self) -> Iterator[tuple[Sleutel, list[Sleutel]]]:
        """A cell is the sum of the cells of a finer table."""
        delen: dict[tuple[Sleutel, str], list[Sleutel]] = defaultdict(list)
        for sleutel in self._cellen:
            nummer, wie, vak, per, waarden = sleutel
            for i, dimensie in enumerate(per):
                grof = Sleutel(
                    nummer, wie, vak, per[:i] + per[i + 1 :], waarden[:i] + waarden[i + 1 :]
                )
                delen[grof, dimensie].append(sleutel)
        for (grof, dimensie), fijn in delen.items():
            if dimensie == GEMEENTE and self._publiek.eigen:
                if (rest := grof._replace(wie=REST)) in self._cellen:
                    yield rest, fijn
                fijn = [*fijn, *self._hier(*(grof._replace(wie=wie) for wie in self._eigen_delen))]
            yield grof, fijn

    def _in_de_tijd(self) -> Iterator[tuple[Sleutel, list[Sleutel]]]:
        """A year is its quarters, a quarter its months; a stock is that of the last month."""
        soorten = [type(t.tijd) for t in self._familie]
        soorten += [soorten[deel] for deel, _ in self._paren()]
        opdeling = dict(self._opdeling())
        for sleutel in self._cellen:
            for stukken in opdeling.get(sleutel.vak, ()):
                if soorten[sleutel.telling] is OpLaatsteDag:
                    stukken = stukken[-1:]
                elif soorten[sleutel.telling] is not Tijdens:
                    continue
                if delen := self._hier(*(sleutel._replace(vak=v) for v in stukken)):
                    yield sleutel, delen

    def _langer(self) -> Iterator[tuple[Sleutel, list[Sleutel]]]:
        """What lasts counts in each period it touches: a year holds at least any of its months."""
        opdeling = dict(self._opdeling())
        for sleutel in self._cellen:
            if self._is_rest(sleutel) or not isinstance(
                self._familie[sleutel.telling].tijd, Overlapt
            ):
                continue
            for stukken in opdeling.get(sleutel.vak, ()):
                if delen := self._hier(*(sleutel._replace(vak=v) for v in stukken)):
                    yield sleutel, delen

    def _opdeling(self) -> Iterator[tuple[Period, list[list[Period]]]]:
        maanden, kwartalen = _stukken(self._heel, 1), _stukken(self._heel, 3)
        eerdere = _eerdere(self._grens)
        for vak in {*kwartalen, *_stukken(self._heel, 12), *(v for p in eerdere for v in p)}:
            wijzen = [[list(p)] for p in eerdere if vak.start == p[0].start and vak.end == p[1].end]
            for fijn in (maanden, kwartalen):
                binnen = [f for f in fijn if vak.contains(f) and f != vak]
                if sum(f.days for f in binnen) == vak.days:
                    wijzen.append([binnen])
            yield vak, [stukken for wijze in wijzen for stukken in wijze]


def _breed(assen: tuple[str, ...], diep: int) -> Iterator[tuple[str, ...]]:
    """Breakdowns of at most so many axes; both layouts of segments beside each other are one.

    What is sold (a product) is not told of one municipality.
    """
    los = tuple(a for a in assen if a != SEGMENT_NU)
    beide = SEGMENT_NU in assen
    for aantal in range(diep + 1):
        for per in combinations(los, aantal):
            if GEMEENTE in per and {*_NAAMLOOS} & {*per}:
                continue
            yield per
            if beide and SEGMENT in per:
                zonder = tuple(a for a in per if a != SEGMENT)
                yield tuple(sorted((*zonder, SEGMENT_NU)))
                yield tuple(sorted((*per, SEGMENT_NU)))


def _orde(sleutel: Sleutel) -> tuple[object, ...]:
    nummer, wie, vak, per, waarden = sleutel
    return nummer, wie, vak.start, vak.known_end, per, waarden


def kolom(dimensie: str, indeling: Indelingswijze, telling: Telling) -> str:
    """The breakdown of the lattice that a page asks for."""
    if dimensie == SEGMENT and indeling == "nu" and telling.tabel.heeft(SEGMENT_NU):
        return SEGMENT_NU
    return dimensie
