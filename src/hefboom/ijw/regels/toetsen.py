# SPDX-License-Identifier: EUPL-1.2
"""Applies the declared checks to a message. A check answers; only `controleer` makes findings."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, TypeAlias, TypeVar

from hefboom.ijw.argumenten import een_bericht, een_dag
from hefboom.ijw.bericht import Bericht, Kop
from hefboom.ijw.herhaling import Herhaling
from hefboom.ijw.regels.register import regel
from hefboom.kernel import Failed, Finding, Outcome

T = TypeVar("T")
#: Any class of a message, for what looks at it by the names the standard gives.
Boom = Mapping[str, Any]


@dataclass(slots=True)
class Werk:
    """What a check may know besides the class it looks at.

    `ouders` are the classes around it, outermost first; `nummer` its place in a repeated class,
    from 1. The classes come in the order of the message, so `gezien` can tell a second time.
    """

    bericht: Bericht
    vandaag: date
    ouders: tuple[Boom, ...] = ()
    nummer: int = 0
    naam: str = ""
    _gezien: set[Hashable] = field(default_factory=set)
    _eenmaal: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def kop(self) -> Kop:
        """The message's header."""
        return self.bericht.kop

    @property
    def dagtekening(self) -> date:
        """The date the message itself carries."""
        return self.bericht.kop.dagtekening

    def gezien(self, *sleutel: Hashable) -> bool:
        """Did this key come by before? The first time it is remembered."""
        if sleutel in self._gezien:
            return True
        self._gezien.add(sleutel)
        return False

    def eenmaal(self, naam: str, maak: Callable[[], T]) -> T:
        """What is made of the whole message, made once."""
        if naam not in self._eenmaal:
            self._eenmaal[naam] = maak()
        gemaakt: T = self._eenmaal[naam]
        return gemaakt

    def verzameld(self, naam: str, maak: Callable[[Bericht], Iterable[str]]) -> frozenset[str]:
        """A set over the whole message, gathered once."""
        return self.eenmaal(naam, lambda: frozenset(maak(self.bericht)))


#: What a check looks at is the class at its path; a test holds the two together.
Toetsfunctie = Callable[[Any, Werk], Outcome]
C = TypeVar("C", bound=Toetsfunctie)


@dataclass(frozen=True, slots=True)
class Toets:
    """One check of one rule at one kind of place: `per` is a path without numbers.

    `veld` is the element the finding points at, below `per`.
    """

    code: str
    per: str
    veld: str
    check: Toetsfunctie
    soorten: tuple[str, ...]


#: rule code → its checks (one rule may look at several kinds of place).
TOETSEN: dict[str, list[Toets]] = {}


def toets(code: str, *per: str, veld: str = "", alleen: tuple[str, ...] = ()) -> Callable[[C], C]:
    """Declare a check of rule `code` at every class on the paths `per`.

    `alleen` narrows it to some messages; otherwise it holds for all messages of the rule that
    have such a path.
    """

    def opnemen(check: C) -> C:
        TOETSEN.setdefault(code, []).extend(Toets(code, pad, veld, check, alleen) for pad in per)
        return check

    return opnemen


#: What holds the occurrences of a repeated element.
REPETEERT = (tuple, list, Herhaling)
#: Where a class stands: the class around it, its name, and its number (0 when it does not repeat).
_Plek: TypeAlias = "tuple[_Plek, str, int] | None"


class _Tak:
    """The checks at one path, and the paths below it."""

    def __init__(self) -> None:
        self.toetsen: list[Toets] = []
        #: The same, each with its function at hand.
        self.checks: list[tuple[Toetsfunctie, Toets]] = []
        self.onder: dict[str, _Tak] = {}


@cache
def _plan(soort: str) -> _Tak:
    wortel = _Tak()
    for toetsen in TOETSEN.values():
        for een in toetsen:
            if soort not in (een.soorten or regel(een.code).berichten):
                continue
            tak = wortel
            for stap in filter(None, een.per.split("/")):
                tak = tak.onder.setdefault(stap, _Tak())
            tak.toetsen.append(een)
            tak.checks.append((een.check, een))
    return wortel


def controleer(bericht: Bericht, vandaag: date) -> tuple[Finding, ...]:
    """Every rule that this message alone decides; all findings at once, in message order.

    `vandaag` is the day of receipt (TR135). A rule that needs the record, a code list of others
    or a contract is not decided here: see `Regel.niveau`. Raises `TypeError` for what is no
    message or no date.
    """
    gevonden: list[Finding] = []
    _controleer(bericht, vandaag, gevonden.append)
    return tuple(gevonden)


def controleer_eerste(
    bericht: Bericht, vandaag: date, hoogstens: int
) -> tuple[tuple[Finding, ...], int]:
    """The first findings of `controleer`, and how many there are in all."""
    gevonden: list[Finding] = []
    aantal = 0

    def neem(bevinding: Finding) -> None:
        nonlocal aantal
        aantal += 1
        if aantal <= hoogstens:
            gevonden.append(bevinding)

    _controleer(bericht, vandaag, neem)
    return tuple(gevonden), aantal


def _controleer(bericht: Bericht, vandaag: date, neem: Callable[[Finding], None]) -> None:
    werk = Werk(een_bericht(bericht), een_dag(vandaag))
    _doorloop(_plan(bericht.soort), bericht.inhoud, None, werk, neem)


def uitkomsten(bericht: Bericht, vandaag: date, code: str) -> tuple[Outcome, ...]:
    """Every answer of one rule's checks, for explaining and for tests."""
    gevonden: list[Outcome] = []

    def loop(tak: _Tak, item: Boom, werk: Werk) -> None:
        gevonden.extend(t.check(item, werk) for t in tak.toetsen if t.code == code)
        for _, lager, onder in _kinderen(tak, item, werk):
            loop(onder, lager, werk)

    loop(_plan(bericht.soort), bericht.inhoud, Werk(bericht, vandaag))
    return tuple(gevonden)


def _doorloop(
    tak: _Tak, item: Boom, plek: _Plek, werk: Werk, neem: Callable[[Finding], None]
) -> None:
    for check, een in tak.checks:
        uitkomst = check(item, werk)
        if isinstance(uitkomst, Failed):
            neem(_bevinding(een, uitkomst, _pad(plek)))
    if not tak.onder:
        return
    # As `_kinderen`, without a path and a generator for every class: most messages are right.
    hier = (werk.ouders, werk.nummer, werk.naam)
    werk.ouders = (*hier[0], item)
    for naam, onder in tak.onder.items():
        waarde = item.get(naam)
        if waarde is None:
            continue
        werk.naam = naam
        # Nearly all are dicts; asking whether one is a `Herhaling` is asking an abstract class.
        if type(waarde) is not dict and isinstance(waarde, REPETEERT):
            for nummer, lager in enumerate(waarde, 1):
                werk.nummer = nummer
                _doorloop(onder, lager, (plek, naam, nummer), werk, neem)
        else:
            werk.nummer = 0
            _doorloop(onder, waarde, (plek, naam, 0), werk, neem)
    werk.ouders, werk.nummer, werk.naam = hier


def _pad(plek: _Plek) -> str:
    if plek is None:
        return ""
    ouder, naam, nummer = plek
    stap = f"{naam}[{nummer}]" if nummer else naam
    return f"{_pad(ouder)}/{stap}" if ouder else stap


def _kinderen(tak: _Tak, item: Boom, werk: Werk) -> Iterable[tuple[str, Boom, _Tak]]:
    """The classes below this one that have checks, with `werk` standing at each of them."""
    if not tak.onder:
        return
    hier = (werk.ouders, werk.nummer, werk.naam)
    for naam, onder in tak.onder.items():
        waarde = item.get(naam)
        if waarde is None:
            continue
        werk.ouders = (*hier[0], item)
        werk.naam = naam
        if isinstance(waarde, REPETEERT):
            for nummer, lager in enumerate(waarde, 1):
                werk.nummer = nummer
                yield f"{naam}[{nummer}]", lager, onder
                werk.ouders, werk.naam = (*hier[0], item), naam
        else:
            werk.nummer = 0
            yield naam, waarde, onder
    werk.ouders, werk.nummer, werk.naam = hier


def _bevinding(een: Toets, fout: Failed, pad: str) -> Finding:
    plek = "/".join(filter(None, (pad, een.veld))) or "Header"
    return Finding.van(regel(een.code), plek, fout)
