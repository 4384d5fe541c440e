# SPDX-License-Identifier: EUPL-1.2
"""Which cells of a lattice are hidden: those that say too much, and what would give them away.

First so many that no sum by itself tells (`afdekken`); then, as long as what all sums tell
together leaves a small count too narrow (`nauw`), the cheapest cell that makes it so. At last
what is hidden of one breakdown is taken as one too: three hidden kinds of which the quarter
together is known bound those three of each of its months.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from hefboom.measures.afdekken import Optelling, dek_af
from hefboom.measures.nauw import Nauwte, Verband
from hefboom.measures.onderdrukken import MARGE, MINSTENS_PERSONEN

#: Above this many cells groups take seconds, and find one cell in a thousand.
MEESTE_MET_GROEPEN = 20_000


class Roosterplek(NamedTuple):
    """Where a cell stands: its table (count, whose, period), breakdowns and values there."""

    tabel: int
    per: tuple[str, ...]
    waarden: tuple[str, ...]


@dataclass(frozen=True)
class Verberging:
    """Cells and sums by place in a list.

    `omvang`: youths behind each cell; `klein`: says too much by itself; `rest`: shown to nobody,
    but the remainder of the whole in whose sum it comes last. `telt_op`: a whole is the sum of
    its parts; `personen`: it counts youths, once each; `geld`: it adds something up. `sommen`
    hold by themselves; `langer` tells that a period holds at least each of its parts. `verschil`:
    what changed since the publication before, in a cell that is hidden for that; None: it need not.
    """

    plekken: Sequence[Roosterplek]
    waarde: Sequence[int]
    omvang: Sequence[int]
    klein: Sequence[bool]
    rest: Sequence[bool]
    telt_op: Sequence[bool]
    personen: Sequence[bool]
    geld: Sequence[bool]
    sommen: Sequence[Optelling]
    langer: Sequence[Optelling]
    verschil: Sequence[int | None] = ()

    def weg(self) -> list[bool]:
        """Which cells are hidden."""
        weg = self._dek_af(self.moet)
        nauwte = Nauwte(self.waarde, self.verbanden())
        for met_groepen in (False, True)[: 1 + (len(self.waarde) <= MEESTE_MET_GROEPEN)]:
            if met_groepen:
                self._groepeer(nauwte, self.ook_resten(weg))
            while erbij := self._erbij(nauwte, weg):
                weg = self._dek_af([w or i in erbij for i, w in enumerate(weg)])
        return weg

    @cached_property
    def moet(self) -> list[bool]:
        """The cells hidden for what they are: small, or not to be laid beside an earlier one."""
        return [
            klein or verschil is not None
            for klein, verschil in zip(
                self.klein, self.verschil or [None] * len(self.klein), strict=True
            )
        ]

    def _dek_af(self, weg: Sequence[bool]) -> list[bool]:
        return dek_af(self.omvang, weg, self.sommen, MINSTENS_PERSONEN)

    def _erbij(self, nauwte: Nauwte, weg: Sequence[bool]) -> set[int]:
        """For each cell that lies too narrow one that makes it so, to be hidden as well."""
        zichtbaar = [
            not (w or rest) and n > 0
            for w, rest, n in zip(weg, self.rest, self.omvang, strict=True)
        ]
        lekken = nauwte.lekken(self.ook_resten(weg), self.eisen, zichtbaar)
        kan = [lek.door for lek in lekken]
        hoe_vaak = Counter(cel for keuze in kan for cel in keuze)
        uit: set[int] = set()
        for keuze in sorted(kan, key=lambda keuze: (len(keuze), sorted(keuze))):
            if keuze and not keuze & uit:
                uit.add(min(keuze, key=lambda c: (self.omvang[c] / hoe_vaak[c], c)))
        return uit

    @cached_property
    def eisen(self) -> dict[int, tuple[float, float]]:
        """From where to where the bounds of each small cell have to reach."""
        uit = {}
        for cel, waarde in enumerate(self.waarde):
            if not (self.klein[cel] and waarde and (self.telt_op[cel] or self.personen[cel])):
                continue
            if self.geld[cel]:
                marge = abs(waarde) * MARGE / 100
            elif 0 < waarde < MINSTENS_PERSONEN:
                uit[cel] = 1.0, MINSTENS_PERSONEN - 1.0
                continue
            else:
                marge = (MINSTENS_PERSONEN - 2) / 2
            uit[cel] = waarde - marge, waarde + marge
        for cel, anders in enumerate(self.verschil):
            if anders and cel not in uit and (self.telt_op[cel] or self.personen[cel]):
                marge = abs(anders) * MARGE / 100 if self.geld[cel] else (MINSTENS_PERSONEN - 2) / 2
                uit[cel] = self.waarde[cel] - marge, self.waarde[cel] + marge
        return uit

    @cached_property
    def _rest_van(self) -> dict[int, tuple[int, ...]]:
        """Of each remainder the cells it is known by."""
        return {
            delen[-1]: (heel, *delen[:-1])
            for heel, delen in self.sommen
            if delen and self._is_rest_van(delen[-1], heel)
        }

    def _is_rest_van(self, deel: int, heel: int) -> bool:
        return self.rest[deel] and self.plekken[deel][1:] == self.plekken[heel][1:]

    def ook_resten(self, weg: Sequence[bool]) -> list[bool]:
        """A remainder is known when all it is known by is; that can be a remainder too."""
        uit = [w and not rest for w, rest in zip(weg, self.rest, strict=True)]
        for _ in range(2):
            for rest, kanten in self._rest_van.items():
                uit[rest] = any(uit[kant] for kant in kanten)
        return uit

    def verbanden(self) -> list[Verband]:
        """All that someone can reckon with."""
        uit = []
        for heel, delen in self.sommen:
            # What the record does not bear out nobody can reckon with.
            if self.telt_op[heel] or (delen and delen[-1] in self._rest_van):
                if delen and self.waarde[heel] == sum(self.waarde[d] for d in delen):
                    uit.append(Verband(heel, delen))
            elif self.personen[heel] and not self.rest[heel] and self._omvat(heel, delen):
                uit.append(Verband(heel, delen, som=False))
        uit += [Verband(*duur, som=False) for duur in self.langer if self._omvat(*duur)]
        return uit

    def _omvat(self, heel: int, delen: Sequence[int]) -> bool:
        """Is the whole at least each of its parts, and at most all of them?"""
        waarden = [self.waarde[deel] for deel in delen]
        return bool(waarden) and max(waarden) <= self.waarde[heel] <= sum(waarden)

    def _groepeer(self, nauwte: Nauwte, weg: Sequence[bool]) -> None:
        """Take what is hidden of one breakdown as one, here and in what this cell is made of."""
        lijnen = self._lijnen()
        kwijt = {
            (cel, as_): frozenset(w for w, deel in lijn.items() if weg[deel])
            for cel, per_as in lijnen.items()
            for as_, lijn in per_as.items()
        }
        nummers: dict[tuple[int, str, frozenset[str]], int] = {}

        def groep(cel: int, as_: str, wie: frozenset[str]) -> int:
            hier = cel, as_, wie
            if hier not in nummers:
                lijn = lijnen[cel][as_]
                nummers[hier] = nauwte.groep(
                    cel,
                    [deel for waarde, deel in lijn.items() if waarde in wie],
                    [deel for waarde, deel in lijn.items() if waarde not in wie],
                )
            return nummers[hier]

        for heel, delen in self.sommen:
            for as_ in lijnen.get(heel, ()):
                if all((deel, as_) in kwijt for deel in delen):
                    for wie in {kwijt[cel, as_] for cel in (heel, *delen)}:
                        if len(wie) > 1:
                            nauwte.som(groep(heel, as_, wie), [groep(d, as_, wie) for d in delen])
        nauwte.leg_klaar()

    def _lijnen(self) -> Mapping[int, Mapping[str, Mapping[str, int]]]:
        """Of each cell its breakdowns that add up: the value, and the cell of it."""
        plaats = {plek: cel for cel, plek in enumerate(self.plekken)}
        uit: dict[int, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
        for cel, (tabel, per, waarden) in enumerate(self.plekken):
            if not self.telt_op[cel]:
                continue
            for i, as_ in enumerate(per):
                grof = Roosterplek(tabel, per[:i] + per[i + 1 :], waarden[:i] + waarden[i + 1 :])
                if (heel := plaats.get(grof)) is not None:
                    uit[heel][as_][waarden[i]] = cel
        return uit
