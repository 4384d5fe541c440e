# SPDX-License-Identifier: EUPL-1.2
"""What a measure is: a value. Computing it is someone else's job (`rekenen`).

A measure that could not be computed, or says something else than it counts, cannot be made:
every part checks itself against the tables of `facts` when it is constructed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from hefboom.facts import TABELLEN, Feitentabel, Kolomsoort
from hefboom.measures.normen import SOORTEN
from hefboom.measures.voorwaarden import OngeldigeMaat, Voorwaarde, keur

#: Everything a figure may be broken down by, in the order pages show it.
DIMENSIES = (
    "segment", "gemeente", "aanbieder", "maand", "vorm", "verwijzer", "product", "gemeente_nu"
)  # fmt: skip
#: The municipality on the peildatum, so that a line runs on over a herindeling: of the region only,
#: since it is no part of the lattice that hides small numbers from others.
GEMEENTE_NU = "gemeente_nu"


class Eenheid(StrEnum):
    """What the value of a measure counts. EURO is whole cents; PROCENT is a share of one."""

    AANTAL = "aantal"
    PER_100 = "per 100"
    EURO = "euro"
    PROCENT = "procent"
    DAGEN = "dagen"


class Beter(StrEnum):
    """Which way is better; NEUTRAAL when a figure needs its story before anyone may judge it."""

    HOGER = "hoger"
    LAGER = "lager"
    NEUTRAAL = "neutraal"


# ── when does a row count? ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Tijdens:
    """A flow: the row counts in the period its date lies in."""

    kolom: str


@dataclass(frozen=True, slots=True)
class Overlapt:
    """The row counts in every period it shares a day with; an empty end runs on."""

    begin: str
    eind: str


@dataclass(frozen=True, slots=True)
class OpLaatsteDag:
    """A stock: the row counts when it runs on the last day of the period.

    `eind` is the last day that still counts; `tot` names a day on which it does not count any
    more, whichever comes first. With `minstens` it must have run for that many days already: what
    waits longer than ten weeks is a stock of its own.
    """

    begin: str
    eind: str
    tot: str = ""
    minstens: int = 0


@dataclass(frozen=True, slots=True)
class Opgeteld:
    """A flow so far: the row counts from the period its date lies in to the end of the question.

    Broken down by month each month holds all that came before it.
    """

    kolom: str


@dataclass(frozen=True, slots=True)
class Cohort:
    """A flow that was followed: the row counts in the period its date lies in, once `dagen` days
    have passed since. What began too recently to know how it went is left out of teller and noemer.
    """

    kolom: str
    dagen: int


@dataclass(frozen=True, slots=True)
class Jaarlijks:
    """The row counts in every calendar year the period touches."""

    kolom: str


Tijd = Tijdens | Opgeteld | Cohort | Overlapt | OpLaatsteDag | Jaarlijks

# ── what is counted? ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Aantal:
    """How many rows."""


@dataclass(frozen=True, slots=True)
class Verschillend:
    """How many different values; rows without one do not count."""

    kolom: str


@dataclass(frozen=True, slots=True)
class DagenSinds:
    """How old a row is: days from its own day to the last day of the period (of a stock only)."""

    kolom: str


@dataclass(frozen=True, slots=True)
class Som:
    """The column added up; rows without a value add nothing."""

    kolom: str | DagenSinds


@dataclass(frozen=True, slots=True)
class Percentiel:
    """The smallest value that `deel` percent of the rows do not exceed; 50 is the median.

    A value that occurs, never one between two (nearest rank). Rows without a value do not count.
    It is the value of one row, so it takes as many youths as a ratio does before it is shown.
    """

    kolom: str | DagenSinds
    deel: int


@dataclass(frozen=True, slots=True)
class KleinsteAantal:
    """The smallest number of `groep` that together make up `deel` percent of `wat`.

    The whole is the sum over the groups; a group that adds nothing or less takes no part.
    """

    groep: str
    wat: Aantal | Verschillend | Som
    deel: int


@dataclass(frozen=True, slots=True)
class OpEenDag:
    """The column of each different `van`, added up, on an average day of the period.

    A row holds from the begin to the end of its `Overlapt`; on a day that several rows of one `van`
    hold, it counts once. In whole numbers, half upwards: residents of who takes part.
    """

    kolom: str
    van: str


Wat = Aantal | Verschillend | Som | Percentiel | KleinsteAantal | OpEenDag


@dataclass(frozen=True, slots=True)
class Telling:
    """One count over one table of facts.

    `zonder` names dimensions this count ignores: the denominator of a share over referrers counts
    all referrers. A dimension its table does not have is ignored too, in a denominator only.
    """

    feit: str
    tijd: Tijd
    wat: Wat
    waar: Voorwaarde | None = None
    zonder: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.feit not in TABELLEN:
            raise OngeldigeMaat(f"Een tabel {self.feit} is er niet.")
        if self.waar is not None:
            keur(self.waar, self.tabel)
        for naam, soorten in self._gevraagd():
            kolom = self.tabel.kolom(naam)
            if kolom is None or kolom.soort not in soorten:
                raise OngeldigeMaat(f"{self.feit}.{naam} hoort {' of '.join(soorten)} te zijn.")

    def _gevraagd(self) -> Iterator[tuple[str, tuple[Kolomsoort, ...]]]:
        match self.tijd:
            case Tijdens(kolom) | Opgeteld(kolom):
                yield kolom, (Kolomsoort.DATUM,)
            case Cohort(kolom, dagen):
                if dagen < 1:
                    raise OngeldigeMaat(f"Een cohort wordt dagen gevolgd, niet {dagen}.")
                yield kolom, (Kolomsoort.DATUM,)
            case Overlapt(begin, eind):
                yield begin, (Kolomsoort.DATUM,)
                yield eind, (Kolomsoort.DATUM,)
            case OpLaatsteDag(begin, eind, tot, minstens):
                if minstens < 0:
                    raise OngeldigeMaat(f"Iets kan geen {minstens} dagen lopen.")
                for kolom in filter(None, (begin, eind, tot)):
                    yield kolom, (Kolomsoort.DATUM,)
            case Jaarlijks(kolom):
                yield kolom, (Kolomsoort.GETAL,)
        wat = self.wat
        if isinstance(wat, KleinsteAantal):
            if not 0 < wat.deel <= 100:
                raise OngeldigeMaat(f"Een deel van {wat.deel} procent bestaat niet.")
            yield wat.groep, (Kolomsoort.TEKST,)
            wat = wat.wat
        if isinstance(wat, Verschillend):
            yield wat.kolom, (Kolomsoort.TEKST,)
        if isinstance(wat, OpEenDag):
            if not isinstance(self.tijd, Overlapt):
                raise OngeldigeMaat("Alleen wat van begin tot einde geldt, is per dag te tellen.")
            yield wat.kolom, (Kolomsoort.GETAL,)
            yield wat.van, (Kolomsoort.TEKST,)
        if isinstance(wat, Percentiel) and not 0 < wat.deel <= 100:
            raise OngeldigeMaat(f"Een percentiel van {wat.deel} bestaat niet.")
        if isinstance(wat, Som | Percentiel):
            if not isinstance(wat.kolom, DagenSinds):
                yield wat.kolom, (Kolomsoort.GETAL, Kolomsoort.CENTEN)
            elif isinstance(self.tijd, OpLaatsteDag):
                yield wat.kolom.kolom, (Kolomsoort.DATUM,)
            else:
                raise OngeldigeMaat("Alleen van wat op een dag loopt is te zeggen hoe oud het is.")

    @property
    def tabel(self) -> Feitentabel:
        """The table counted over."""
        return TABELLEN[self.feit]

    @property
    def over_personen(self) -> bool:
        """Are there youths behind this count? Then small numbers can point at one."""
        return self.tabel.heeft("jeugdige")

    def kent(self, dimensie: str) -> bool:
        """Can this count be broken down by the dimension?"""
        if dimensie in self.zonder:
            return False
        if dimensie == "maand":
            return not isinstance(self.tijd, Jaarlijks)
        return self.tabel.heeft(dimensie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maat:
    """A measure: what is asked, what is counted, and how far it may be broken down.

    `tellers` are added up; with a `noemer` the value is their ratio. `vraag` and `uitleg` are
    read by everyone (B1); `normen` are the kinds of norm its rows were held
    against; `bron` where the definition
    comes from; `versie` goes up whenever equal facts would give another figure. `deel_van` tells
    that the rows of the teller are among those of the noemer, and `deel_naam` what those are.
    `rijpt`: the longer ago, the further along: no period is held against an earlier one, and no
    direction is read from its line. `zoals` are counts whose hidden cells hide its own too: money
    over the rows of a count that lies within another.
    """

    code: str
    naam: str
    vraag: str
    uitleg: str
    eenheid: Eenheid
    beter: Beter
    tellers: tuple[Telling, ...]
    noemer: Telling | None = None
    deel_van: bool = False
    rijpt: bool = False
    zoals: tuple[Telling, ...] = ()
    deel_naam: str = "Telt mee"
    dimensies: tuple[str, ...]
    verplicht: tuple[str, ...] = ()
    normen: tuple[str, ...] = ()
    bron: str
    versie: int = field(default=1)

    def __post_init__(self) -> None:
        def eis(goed: bool, uitleg: str) -> None:
            if not goed:
                raise OngeldigeMaat(f"Maat {self.code}: {uitleg}")

        eis(self.code.replace("_", "").isalnum() and self.code.islower(), "code is a-z en _.")
        eis(self.vraag.endswith("?"), "de vraag eindigt op een vraagteken.")
        eis(
            all((self.naam, self.uitleg.endswith((".", "?")), self.bron)),
            "naam, uitleg of bron mist.",
        )
        eis(set(self.normen) <= SOORTEN.keys(), f"normen zijn {', '.join(SOORTEN)}.")
        eis(self.versie >= 1, "versies tellen vanaf 1.")
        eis(bool(self.tellers), "zonder teller valt er niets te tellen.")
        eis(set(self.dimensies) <= set(DIMENSIES), f"dimensies zijn {', '.join(DIMENSIES)}.")
        eis(set(self.verplicht) <= set(self.dimensies), "een verplichte dimensie mag ook.")
        for teller in self.tellers:
            for dimensie in self.dimensies:
                eis(teller.kent(dimensie), f"{teller.feit} kent geen {dimensie}.")
        eis(
            self.noemer is not None
            or self.eenheid in {Eenheid.AANTAL, Eenheid.EURO}
            or self.percentiel,
            f"{self.eenheid} vraagt een noemer.",
        )
        eis(
            not self.percentiel or (self.noemer is None and len(self.tellers) == 1),
            "een percentiel staat op zichzelf: het is niet op te tellen of te delen.",
        )
        eis(
            not self.deel_van
            or (self.noemer is not None and {t.feit for t in self.tellers} == {self.noemer.feit}),
            "een deel telt dezelfde tabel als het geheel.",
        )
        if self.noemer is not None:
            eis(
                not isinstance(self.noemer.wat, KleinsteAantal | Percentiel),
                "die noemer deelt niet.",
            )
            genegeerd = {d for d in self.dimensies if not self.noemer.kent(d)}
            eis(
                genegeerd <= {*self.noemer.zonder, *self.verplicht}
                or not self.noemer.over_personen,
                f"de noemer zou {', '.join(sorted(genegeerd))} negeren zonder het te zeggen.",
            )

    @property
    def percentiel(self) -> bool:
        """Is the value that of one row?"""
        return any(isinstance(teller.wat, Percentiel) for teller in self.tellers)

    @property
    def per_jaar(self) -> bool:
        """Is a part of it for whole calendar years, whatever the period?"""
        delen = (*self.tellers, *([self.noemer] if self.noemer else []))
        return any(isinstance(telling.tijd, Jaarlijks) for telling in delen)

    @property
    def feit(self) -> str:
        """The table of facts the measure is first of all about."""
        return self.tellers[0].feit
