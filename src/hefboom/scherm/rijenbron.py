# SPDX-License-Identifier: EUPL-1.2
"""Where the rows of a table come from: sorted, searched and cut where they lie.

Rows that are there (`Rijlijst`), rows of the database (`Zoekvraag`), and what a room adds (columns
of facts). No source makes more cells than are shown, or than one piece of an export holds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import Case, F, IntegerField, Model, Q, QuerySet, Value, When

from hefboom.scherm.cel import Cel, Celrij
from hefboom.scherm.celsoort import Celsoort, Celwaarde, sorteersleutel, vergelijkbaar
from hefboom.scherm.kolom import Kolom

T = TypeVar("T")
M = TypeVar("M", bound=Model)
#: Rows made at a time in an export.
STUK = 1000
#: From so many different texts on one looks by typing, not by choosing.
MEESTE_KEUZES = 40


@dataclass(frozen=True, slots=True)
class Orde:
    """By which column, and from high to low?"""

    kolom: int
    aflopend: bool = False


@dataclass(frozen=True, slots=True)
class Zeef:
    """What must hold in one column: this text, or a value from … up to and including …"""

    kolom: int
    tekst: str = ""
    vanaf: int | Decimal | date | None = None
    tot_en_met: int | Decimal | date | None = None


class Rijkeuze(ABC):
    """The rows that were asked for, in order."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def deel(self, van: int, tot: int | None) -> Sequence[Celrij]:
        """The cells of rows `van` up to `tot` (not included)."""

    def voorproef(self) -> Sequence[Celrij]:
        """Rows by which is seen whether its figures carry remarks; none when it has no figures."""
        return ()

    def alle(self) -> Iterator[Celrij]:
        """Every row, made a piece at a time."""
        for van in range(0, len(self), STUK):
            yield from self.deel(van, van + STUK)


class Rijenbron(ABC):
    """Rows that can be sorted and searched by a table's columns."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def kies(self, kolommen: Sequence[Kolom], orde: Orde | None, zeven: Sequence[Zeef]) -> Rijkeuze:
        """The rows that pass every sieve; as they stood where the order does not tell."""

    def keuzes(self, nummer: int, kolom: Kolom) -> list[tuple[str, str]]:
        """What one may choose of a column, value and name; empty: one types."""
        return list(kolom.keuzes.items()) if kolom.keuzes else []


# ── rows that are there ───────────────────────────────────────────────────────────────────────


class Rijlijst(Rijenbron, Generic[T]):
    """Rows in memory: cells, or anything `maak` makes cells of, a few at a time.

    With `maak` a column is sorted and searched by its `sleutel`.
    """

    def __init__(
        self, rijen: Sequence[T], maak: Callable[[Sequence[T]], Sequence[Celrij]] | None = None
    ) -> None:
        self._rijen, self._maak = rijen, maak
        self._bekend: dict[int, frozenset[tuple[str, str]]] = {}

    def __len__(self) -> int:
        return len(self._rijen)

    def kies(self, kolommen: Sequence[Kolom], orde: Orde | None, zeven: Sequence[Zeef]) -> Rijkeuze:
        """See `Rijenbron`."""
        rijen = [
            rij
            for rij in self._rijen
            if all(self._past(rij, zeef, kolommen[zeef.kolom]) for zeef in zeven)
        ]
        if orde is not None:
            kolom = kolommen[orde.kolom]
            waarden = [(self._waarde(rij, orde.kolom, kolom), rij) for rij in rijen]
            gevuld = [paar for paar in waarden if paar[0] is not None]
            gevuld.sort(key=lambda paar: sorteersleutel(paar[0]), reverse=orde.aflopend)
            rijen = [rij for _, rij in gevuld] + [rij for waarde, rij in waarden if waarde is None]
        return _Lijstkeuze(rijen, self._maak)

    def keuzes(self, nummer: int, kolom: Kolom) -> list[tuple[str, str]]:
        """See `Rijenbron`."""
        if kolom.keuzes:
            return list(kolom.keuzes.items())
        teksten = {tekst for rij in self._rijen if (tekst := self._tekst(rij, nummer, kolom))}
        if not 1 < len(teksten) <= min(MEESTE_KEUZES, len(self._rijen) - 1):
            return []
        return [(tekst, tekst) for tekst in sorted(teksten, key=sorteersleutel)]

    def _past(self, rij: T, zeef: Zeef, kolom: Kolom) -> bool:
        if zeef.tekst:
            tekst, gezocht = self._tekst(rij, zeef.kolom, kolom), zeef.tekst.casefold()
            if (zeef.tekst, zeef.tekst) in self._keuzes_van(zeef.kolom, kolom):
                return tekst.casefold() == gezocht
            return gezocht in tekst.casefold()
        waarde = vergelijkbaar(self._waarde(rij, zeef.kolom, kolom))
        if waarde is None:
            return False
        groot_genoeg = zeef.vanaf is None or waarde >= zeef.vanaf  # type: ignore[operator]
        return groot_genoeg and (
            zeef.tot_en_met is None or waarde <= zeef.tot_en_met  # type: ignore[operator]
        )

    def _keuzes_van(self, nummer: int, kolom: Kolom) -> frozenset[tuple[str, str]]:
        if nummer not in self._bekend:
            self._bekend[nummer] = frozenset(self.keuzes(nummer, kolom))
        return self._bekend[nummer]

    def _waarde(self, rij: T, nummer: int, kolom: Kolom) -> Celwaarde:
        if kolom.sleutel is not None:
            return kolom.sleutel(rij)
        waarde = self._cel(rij, nummer).getypeerd
        is_tekst = kolom.aard is Celsoort.TEKST
        return waarde if is_tekst or not isinstance(waarde, str) else None

    def _tekst(self, rij: T, nummer: int, kolom: Kolom) -> str:
        if kolom.sleutel is not None:
            waarde = kolom.sleutel(rij)
            return "" if waarde is None else str(waarde)
        return self._cel(rij, nummer).platte_tekst

    def _cel(self, rij: Any, nummer: int) -> Cel:
        cellen: Celrij = rij if self._maak is None else self._maak([rij])[0]
        return cellen[nummer]


class _Lijstkeuze(Rijkeuze):
    def __init__(
        self, rijen: Sequence[Any], maak: Callable[[Sequence[Any]], Sequence[Celrij]] | None
    ) -> None:
        self._rijen, self._maak = rijen, maak

    def __len__(self) -> int:
        return len(self._rijen)

    def deel(self, van: int, tot: int | None) -> Sequence[Celrij]:
        rijen = self._rijen[van:tot]
        return rijen if self._maak is None else self._maak(rijen)

    def voorproef(self) -> Sequence[Celrij]:
        return self._rijen if self._maak is None else ()


# ── rows of the database ──────────────────────────────────────────────────────────────────────


class Zoekvraag(Rijenbron, Generic[M]):
    """Rows of a queryset, in its own order until asked otherwise; `maak` makes cells of some.

    A column is sorted and searched in the database, by its `veld`.
    """

    def __init__(self, rijen: QuerySet[M], maak: Callable[[Sequence[M]], Sequence[Celrij]]) -> None:
        self._rijen, self._maak = rijen, maak

    @cached_property
    def _aantal(self) -> int:
        return self._rijen.count()

    def __len__(self) -> int:
        return self._aantal

    def kies(self, kolommen: Sequence[Kolom], orde: Orde | None, zeven: Sequence[Zeef]) -> Rijkeuze:
        """See `Rijenbron`."""
        rijen = self._rijen
        for zeef in zeven:
            rijen, naam = _met_veld(rijen, zeef.kolom, kolommen[zeef.kolom])
            rijen = rijen.filter(_voorwaarde(naam, zeef, kolommen[zeef.kolom]))
        if orde is not None:
            rijen, naam = _met_rang(rijen, orde.kolom, kolommen[orde.kolom])
            veld = F(naam)
            eerst = veld.desc(nulls_last=True) if orde.aflopend else veld.asc(nulls_last=True)
            daarna = rijen.query.order_by or rijen.model._meta.ordering or ("pk",)
            rijen = rijen.order_by(eerst, *daarna)
        return _Vraagkeuze(rijen, self._maak, self._aantal if not zeven else None)


class _Vraagkeuze(Rijkeuze):
    def __init__(
        self,
        rijen: QuerySet[Any],
        maak: Callable[[Sequence[Any]], Sequence[Celrij]],
        aantal: int | None,
    ) -> None:
        self._rijen, self._maak, self._bekend = rijen, maak, aantal

    def __len__(self) -> int:
        if self._bekend is None:
            self._bekend = self._rijen.count()
        return self._bekend

    def deel(self, van: int, tot: int | None) -> Sequence[Celrij]:
        return self._maak(list(self._rijen[van:tot]))

    def alle(self) -> Iterator[Celrij]:
        stuk: list[Any] = []
        for rij in self._rijen.iterator(chunk_size=STUK):
            stuk.append(rij)
            if len(stuk) == STUK:
                yield from self._maak(stuk)
                stuk = []
        yield from self._maak(stuk)


def _met_veld(rijen: QuerySet[M], nummer: int, kolom: Kolom) -> tuple[QuerySet[M], str]:
    """The queryset, and the name its column goes by there: of an expression one of our own."""
    if isinstance(kolom.veld, str):
        return rijen, kolom.veld
    naam = f"kolom_{nummer}"
    return rijen.alias(**{naam: kolom.veld}), naam


def _met_rang(rijen: QuerySet[M], nummer: int, kolom: Kolom) -> tuple[QuerySet[M], str]:
    """As `_met_veld`, to sort by: a code goes by what it is called, for that is what one reads."""
    rijen, naam = _met_veld(rijen, nummer, kolom)
    namen = kolom.keuzes
    if not namen:
        return rijen, naam
    op_volgorde = sorted(namen, key=lambda code: sorteersleutel(namen[code]))
    rangen = [When(**{naam: code}, then=Value(plek)) for plek, code in enumerate(op_volgorde)]
    rang = Case(*rangen, output_field=IntegerField())
    return rijen.alias(**{f"rang_{nummer}": rang}), f"rang_{nummer}"


def _voorwaarde(naam: str, zeef: Zeef, kolom: Kolom) -> Q:
    if zeef.tekst:
        if kolom.keuzes and zeef.tekst not in kolom.keuzes:
            return Q(pk__in=[])  # a choice that is none: no row, whatever the kind of field
        return Q(**{naam if kolom.keuzes else f"{naam}__icontains": zeef.tekst})
    goed = Q()
    if zeef.vanaf is not None:
        goed &= Q(**{f"{naam}__gte": zeef.vanaf})
    if zeef.tot_en_met is not None:
        goed &= Q(**{f"{naam}__lte": zeef.tot_en_met})
    return goed


def heeft_waarde(kolom: Kolom, bron: Rijenbron) -> bool:
    """Can the rows be sorted and searched by this column?"""
    if kolom.aard in (Celsoort.BEELD, Celsoort.GEMENGD):
        return False
    return kolom.veld is not None if isinstance(bron, Zoekvraag) else True
