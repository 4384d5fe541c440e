# SPDX-License-Identifier: EUPL-1.2
"""What would a proposal do: to which running allocations and youths, to which sums. Pure.

Two regions go in, as it is and as it would be, with the snapshot of facts to count in. Who may see
this sees the region's figures as they are (`Recht.ONVERHULD` for the region).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from hefboom import stelsel
from hefboom.facts import Momentopname
from hefboom.kernel import Cents, euro, getal, opsomming
from hefboom.stelsel import Normsoort, Regio

EPOCH = date(1970, 1, 1)
JAAR = 365
NORM: Mapping[Normsoort, str] = {
    "max_duur": "de norm voor de duur",
    "max_intensiteit": "de norm voor de inzet",
    "start": "de norm voor de start",
}
#: In which column stands what a norm in days is about.
KOLOM: Mapping[Normsoort, str] = {"max_duur": "duur_dagen", "start": "wacht_dagen"}
Masker = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Geraakt:
    """Something that would be another, of these products, in these municipalities (None: all),
    from `vanaf` until the day `tot` (None: without end)."""

    wat: str
    producten: frozenset[str]
    gemeenten: frozenset[str] | None
    vanaf: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What is touched, how many running allocations and youths that are, and what it comes to in
    words (empty where nothing can be worked out)."""

    geraakt: Geraakt
    toewijzingen: int
    jeugdigen: int
    doorgerekend: str


@dataclass(frozen=True, slots=True)
class Budgetverschil:
    """A budget that would be another; None where there is none."""

    segment: str
    jaar: int
    was: Cents | None
    wordt: Cents | None


def gevolgen(oud: Regio, nieuw: Regio, opname: Momentopname) -> list[Gevolg]:
    """Everything touched, counted among the allocations that run on the snapshot's day or begin
    later, as far as they overlap with the days on which it would be another."""
    tel = _Teller(opname)
    uit = []
    for een in geraakt(oud, nieuw):
        toewijzingen, jeugdigen = tel.lopend(een)
        uit.append(Gevolg(een, toewijzingen, jeugdigen, _doorgerekend(oud, nieuw, een, tel)))
    return uit


def budgetverschillen(oud: Regio, nieuw: Regio) -> list[Budgetverschil]:
    """The budgets that would be another, by segment and year."""
    sleutels = sorted(oud.budgetten.keys() | nieuw.budgetten.keys())
    paren = (
        (segment, jaar, _budget(oud, segment, jaar), _budget(nieuw, segment, jaar))
        for segment, jaar in sleutels
    )
    return [
        Budgetverschil(segment, jaar, was, wordt)
        for segment, jaar, was, wordt in paren
        if was != wordt
    ]


def _budget(regio: Regio, segment: str, jaar: int) -> Cents | None:
    gevonden = regio.budget(segment, jaar)
    return None if gevonden is None else gevonden.cents


def geraakt(oud: Regio, nieuw: Regio) -> Iterator[Geraakt]:
    """What would be another, product by product, then segments, then who takes part."""
    dagen = sorted({*oud.wisseldagen(), *nieuw.wisseldagen()})
    namen = {p.code: p.naam for p in (*oud.producten, *nieuw.producten)}
    yield from _producten(oud, nieuw, dagen, namen)
    for code in sorted(oud.segmentlopen.keys() | nieuw.segmentlopen.keys()):
        for vanaf, tot in _stukken(dagen, _anders(_segmentvraag(code), oud, nieuw)):
            binnen = frozenset(
                product
                for product in namen
                if code in (oud.segment_op(product, vanaf), nieuw.segment_op(product, vanaf))
            )
            yield Geraakt(f"naam of bekostiging van segment {code}", binnen, None, vanaf, tot)
    yield from _deelname(oud, nieuw, dagen, sorted(namen))


def _producten(
    oud: Regio, nieuw: Regio, dagen: list[date], namen: Mapping[str, str]
) -> Iterator[Geraakt]:
    """Products of which the same thing becomes the same, on the same days, together."""
    samen: dict[tuple[str, date, date | None, object, object], list[str]] = {}
    for code in sorted(namen):
        for wat, vraag in _vragen(code):
            for vanaf, tot in _stukken(dagen, _anders(vraag, oud, nieuw)):
                sleutel = (wat, vanaf, tot, vraag(oud, vanaf), vraag(nieuw, vanaf))
                samen.setdefault(sleutel, []).append(code)
    for (wat, vanaf, tot, _, _), codes in samen.items():
        waarvan = (
            f"{codes[0]} {namen[codes[0]]}"
            if len(codes) == 1
            else f"{getal(len(codes))} producten: {opsomming(codes)}"
        )
        yield Geraakt(f"{wat} van {waarvan}", frozenset(codes), None, vanaf, tot)


Dagvraag = Callable[[Regio, date], object]


def _vragen(code: str) -> Iterator[tuple[str, Dagvraag]]:
    def tarief(regio: Regio, dag: date) -> object:
        gevonden = regio.tarief(code, dag)
        return gevonden and gevonden.cents

    def product(regio: Regio, dag: date) -> object:
        versie = regio[stelsel.Producten].op(code, dag)
        return versie and (versie.naam, versie.eenheid, versie.vorm, versie.groep)

    yield "de omschrijving", product
    yield "het segment", lambda regio, dag: regio.segment_op(code, dag)
    yield "het tarief", tarief
    for soort, naam in NORM.items():
        yield naam, _normvraag(soort, code)


def _normvraag(soort: Normsoort, code: str) -> Dagvraag:
    def vraag(regio: Regio, dag: date) -> object:
        norm = regio.norm(soort, code, dag)
        return norm and (norm.waarde, norm.eenheid)

    return vraag


def _segmentvraag(code: str) -> Dagvraag:
    def vraag(regio: Regio, dag: date) -> object:
        loop = regio.segmentlopen.get(code)
        return loop and (loop.naam.op(dag), regio.bekostiging(code, dag))

    return vraag


def _anders(vraag: Dagvraag, oud: Regio, nieuw: Regio) -> Callable[[date], bool]:
    return lambda dag: vraag(oud, dag) != vraag(nieuw, dag)


def _deelname(
    oud: Regio, nieuw: Regio, dagen: list[date], producten: list[str]
) -> Iterator[Geraakt]:
    """Who would (not) take part: products with the same municipalities and days together."""
    gemeenten = {str(g.code): g.naam for g in (*oud.gemeenten, *nieuw.gemeenten)}
    samen: dict[tuple[str, date, date | None], set[str]] = {}
    for gemeente in gemeenten:
        for product in producten:

            def anders(dag: date, g: str = gemeente, p: str = product) -> bool:
                return oud.neemt_deel(g, p, dag) != nieuw.neemt_deel(g, p, dag)

            for stuk in _stukken(dagen, anders):
                samen.setdefault((gemeente, *stuk), set()).add(product)
    for (gemeente, vanaf, tot), wat in samen.items():
        yield Geraakt(
            f"de deelname van {gemeenten[gemeente]}",
            frozenset(wat), frozenset({gemeente}), vanaf, tot,
        )  # fmt: skip


def _stukken(
    dagen: list[date], anders: Callable[[date], bool]
) -> Iterator[tuple[date, date | None]]:
    """The unbroken stretches between change days on which something differs."""
    vanaf: date | None = None
    for dag in dagen:
        if anders(dag):
            vanaf = vanaf or dag
        elif vanaf is not None:
            yield vanaf, dag
            vanaf = None
    if vanaf is not None:
        yield vanaf, None


class _Teller:
    """Counts in one snapshot."""

    def __init__(self, opname: Momentopname) -> None:
        self.opname = opname
        self._nu = _dag(opname.peildatum)

    def lopend(self, wat: Geraakt) -> tuple[int, int]:
        """Allocations that run now or later and overlap, and the youths they are of."""
        kolommen = self.opname.kolommen("toewijzingen")
        masker = self._rijen("toewijzingen", wat)
        begin, eind = kolommen.dag("ingangsdatum"), kolommen.dag("einddatum")
        laatste = _open(eind.waarden, eind.leeg)
        masker &= laatste >= max(self._nu, _dag(wat.vanaf))
        if wat.tot is not None:
            masker &= begin.waarden < _dag(wat.tot)
        jeugdigen = kolommen.tekst("jeugdige").codes[masker]
        return int(masker.sum()), len(np.unique(jeugdigen))

    def volume(self, wat: Geraakt) -> int:
        """What was granted of these products in the last year, in their own unit."""
        kolommen = self.opname.kolommen("prestaties")
        begin = kolommen.dag("begindatum").waarden
        masker = self._rijen("prestaties", wat) & (begin >= self._nu - JAAR) & (begin < self._nu)
        masker &= kolommen.getal("toegekend").waarden > 0
        return int(kolommen.getal("volume").waarden[masker].sum())

    def boven(self, wat: Geraakt, kolom: str, grens: int | None) -> int:
        """Allocations begun in the last year of which a number of days is above a bound."""
        if grens is None:
            return 0
        kolommen = self.opname.kolommen("toewijzingen")
        begin = kolommen.dag("ingangsdatum").waarden
        dagen = kolommen.getal(kolom)
        masker = self._rijen("toewijzingen", wat) & (begin >= self._nu - JAAR)
        masker &= (begin < self._nu) & (dagen.waarden > grens)
        if dagen.leeg is not None:
            masker &= ~dagen.leeg
        return int(masker.sum())

    def _rijen(self, tabel: str, wat: Geraakt) -> Masker:
        kolommen = self.opname.kolommen(tabel)
        masker: Masker = np.isin(
            kolommen.tekst("product").codes, kolommen.nummers("product", wat.producten)
        )
        if wat.gemeenten is not None:
            masker &= np.isin(
                kolommen.tekst("gemeente").codes, kolommen.nummers("gemeente", wat.gemeenten)
            )
        return masker


def _dag(dag: date) -> int:
    return (dag - EPOCH).days


def _open(dagen: npt.NDArray[Any], leeg: Masker | None) -> npt.NDArray[Any]:
    """Last days, where none is one after all others."""
    return dagen if leeg is None else np.where(leeg, np.iinfo(np.int32).max, dagen)


def _doorgerekend(oud: Regio, nieuw: Regio, wat: Geraakt, tel: _Teller) -> str:
    """What it comes to; products that stand together become the same, so one speaks for all."""
    if not wat.producten or wat.gemeenten is not None:
        return ""
    code = min(wat.producten)
    if wat.wat.startswith("het tarief"):
        was, wordt = oud.tarief(code, wat.vanaf), nieuw.tarief(code, wat.vanaf)
        if was is None or wordt is None:
            return ""
        verschil = Cents((int(wordt.cents) - int(was.cents)) * tel.volume(wat))
        teken = "+" if int(verschil) > 0 else ""
        return f"{teken}{euro(verschil)} per jaar, bij het volume van de laatste twaalf maanden"
    for soort, kolom in KOLOM.items():
        if wat.wat.startswith(NORM[soort]):
            voor, na = (_dagen(regio, soort, code, wat.vanaf) for regio in (oud, nieuw))
            return (
                f"van wat de laatste twaalf maanden begon, valt "
                f"{getal(tel.boven(wat, kolom, na))} boven deze norm; met de norm van nu "
                f"{getal(tel.boven(wat, kolom, voor))}"
            )
    return ""


def _dagen(regio: Regio, soort: Normsoort, code: str, dag: date) -> int | None:
    norm = regio.norm(soort, code, dag)
    return norm.waarde if norm is not None and norm.eenheid == "dagen" else None


def laatste_dag(tot: date | None) -> date | None:
    """The last day, as people say it."""
    return None if tot is None else tot - timedelta(days=1)
