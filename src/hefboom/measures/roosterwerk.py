# SPDX-License-Identifier: EUPL-1.2
"""From counted cells to what may be seen: hide what says too much, look whether it holds, mend.

Hidden is what is about few youths or mostly about one provider; then so much more that no sum
gives it away (`afdekken`); then the interval of every such cell is worked out (`keuring`), and
where it is too narrow one of the cells that make it so is hidden too, until none is.

What an earlier publication showed stays known. A cell that changed since then by fewer than ten
youths would show those, so it is not shown; one that was hidden, and of which it is still known
within ten youths what it held, stays hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from hefboom.facts import Momentopname
from hefboom.measures.afdekken import Optelling, dek_af
from hefboom.measures.drempels import (
    MARGE,
    MINSTENS_ANDERE_AANBIEDERS,
    MINSTENS_NOEMER,
    MINSTENS_PERSONEN,
    OVERHEERST,
)
from hefboom.measures.keuring import Band, Keuring, Lek, Verband
from hefboom.measures.maat import Telling
from hefboom.measures.rooster import REGIO, REST, Publiek, Rooster, Sleutel, orde, vakken
from hefboom.measures.roostersommen import Roostersommen
from hefboom.measures.roostertelling import AANBIEDER, Celverschil, Roostercel, Roostertelling

#: Of a hidden count of one to nine every one of those has to be possible.
KLEINST, GROOTST = 1, MINSTENS_PERSONEN - 1
#: What nobody asks for but can be worked out is hidden rather than what someone asks.
ONGEVRAAGD = 0.01


@dataclass(frozen=True, slots=True)
class EerdereUitgave:
    """An earlier publication, and what it did not show to this public."""

    opname: Momentopname
    verborgen: frozenset[Sleutel]


def maak_rooster(
    opname: Momentopname,
    publiek: Publiek,
    familie: tuple[Telling, ...],
    eerder: Sequence[EerdereUitgave] = (),
) -> Rooster:
    """Work the lattice of these counts out: tenths of a second (`roosterkast` keeps it)."""
    return Roosterwerk(opname, publiek, familie, eerder).rooster()


@dataclass(slots=True)
class _Voorkennis:
    """What earlier publications tell of a cell: how little changed, and what it was at least."""

    onbekend: int | None = None
    vast: bool = False
    vloer: int = 0
    anders: Celverschil | None = None


@dataclass
class Roosterwerk:
    """One lattice while it is made; `eisen` says what has to stay safe."""

    opname: Momentopname
    publiek: Publiek
    familie: tuple[Telling, ...]
    eerder: Sequence[EerdereUitgave] = ()
    #: Cells that could not be kept safe by hiding more: there should be none.
    open: list[Sleutel] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.telling = Roostertelling(self.opname, self.publiek, self.familie)
        self.cellen = self.telling.cellen()
        self.resten = self.telling.resten()
        self.sleutels = sorted(self.cellen, key=orde)
        self._bekend = self._uit_eerdere()
        plaats = {sleutel: i for i, sleutel in enumerate(self.sleutels)}
        self.verbanden = sorted(
            Verband(plaats[heel], tuple(sorted(plaats[d] for d in delen)), band)
            for heel, delen, band in Roostersommen(self.telling, self.cellen).sommen()
        )
        self.waarde = [self.cellen[s].waarde for s in self.sleutels]
        self.omvang = [self._omvang(s) for s in self.sleutels]

    def rooster(self) -> Rooster:
        """All cells, those that say too much hidden."""
        verborgen = frozenset(
            s for s, weg in zip(self.sleutels, self.verberg(), strict=True) if weg
        )
        return Rooster(self.familie, vakken(self.telling.grens), verborgen, len(self.sleutels))

    def verberg(self) -> list[bool]:
        """Hide, look, mend."""
        moet = [self._te_klein(s) or self._bekend_van(s).vast for s in self.sleutels]
        prijs = [self._prijs(i) for i in range(len(self.sleutels))]
        sommen: list[Optelling] = [(v.heel, v.delen) for v in self.verbanden if v.band in _SOMMEN]
        weg = dek_af(self.omvang, moet, sommen, MINSTENS_PERSONEN, prijs)
        keuring = Keuring(self.waarde, self.verbanden, self.vloer())
        while erbij := set(self._mend(keuring.keur(weg, self.eisen(weg)), weg, prijs)):
            for cel in erbij:
                weg[cel] = True
            weg = dek_af(self.omvang, weg, sommen, MINSTENS_PERSONEN, prijs)
        return weg

    def eisen(self, weg: Sequence[bool]) -> dict[int, tuple[float, float]]:
        """The hidden cells that have to stay safe, with what their interval has to reach."""
        return {
            i: eis
            for i, sleutel in enumerate(self.sleutels)
            if weg[i] and (eis := self.eis(sleutel)) is not None
        }

    def vloer(self) -> dict[int, float]:
        """What cells are known to hold at least, since an earlier publication showed it."""
        return {
            i: float(vloer)
            for i, sleutel in enumerate(self.sleutels)
            if (vloer := max(self._bekend_van(sleutel).vloer, self.cellen[sleutel].bekend))
        }

    def _mend(
        self, lekken: Collection[Lek], weg: Sequence[bool], prijs: Sequence[float]
    ) -> Iterator[int]:
        """For each leak the cheapest of the cells that make it, to be hidden as well."""
        gekozen: set[int] = set()
        for lek in lekken:
            kan = [c for c in lek.door if not weg[c] and self.omvang[c] > 0]
            if not kan:
                self.open.append(self.sleutels[lek.cel])
            elif not gekozen & set(kan):
                keuze = min(kan, key=lambda c: (prijs[c], c))
                gekozen.add(keuze)
                yield keuze

    # ── what says too much ────────────────────────────────────────────────────────────────────

    def _te_klein(self, sleutel: Sleutel) -> bool:
        cel = self.cellen[sleutel]
        minstens = MINSTENS_PERSONEN
        if self.telling.percentiel(sleutel.telling):
            minstens = MINSTENS_NOEMER
        if 0 < cel.personen < minstens or self._rest_klein(sleutel):
            return True
        return cel.personen > 0 and self._herkenbaar(sleutel)

    def _rest_klein(self, sleutel: Sleutel) -> bool:
        """Are there few in the whole of a share that are not in this part?"""
        rest = self.resten.get(sleutel)
        return rest is not None and 0 < rest.personen < MINSTENS_PERSONEN

    def _herkenbaar(self, sleutel: Sleutel) -> bool:
        """Is it mostly the work, or the money, of one provider?"""
        cel = self.cellen[sleutel]
        if AANBIEDER in sleutel.per:
            return False
        if cel.grootste * 100 >= OVERHEERST * abs(cel.waarde) > 0:
            return True
        alleen = 0 < cel.aanbieders < MINSTENS_ANDERE_AANBIEDERS
        return self.publiek.spiegel and sleutel.wie in (REGIO, REST) and alleen

    def eis(self, sleutel: Sleutel) -> tuple[float, float] | None:
        """From where to where the interval of this cell has to reach; None: it may be known."""
        if not self.telling.optelbaar(sleutel.telling):
            return None
        cel, bekend = self.cellen[sleutel], self._bekend_van(sleutel)
        if bekend.anders is not None:
            return self._eis_van_verschil(cel, bekend.anders, sleutel.telling)
        if not self._te_klein(sleutel):
            return None
        laag, hoog = self._rond(
            sleutel.telling, cel.waarde - cel.bekend, max(cel.bijdrage, self._deel(sleutel))
        )
        laag, hoog = laag + cel.bekend, hoog + cel.bekend
        if self._rest_klein(sleutel):
            rest = self.resten[sleutel].waarde
            minst, meest = self._rond(sleutel.telling, rest, 0)
            heel = cel.waarde + rest
            laag, hoog = min(laag, heel - meest), max(hoog, heel - minst)
        return (laag if cel.waarde < 0 else max(laag, 0.0)), hoog

    def _deel(self, sleutel: Sleutel) -> int:
        return self.cellen[sleutel].grootste if self._herkenbaar(sleutel) else 0

    def _eis_van_verschil(
        self, cel: Roostercel, anders: Celverschil, nummer: int
    ) -> tuple[float, float] | None:
        if not 0 < anders.personen < MINSTENS_PERSONEN:
            return None
        laag, hoog = self._rond(nummer, abs(anders.meer), anders.bijdrage)
        was = cel.waarde - anders.meer
        return (was + laag, was + hoog) if anders.meer >= 0 else (was - hoog, was - laag)

    def _rond(self, nummer: int, waarde: int, bijdrage: int) -> tuple[float, float]:
        if self.telling.gewogen(nummer):
            marge = bijdrage * MARGE / 100
        elif waarde <= GROOTST:
            return float(min(KLEINST, waarde)), float(GROOTST)
        else:
            marge = (GROOTST - KLEINST) / 2
        return waarde - marge, waarde + marge

    # ── what was known already ────────────────────────────────────────────────────────────────

    def _uit_eerdere(self) -> dict[Sleutel, _Voorkennis]:
        uit: dict[Sleutel, _Voorkennis] = {}
        for eerder in self.eerder:
            toen = Roostertelling(eerder.opname, self.publiek, self.familie)
            anders = self.telling.anders(toen)
            oud = vakken(toen.grens)
            for sleutel in self.sleutels:
                if sleutel.vak in oud and self.telling.optelbaar(sleutel.telling):
                    verschil = anders.get(sleutel)
                    bekend = uit.setdefault(sleutel, _Voorkennis())
                    self._voeg_toe(bekend, sleutel, verschil, sleutel in eerder.verborgen)
        return uit

    def _voeg_toe(
        self, bekend: _Voorkennis, sleutel: Sleutel, verschil: Celverschil | None, verborgen: bool
    ) -> None:
        personen = 0 if verschil is None else verschil.personen
        if verborgen:
            bekend.vast |= personen < MINSTENS_PERSONEN
            return
        was = self.cellen[sleutel].waarde - (0 if verschil is None else verschil.meer)
        bekend.vloer = max(bekend.vloer, was)
        if bekend.onbekend is None or personen < bekend.onbekend:
            bekend.onbekend, bekend.anders = personen, verschil
        bekend.vast |= 0 < personen < MINSTENS_PERSONEN

    def _bekend_van(self, sleutel: Sleutel) -> _Voorkennis:
        return self._bekend.get(sleutel, _NIETS)

    def _omvang(self, sleutel: Sleutel) -> int:
        """How many youths of this cell nobody knows yet."""
        personen = max(self.cellen[sleutel].personen, 0)
        onbekend = self._bekend_van(sleutel).onbekend
        return personen if onbekend is None else onbekend

    def _prijs(self, nummer: int) -> float:
        sleutel = self.sleutels[nummer]
        return self.cellen[sleutel].personen * (ONGEVRAAGD if sleutel.wie == REST else 1)


#: Of these `dek_af` looks at each by itself; what the others tell only `keuring` knows.
_SOMMEN = (Band.SOM, Band.OMVAT)
_NIETS = _Voorkennis()
